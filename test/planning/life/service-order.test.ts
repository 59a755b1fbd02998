import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../../domain/package.ts';
import type { DayPlan } from '../../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../../planning/change-visit.ts';
import { InvalidInput, NotAllowedNow, VersionConflict } from '../../../planning/errors.ts';
import { getPackage } from '../../../planning/get-package.ts';
import { changeOrder, type NewOrder } from '../../../planning/life/change-order.ts';
import { recordAbsence } from '../../../planning/workforce/record-absence.ts';
import { aPattern } from '../../domain/builders.ts';
import { aCouncil, broker, type Council, providerCaller } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { decideQueued, placed, visitsIn } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** prov-1, whose turn it is, works mornings; prov-2 works until ten at night. */
async function aPlaced(patterns: Partial<VisitPattern>[] = [{}]): Promise<{ council: Council; id: string }> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, {
    'prov-1': { carers: [{ id: 'ca-1' }] },
    'prov-2': { carers: [{ id: 'ca-2' }], shifts: { from: '07:00', to: '22:00' } },
  });
  const { id } = await placed(council, 'c-1', patterns);
  return { council, id };
}

async function step(
  { council, id }: { council: Council; id: string },
  patterns: Partial<VisitPattern>[],
  over: Partial<NewOrder> = {},
) {
  const { version } = await getPackage(council.ports, broker, id);
  return changeOrder(council.ports, broker, id, {
    from: '2026-11-25',
    patterns: patterns.map(aPattern),
    fundedMinutesPerWeek: 3000,
    reason: 'fell on the stairs',
    ifNoRoom: 'refuse',
    expected: version,
    correlationId: 'test',
    ...over,
  });
}

/** Twice a week: one carer would wait for it, paid, all day. */
const evening: Partial<VisitPattern> = { id: 'bed', days: ['wed', 'fri'], window: { from: '20:00', to: '21:00' } };
/** At eight exactly, and before every visit that is not critical. */
const insulinTill = (hour: number): Partial<VisitPattern> => ({
  window: { from: '08:00', to: '08:00' },
  minutes: (hour - 8) * 60,
  criticality: { level: 'critical', reason: 'insulin' },
});

/** Beside a visit of another client at ten, on Tuesdays and Fridays. */
async function aPlacedBeside(): Promise<{ council: Council; id: string }> {
  const { council, id } = await aPlaced([insulinTill(9)]);
  const other = { days: ['tue', 'fri'], window: { from: '10:00', to: '10:30' } } as const;
  expect((await placed(council, 'c-2', [other])).placement?.providerId).toBe('prov-1');
  return { council, id };
}

const day = ({ ports }: Council, date: string, provider = 'prov-1') => ports.store.dayPlan(provider, date);
const ordersIn = (plan: DayPlan | undefined) =>
  plan?.rounds.flatMap(({ segments }) =>
    segments.flatMap((s) =>
      s.kind === 'visit' ? [`${s.visitId.split('/')[1]} ${s.to - s.from} v${s.serviceOrder}`] : [],
    ),
  );

describe('a step up', () => {
  it('is tried on the days before it begins without what was moved on those days alone', async () => {
    const one = await aPlaced();
    const { store } = one.council.ports;
    const { version, ...before } = await getPackage(one.council.ports, broker, one.id);
    // On Tuesday at eight at night, when nobody works: Tuesdays from the 25th on are as ever.
    const exceptions = [{ patternId: 'breakfast', date: '2026-11-24', window: { from: '20:00', to: '21:00' } }];
    const moved = { ...before, exceptions, version: version + 1 };
    await store.commit([{ kind: 'package', value: moved, expected: version }]);
    expect(await step(one, [{ minutes: 60 }])).toMatchObject({ holds: true, committed: true });
  });

  it('is refused where it would overlap another package of the client', async () => {
    const one = await aPlaced();
    const other = await placed(one.council, 'c-1', [evening]);
    await expect(step(one, [{}, { ...evening, days: ['fri'] }])).rejects.toThrow(
      `/patterns/1: must not overlap with bed (20:00 to 21:00, 30 minutes) of the client's package ${other.id}, first on 2026-11-27`,
    );
  });

  it('leaves a day on which its visit is cancelled to the package that took its place, and no other', async () => {
    const one = await aPlaced();
    const { ports } = one.council;
    const breakfastOn = { packageId: one.id, patternId: 'breakfast', date: '2026-11-27' };
    await changeVisit(ports, broker, { ...breakfastOn, cancelled: true, expected: 2 });
    const days = { startDate: '2026-11-27', endDate: '2026-11-27', urgency: 'emergency' } as const;
    const instead = await placed(one.council, 'c-1', [{}], days);
    expect(instead.status).toBe('placed');
    const answer = await step(one, [{}, { id: 'lunch', window: { from: '12:00', to: '12:30' } }]);
    expect(answer).toMatchObject({ holds: true, committed: true });
    const lasting = await placed(one.council, 'c-1', [evening]);
    await expect(step(one, [{}, { ...evening, days: ['fri'] }])).rejects.toThrow(
      `the client's package ${lasting.id}, first on 2026-11-27`,
    );
  });

  it('is in the rounds from its date on, and each visit names the version it was made from', async () => {
    const { council, id } = await aPlaced();
    const { holds, committed, days } = await step({ council, id }, [
      { minutes: 60 },
      { id: 'lunch', window: { from: '12:00', to: '12:30' } },
    ]);
    expect([holds, committed]).toEqual([true, true]);
    expect(days.map(({ plan }) => plan.date)).toEqual([25, 26, 27, 28, 29].map((d) => `2026-11-${d}`));
    expect(ordersIn(await day(council, '2026-11-24'))).toEqual(['breakfast 30 v1']);
    expect(ordersIn(await day(council, '2026-11-25'))).toEqual(['breakfast 60 v2', 'lunch 30 v2']);
    const told = (await council.ports.store.eventsOf(`package/${id}`)).at(-1);
    expect(told?.text).toContain('Stepped up from 2026-11-25 (service order 2): 630 minutes a week, were 210.');
  });

  it('that the rounds cannot hold changes nothing and says which visits fail, when and why', async () => {
    const { council, id } = await aPlaced();
    const answer = await step({ council, id }, [{}, evening]);
    expect(answer).toMatchObject({ holds: false, committed: false, failing: [{ patternId: 'bed' }] });
    expect(answer.failing[0]?.dates).toEqual(['2026-11-25', '2026-11-27']);
    expect(answer.failing[0]?.reasons[0]).toMatchObject({ code: 'hours', numbers: { carers: 1 } });
    expect(ordersIn(await day(council, '2026-11-25'))).toEqual(['breakfast 30 v1']);
    expect((await getPackage(council.ports, broker, id)).serviceOrder).toBeUndefined();
  });

  it('that the rounds cannot hold may go to whoever can: served as it was to the day before, and by the new order from then', async () => {
    const { council, id } = await aPlaced();
    const answer = await step({ council, id }, [{}, evening], { ifNoRoom: 're-broker' });
    expect(answer).toMatchObject({ holds: false, committed: true, carePackage: { status: 'received' } });
    await decideQueued(council);
    const now = await getPackage(council.ports, broker, id);
    expect(now).toMatchObject({ status: 'placed', placement: { providerId: 'prov-2', from: '2026-11-25' } });
    expect(ordersIn(await day(council, '2026-11-24'))).toEqual(['breakfast 30 v1']);
    expect(ordersIn(await day(council, '2026-11-25'))).toEqual([]);
    expect(visitsIn(await day(council, '2026-11-24', 'prov-2'))).toEqual([]);
    expect(ordersIn(await day(council, '2026-11-25', 'prov-2'))).toEqual(['breakfast 30 v2', 'bed 30 v2']);
    const ledger = await council.ports.store.ledgerOf('bury-east');
    expect(ledger.map((e) => `${e.kind} ${e.providerId}`)).toEqual([
      'placement prov-1',
      'transfer prov-1',
      'cannot prov-1',
      'placement prov-2',
    ]);
    expect(ledger[1]).toMatchObject({ until: '2026-11-24' });
  });

  it('that would take the room of a package promised to begin later is refused, and says so', async () => {
    const { council, id } = await aPlaced([insulinTill(9)]);
    const other = { days: ['tue', 'fri'], window: { from: '10:00', to: '10:30' } } as const;
    const later = await placed(council, 'c-2', [other], { startDate: '2026-12-14' });
    expect(later.placement).toMatchObject({ providerId: 'prov-1', from: '2026-12-14' });
    const answer = await step({ council, id }, [insulinTill(11)]);
    expect(answer).toMatchObject({ holds: false, committed: false, failing: [] });
    expect(answer.displaced.map(({ date, visits }) => [date, visits])).toEqual([
      ['2026-11-24', 1],
      ['2026-11-27', 1],
    ]);
    expect(answer.displaced[1]?.reasons[0]?.text).toBe(
      '1 visit of another client would be left out on 2026-11-27, beside what is promised to begin later.',
    );
    // An hour less leaves its room.
    const shorter = await step({ council, id }, [{ ...insulinTill(10), minutes: 90 }]);
    expect([shorter.holds, shorter.committed]).toEqual([true, true]);
  });

  it('that would cost other clients their visits says how many and when, where that alone stands in the way', async () => {
    const { council, id } = await aPlacedBeside();
    const answer = await step({ council, id }, [insulinTill(11)]);
    expect(answer).toMatchObject({ holds: false, committed: false, failing: [] });
    expect(answer.displaced).toContainEqual({
      date: '2026-11-27',
      visits: 1,
      reasons: [
        {
          code: 'capacity',
          text: '1 visit of another client would be left out on 2026-11-27.',
          numbers: { visits: 1 },
        },
      ],
    });
    expect(JSON.stringify(answer.displaced)).not.toContain('ca-1');
  });

  it('is tested on one of each weekday, says so of dates before it begins, and lists none of them as changed', async () => {
    const { council, id } = await aPlacedBeside();
    const { displaced, days } = await step({ council, id }, [insulinTill(11)]);
    expect(displaced.map(({ date, reasons }) => [date, reasons[0]?.text])).toContainEqual([
      '2026-11-24',
      '1 visit of another client would be left out on Tuesdays (tried on 2026-11-24, as the weekdays of a change that begins on 2026-11-25).',
    ]);
    expect(days.map(({ plan }) => plan.date)).toEqual([25, 26, 27, 28, 29].map((d) => `2026-11-${d}`));
    const twice = await step({ council, id }, [insulinTill(9), { ...evening, days: ['tue', 'wed'] }]);
    expect(twice.failing[0]?.reasons[0]?.text).toContain(
      'Visit bed on Tuesdays, Wednesdays (tried on 2026-11-24, 2026-11-25, as the weekdays of a change that begins on 2026-11-25): ',
    );
  });

  it('that would cost other clients their visits, and goes to whoever can, moves on for that reason', async () => {
    const { council, id } = await aPlacedBeside();
    const { carePackage } = await step({ council, id }, [insulinTill(11)], { ifNoRoom: 're-broker' });
    expect(carePackage.outgoing?.reason.text).toContain('1 visit of another client would be left out');
  });

  it('is only tried on a dry run', async () => {
    const { council, id } = await aPlaced();
    const answer = await step({ council, id }, [{ minutes: 60 }], { dryRun: true });
    expect([answer.holds, answer.committed, answer.days.length]).toEqual([true, false, 5]);
    expect(ordersIn(await day(council, '2026-11-25'))).toEqual(['breakfast 30 v1']);
  });

  it('beyond the live days keeps its room: a package that would need it is not promised the same', async () => {
    const { council, id } = await aPlaced();
    const late = { window: { from: '07:30', to: '08:30' }, minutes: 300 };
    expect((await step({ council, id }, [late], { from: '2026-12-07' })).committed).toBe(true);
    expect(ordersIn(await day(council, '2026-11-25'))).toEqual(['breakfast 30 v1']);
    const other = await placed(council, 'c-2', [{ window: { from: '10:00', to: '10:30' } }]);
    expect(other.placement?.providerId).toBe('prov-2');
  });
});

describe('a step up of a package that begins later', () => {
  it('is tested on the coming week all the same', async () => {
    const { council } = await aPlaced();
    const { id } = await placed(council, 'c-9', [{ window: { from: '10:00', to: '11:00' } }], {
      startDate: '2026-12-07',
    });
    const night = { id: 'night', window: { from: '02:00', to: '03:00' } };
    const answer = await step({ council, id }, [{}, night], { from: '2026-12-14' });
    expect([answer.holds, answer.committed, answer.failing.map((f) => f.patternId)]).toEqual([false, false, ['night']]);
  });
});

describe('a step down', () => {
  it('frees the rounds from its date on, and a later version replaces one that has not begun', async () => {
    const { council, id } = await aPlaced();
    await step({ council, id }, [{ minutes: 60 }]);
    await step({ council, id }, [{ days: ['fri'] }]);
    expect(visitsIn(await day(council, '2026-11-26'))).toEqual([]);
    expect(ordersIn(await day(council, '2026-11-27'))).toEqual(['breakfast 30 v3']);
    expect((await getPackage(council.ports, broker, id)).earlierOrders?.map((o) => o.version)).toEqual([1]);
  });
});

describe('an order from tomorrow and the night that is under way', () => {
  const late: Partial<VisitPattern> = { id: 'late', window: { from: '23:00', to: '23:59' } };
  const night: Partial<VisitPattern> = { id: 'night', window: { from: '02:00', to: '03:00' } };
  const tomorrow = { from: '2026-11-24' } as const;
  const MONDAY = '2026-11-23';

  /** On Monday at ten, with a carer who works nights. */
  async function aNight(patterns: Partial<VisitPattern>[]): Promise<{ council: Council; id: string }> {
    const council = await aCouncil(dynamodb);
    const nights = { from: '22:00', to: '07:00' };
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }], shifts: nights } });
    const { id } = await placed(council, 'c-1', patterns);
    council.at('2026-11-23T10:00:00.000Z');
    return { council, id };
  }

  it('takes a call at two in the morning of its first date out of the rounds of today', async () => {
    const { council, id } = await aNight([late, night]);
    const { holds, days } = await step({ council, id }, [late], tomorrow);
    expect([holds, days[0]?.plan.date]).toEqual([true, MONDAY]);
    expect(visitsIn(await day(council, MONDAY))).toEqual([`${id}/late/${MONDAY}`]);
  });

  it('puts such a call into the rounds of today, by the new version', async () => {
    const { council, id } = await aNight([late]);
    const { holds } = await step({ council, id }, [late, night], tomorrow);
    expect([holds, ordersIn(await day(council, MONDAY))]).toEqual([true, ['late 30 v1', 'night 30 v2']]);
  });

  it('does not hold where tonight alone has no place for it', async () => {
    const { council, id } = await aNight([late]);
    const ill = { id: 'a-1', carerId: 'ca-1', providerId: 'prov-1', kind: 'sickness' } as const;
    const tonight = { from: '2026-11-23T12:00:00.000Z', to: '2026-11-24T12:00:00.000Z' };
    await recordAbsence(council.ports, providerCaller('prov-1'), { ...ill, ...tonight }, 0);
    const answer = await step({ council, id }, [late, night], tomorrow);
    // Tonight's late visit is left out because of the absence, whatever is ordered.
    expect(answer).toMatchObject({ holds: false, failing: [{ patternId: 'night', dates: [MONDAY] }] });
    expect(answer.failing[0]?.reasons[0]?.text).toContain(`Visit night on ${MONDAY}: `);
  });

  it('leaves today alone where its night asks for what it did', async () => {
    const { council, id } = await aNight([late]);
    const { days } = await step({ council, id }, [{ ...late, minutes: 45 }], tomorrow);
    expect(days[0]?.plan.date).toBe('2026-11-24');
  });

  it('is refused for a date that has begun, also in its small hours', async () => {
    const { council, id } = await aNight([late, night]);
    council.at('2026-11-24T03:30:00.000Z');
    await expect(step({ council, id }, [late], tomorrow)).rejects.toThrow('/from: must not be before 2026-11-25');
  });
});

describe('a service order', () => {
  it('is refused for today, for visits that are not funded, unread, and for a package that nobody holds', async () => {
    const placedOne = await aPlaced();
    await expect(step(placedOne, [{}], { from: '2026-11-22' })).rejects.toThrow('/from: must not be before 2026-11-23');
    await expect(step(placedOne, [{ minutes: 60 }], { fundedMinutesPerWeek: 300 })).rejects.toThrow(InvalidInput);
    await expect(step(placedOne, [{}], { expected: 1 })).rejects.toThrow(VersionConflict);
    const nobodys = await placed(placedOne.council, 'c-2', [{ skills: ['tracheostomy'] }]);
    await expect(step({ ...placedOne, id: nobodys.id }, [{}])).rejects.toThrow(NotAllowedNow);
  });
});

describe('the ledger', () => {
  it('tells other weekly minutes from their date on, and nothing where they stay or only a test was asked for', async () => {
    const placed = await aPlaced();
    await step(placed, [{ minutes: 45 }], { dryRun: true });
    await step(placed, [{ window: { from: '08:15', to: '09:15' } }]);
    const ledger = () => placed.council.ports.store.ledgerOf('bury-east');
    expect((await ledger()).map((e) => e.kind)).toEqual(['placement']);
    await step(placed, [{ minutes: 45 }]);
    expect((await ledger()).at(-1)).toMatchObject({ kind: 'change', from: '2026-11-25', minutesPerWeek: 7 * 45 });
  });
});
