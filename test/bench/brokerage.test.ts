import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from '../../bench/brokerage/agenda.ts';
import { arrivals } from '../../bench/brokerage/arrivals.ts';
import { Promises } from '../../bench/brokerage/promises.ts';
import { runningShares } from '../../bench/brokerage/running-shares.ts';
import { demoAnswer } from '../../demo/answers.ts';
import { isWorkingDay } from '../../domain/bank-holidays.ts';
import type { DayPlan } from '../../domain/round.ts';
import { localDateOf } from '../../domain/time.ts';
import { aLedger, aPackage, aRotation } from '../domain/builders.ts';

describe('the agenda of a simulation', () => {
  it('gives what is earliest first, and of one moment what was put in first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (minutes) => {
        const agenda = new Agenda();
        const put = minutes.map((minute, i) => ({ at: `2027-01-04T08:0${minute}:00.000Z`, i }));
        const taken: typeof put = [];
        for (const one of put) agenda.put(one.at, async () => void taken.push(one));
        const order: string[] = [];
        for (let next = agenda.take(); next !== undefined; next = agenda.take()) {
          order.push(next.at);
          void next.happen();
        }
        expect(order).toEqual(put.map(({ at }) => at).sort());
        expect(taken).toEqual(put.toSorted((a, b) => (a.at === b.at ? a.i - b.i : a.at < b.at ? -1 : 1)));
      }),
    );
  });
});

describe('the requests of a quarter', () => {
  it('come in office hours of working days, each of a client of its own, the same for the same seed', () => {
    const made = arrivals(1, '2027-03-22', 2, 20);
    expect(made).toHaveLength(40);
    // Good Friday and Easter Monday of 2027 lie in these weeks.
    expect(made.map(({ at }) => localDateOf(at)).filter((date) => !isWorkingDay(date))).toEqual([]);
    expect(new Set(made.map(({ request }) => request.client.ref)).size).toBe(40);
    expect(made.every(({ at, request }) => request.startDate > localDateOf(at))).toBe(true);
    expect(arrivals(1, '2027-03-22', 2, 20)).toEqual(made);
  });
});

describe('a demo provider', () => {
  const offer = { zoneId: 'bury-east', area: 'BL9', patterns: [], minutesPerWeek: 0 };
  const answers = Array.from({ length: 1000 }, (_, i) => demoAnswer(1, 'kestrel', { ...offer, minutesPerWeek: i }));

  it('gives the same answer to the same offer, and another may give another', () => {
    expect(demoAnswer(1, 'kestrel', offer)).toEqual(demoAnswer(1, 'kestrel', offer));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accept', 'refuse', 'lapse']));
  });

  it('accepts four of five offers, within the time given', () => {
    // 80% of 1,000 with a standard deviation of 13.
    const accepted = answers.filter(({ kind }) => kind === 'accept');
    expect(accepted.length).toBeGreaterThan(750);
    expect(accepted.length).toBeLessThan(850);
    expect(accepted.every(({ afterShare }) => afterShare > 0 && afterShare < 1)).toBe(true);
  });
});

describe('running shares', () => {
  const two = (providerId: string) => ({ providerId, at: '2026-01-06T10:00:00.000Z' });

  it('follow the ledger entry by entry, in packages from what is due', () => {
    // 80/20: after the first package prov-1 is due 0.8 and had 1; after four, 3.2 and had 4.
    const ledger = aLedger([two('prov-1'), two('prov-1'), two('prov-1'), two('prov-1')]);
    const { moments, furthest, beyond, points } = runningShares(aRotation(), ledger, '2026-01-05');
    expect([moments, beyond]).toEqual([4, 0]);
    expect(furthest).toBeCloseTo(0.8);
    expect(points.at(-1)).toMatchObject({ had: 1, due: 0.8, band: 0.25, period: '2026-01-05' });
  });

  it('beyond a package are explained only by entries that say who turned a package away', () => {
    const order = [
      { providerId: 'prov-1', route: 'rule' },
      { providerId: 'prov-2', route: 'rule' },
    ] as const;
    const contract = { id: 'k-1', version: 1 };
    const cannot = { ...two('prov-1'), kind: 'cannot', reasons: [{ code: 'capacity', text: 'No room.' }] } as const;
    const instead = (seq: number) => ({
      ...two('prov-2'),
      packageId: `p-${seq}`,
      certificate: { contract, order, passedOver: [{ providerId: 'prov-1', code: 'capacity', seq } as const] },
    });
    // Two packages, both due to prov-1 (1.6), both with prov-2: 1.6 short, of which 2 were turned away.
    const told = aLedger([cannot, instead(1), { ...cannot, packageId: 'p-3' }, instead(3)]);
    expect(runningShares(aRotation(), told, '2026-01-05')).toMatchObject({ beyond: 1, explained: 1 });
    const untold = aLedger([two('prov-2'), two('prov-2')]);
    expect(runningShares(aRotation(), untold, '2026-01-05')).toMatchObject({ beyond: 1, explained: 0 });
  });

  it('leave out what was handed over before', () => {
    const ledger = aLedger([two('prov-1'), { ...two('prov-1'), at: '2026-01-12T10:00:00.000Z' }]);
    expect(runningShares(aRotation(), ledger, '2026-01-12').moments).toBe(1);
  });
});

describe('a promise', () => {
  const placement = { providerId: 'prov-1', at: '2026-11-22T12:00:00.000Z', from: '2026-11-23', extraTravelMinutes: 0 };
  const promised = aPackage({ id: 'pkg-1', status: 'placed', placement });
  const day = (over: Partial<DayPlan>): DayPlan =>
    ({ providerId: 'prov-1', date: '2026-11-23', rounds: [], leftOut: [], ...over }) as DayPlan;
  const left = [
    { visitId: 'pkg-1/breakfast/2026-11-23', packageId: 'pkg-1', carersRequired: 1, minutes: 30, reasons: [] },
  ];

  it('is broken by the next full plan that leaves a visit out, and judged once', () => {
    const promises = new Promises();
    expect([promises.made(promised), promises.made(promised)]).toEqual([true, false]);
    expect([promises.awaits('prov-1'), promises.awaits('prov-2')]).toEqual([true, false]);
    promises.planned(day({ providerId: 'prov-2', leftOut: left }));
    expect(promises.broken).toEqual([]);
    promises.planned(day({ leftOut: left }));
    promises.planned(day({ leftOut: left }));
    expect([promises.kept, promises.broken, promises.awaits('prov-1')]).toEqual([0, ['pkg-1'], false]);
  });

  it('waits for a day that asks for its visits', () => {
    const promises = new Promises();
    promises.made(promised);
    promises.planned(day({}));
    expect([promises.kept, promises.broken.length]).toEqual([0, 0]);
  });
});
