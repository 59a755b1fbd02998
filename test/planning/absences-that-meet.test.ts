/** An absence that is recorded while something else is decided on the same carer: whoever is second sees the first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Absence } from '../../domain/carer.ts';
import type { VisitPattern } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { changeOrder } from '../../planning/life/change-order.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { pinVisit } from '../../planning/pin-visit.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { saveShiftPattern } from '../../planning/workforce/save-shift-pattern.ts';
import { withdrawAbsence } from '../../planning/workforce/withdraw-absence.ts';
import { aPattern, aRotation, aShiftPattern } from '../domain/builders.ts';
import { aCouncil, broker, type Council, meeting, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';
import { placed, visitsIn } from './life/a-placed-package.ts';

const MONDAY = '2026-11-23';
const WEDNESDAY = '2026-11-25';
const coordinator = providerCaller('prov-1');

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

async function aCouncilWith(...carers: string[]): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, { 'prov-1': { carers: carers.map((id) => ({ id })) } });
  return council;
}

/** The whole live week. */
function absence(carerId = 'ca-1'): Omit<Absence, 'version'> {
  const week = { from: '2026-11-23T00:00:00Z', to: '2026-11-30T05:00:00Z' };
  return { id: `a-${carerId}`, carerId, providerId: 'prov-1', kind: 'sickness', ...week };
}

const ill = (ports: Ports, carerId?: string) => recordAbsence(ports, coordinator, absence(carerId), 0);
const place = (ports: Ports, packageId: string) => placePackage(ports, { packageId, attempt: 'submitted' });
const carersOn = (plan: DayPlan | undefined) => plan?.rounds.map(({ carerId }) => carerId) ?? [];

async function servedIn(ports: Ports, date = WEDNESDAY) {
  const plan = await ports.store.dayPlan('prov-1', date);
  return { carers: carersOn(plan), visits: visitsIn(plan).length };
}

describe('an absence of a carer who has no visit yet, recorded while', () => {
  it('a package is placed: nobody has it', async () => {
    const { ports } = await aCouncilWith('ca-1');
    const id = await submitted(ports, 'c-1');
    const decided = await place(
      meeting(ports, () => ill(ports)),
      id,
    );
    expect(decided.status).toBe('unplaced');
    expect(await servedIn(ports)).toEqual({ carers: [], visits: 0 });
  });

  it('a package is placed that begins later: it is tested on the week without the carer', async () => {
    const { ports } = await aCouncilWith('ca-1');
    const id = await submitted(ports, 'c-1', [{}], { startDate: '2026-12-14' });
    const decided = await place(
      meeting(ports, () => ill(ports)),
      id,
    );
    expect(decided.status).toBe('unplaced');
  });

  it('an offer is accepted: there is no room any more', async () => {
    const council = await aCouncilWith('ca-1');
    const { ports } = council;
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await ports.store.commit([{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    const { id, offer } = await placed(council, 'c-1');
    const accepted = acceptOffer(
      meeting(ports, () => ill(ports)),
      coordinator,
      'prov-1',
      offer!.id,
    );
    await expect(accepted).rejects.toThrow('the rounds no longer have the room');
    expect((await ports.store.package(id))?.status).toBe('offered');
  });

  it('a service order is changed: it does not hold', async () => {
    const council = await aCouncilWith('ca-1');
    const { ports } = council;
    const { id, version } = await placed(council, 'c-1', [{ days: ['sun'] }], { startDate: '2026-11-29' });
    const changed = await changeOrder(
      meeting(ports, () => ill(ports)),
      broker,
      id,
      {
        from: '2026-12-07',
        patterns: [aPattern({ days: ['wed'] })],
        fundedMinutesPerWeek: 3000,
        reason: 'Another day.',
        ifNoRoom: 'refuse',
        expected: version,
        correlationId: 'test',
      },
    );
    expect(changed).toMatchObject({ holds: false, committed: false });
  });

  it('a visit is moved to when only the carer had time: it finds no place', async () => {
    const council = await aCouncilWith('ca-1', 'ca-2');
    const { ports } = council;
    const critical = { level: 'critical', reason: 'insulin' } as const;
    const at = (time: string): Partial<VisitPattern> => ({
      days: ['wed'],
      window: { from: time, to: time },
      criticality: critical,
    });
    const mine = await placed(council, 'c-1', [at('08:00')]);
    await placed(council, 'c-2', [at('10:00')]);
    const [busy] = (await servedIn(ports)).carers;
    const free = busy === 'ca-1' ? 'ca-2' : 'ca-1';
    const changed = await changeVisit(
      meeting(ports, () => ill(ports, free)),
      broker,
      {
        packageId: mine.id,
        patternId: 'breakfast',
        date: WEDNESDAY,
        window: { from: '10:00', to: '10:00' },
        expected: mine.version,
      },
    );
    expect(changed.holds).toBe(false);
    expect(await servedIn(ports)).toEqual({ carers: [busy], visits: 1 });
  });

  it('a visit is pinned to the carer: the pin is refused', async () => {
    const council = await aCouncilWith('ca-1', 'ca-2');
    const { ports } = council;
    const { id } = await placed(council, 'c-1', [{ days: ['wed'] }]);
    const plan = (await ports.store.dayPlan('prov-1', WEDNESDAY))!;
    const free = carersOn(plan)[0] === 'ca-1' ? 'ca-2' : 'ca-1';
    const pinned = pinVisit(
      meeting(ports, () => ill(ports, free)),
      coordinator,
      {
        providerId: 'prov-1',
        date: WEDNESDAY,
        visitId: `${id}/breakfast/${WEDNESDAY}`,
        carer: free,
        pin: { carer: true, time: false },
        expected: plan.version,
      },
    );
    await expect(pinned).rejects.toThrow('cannot be served as pinned');
    expect((await servedIn(ports)).carers).not.toContain(free);
  });

  it('another carer’s absence hands over visits: nobody who is away gets them', async () => {
    const council = await aCouncilWith('ca-1', 'ca-2');
    const { ports } = council;
    await placed(council, 'c-1', [{ days: ['wed'] }]);
    const [busy] = (await servedIn(ports)).carers;
    const free = busy === 'ca-1' ? 'ca-2' : 'ca-1';
    const { days } = await ill(
      meeting(ports, () => ill(ports, free)),
      busy,
    );
    expect(days.map(({ plan }) => plan.leftOut.length)).toEqual([1]);
    expect(await servedIn(ports)).toEqual({ carers: [], visits: 0 });
  });

  it('the night plans a day that had no plan: it is planned without the carer', async () => {
    const council = await aCouncilWith('ca-1');
    const { ports } = council;
    await placed(council, 'c-1', [{ days: ['mon'] }]);
    council.at('2026-11-23T02:00:00.000Z');
    const date = '2026-11-30';
    const job = { providerId: 'prov-1', date, state: 'queued' } as const;
    const night = { id: MONDAY, date, startedAt: ports.clock.now(), startedBy: 'scheduler', jobs: [job], version: 1 };
    await ports.store.commit([{ kind: 'replan', value: night, expected: 0 }]);
    const away = { ...absence(), to: '2026-12-01T05:00:00Z' };
    await replanDay(
      meeting(ports, () => recordAbsence(ports, coordinator, away, 0)),
      { replanId: MONDAY, providerId: 'prov-1', date, correlationId: 'test' },
    );
    const plan = await ports.store.dayPlan('prov-1', date);
    expect(carersOn(plan)).toEqual([]);
    expect(plan?.leftOut).toHaveLength(1);
  });
});

describe('an absence during whose repair', () => {
  it('a package is placed with the carer hands its visits on', async () => {
    const { ports } = await aCouncilWith('ca-1', 'ca-2');
    const id = await submitted(ports, 'c-1', [{ days: ['wed'], carersRequired: 2 }]);
    const { days } = await ill(meeting(ports, () => place(ports, id)));
    expect((await ports.store.package(id))?.status).toBe('placed');
    expect(days.map(({ plan }) => plan.date)).toEqual([WEDNESDAY]);
    expect((await servedIn(ports)).carers).not.toContain('ca-1');
  });

  it('the same absence is recorded by somebody else is refused by its version', async () => {
    const { ports } = await aCouncilWith('ca-1');
    await expect(ill(meeting(ports, () => ill(ports)))).rejects.toThrow('absence a-ca-1 is version 1, not 0');
  });
});

it('shorter hours saved while a package is placed are those it is tried on', async () => {
  const { ports } = await aCouncilWith('ca-1');
  const id = await submitted(ports, 'c-1', [{ window: { from: '08:00', to: '09:00' } }]);
  const { version: _, ...hours } = aShiftPattern({ id: 's-ca-1', from: '10:00', to: '13:00' });
  const decided = await place(
    meeting(ports, () => saveShiftPattern(ports, coordinator, hours, 1)),
    id,
  );
  expect(decided.status).toBe('unplaced');
});

it('an absence that is withdrawn while a package is placed leaves it its place', async () => {
  const { ports } = await aCouncilWith('ca-1', 'ca-2');
  await ill(ports, 'ca-2');
  const id = await submitted(ports, 'c-1');
  const withdrawal = { providerId: 'prov-1', id: 'a-ca-2', expected: 1 };
  const decided = await place(
    meeting(ports, () => withdrawAbsence(ports, coordinator, withdrawal)),
    id,
  );
  expect(decided.status).toBe('placed');
  expect((await servedIn(ports, MONDAY)).visits).toBe(1);
});
