import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayPlan } from '../../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { cancelPackage } from '../../../planning/cancel-package.ts';
import { changeVisit } from '../../../planning/change-visit.ts';
import { InvalidInput, NotAllowedNow, VersionConflict } from '../../../planning/errors.ts';
import { endPackage } from '../../../planning/life/end-package.ts';
import { publishRounds } from '../../../planning/publish-rounds.ts';
import { recordAbsence } from '../../../planning/workforce/record-absence.ts';
import { aCouncil, broker, type Council, providerCaller } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { placed, visitsIn } from './a-placed-package.ts';

const MONDAY = '2026-11-23';
const MONDAY_10AM = '2026-11-23T10:00:00.000Z';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const twiceADay = [{ window: { from: '08:00', to: '08:30' } }, { id: 'lunch', window: { from: '11:30', to: '12:30' } }];

/** A package of two visits a day, its Monday published and under way: breakfast is over, lunch is to come. */
async function onMondayAtTen(): Promise<{ council: Council; id: string; expected: number; monday: DayPlan }> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  const { id, version } = await placed(council, 'c-1', twiceADay);
  const monday = await publishRounds(council.ports, providerCaller('prov-1'), 'prov-1', MONDAY, 1);
  council.at(MONDAY_10AM);
  return { council, id, expected: version, monday };
}

const day = ({ ports }: Council, date = MONDAY) => ports.store.dayPlan('prov-1', date);

describe('a package that is cancelled while its day is under way', () => {
  it('leaves what has begun, loses the rest of today and every day to come, and the published round says so', async () => {
    const { council, id, expected, monday } = await onMondayAtTen();
    expect(visitsIn(monday)).toEqual([`${id}/breakfast/${MONDAY}`, `${id}/lunch/${MONDAY}`]);
    await cancelPackage(council.ports, broker, id, { reason: 'moved away', expected });
    expect(visitsIn(await day(council))).toEqual([`${id}/breakfast/${MONDAY}`]);
    for (let d = 24; d < 30; d++) expect(visitsIn(await day(council, `2026-11-${d}`))).toEqual([]);
    const told = await council.ports.store.eventsOf(`plan/prov-1/${MONDAY}`);
    expect(told.at(-1)).toMatchObject({ type: 'plan-repaired', data: { state: 'published' } });
    expect(told.at(-1)?.text).toContain(`Package ${id} is cancelled.`);
  });

  it('keeps the visit that was made through a later repair of the day', async () => {
    const { council, id, expected } = await onMondayAtTen();
    await cancelPackage(council.ports, broker, id, { reason: 'moved away', expected });
    const times = { from: '2026-11-23T12:00:00Z', to: '2026-11-23T23:00:00Z' };
    const absence = { id: 'a-1', carerId: 'ca-1', providerId: 'prov-1', ...times, kind: 'sickness' as const };
    await recordAbsence(council.ports, providerCaller('prov-1'), absence, 0);
    expect(visitsIn(await day(council))).toEqual([`${id}/breakfast/${MONDAY}`]);
  });

  it('is not there any more for its provider where nothing of today had begun', async () => {
    const { council, id, expected } = await onMondayAtTen();
    council.at('2026-11-23T06:00:00.000Z');
    const { lastDay } = await cancelPackage(council.ports, broker, id, { reason: 'moved away', expected });
    expect(lastDay).toBeUndefined();
    expect(visitsIn(await day(council))).toEqual([]);
    expect(await council.ports.store.packagesOfProvider('prov-1')).toEqual([]);
  });
});

describe('a package that ends', () => {
  it('now, is ended with its reason, and is an entry of the ledger that leaves the share as it is', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const { carePackage, days } = await endPackage(council.ports, broker, id, { reason: 'care-home', expected });
    expect(carePackage).toMatchObject({
      status: 'ended',
      endDate: MONDAY,
      lastDay: MONDAY,
      ending: { reason: 'care-home' },
    });
    expect(days).toHaveLength(7);
    expect(visitsIn(await day(council))).toEqual([`${id}/breakfast/${MONDAY}`]);
    expect((await council.ports.store.ledgerOf('bury-east')).map((e) => e.kind)).toEqual(['placement', 'end']);
  });

  it('on a date, is placed until then, and the days after it are free at once', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const end = { reason: 'no-longer-needed', lastDate: '2026-11-25', expected } as const;
    const { carePackage } = await endPackage(council.ports, broker, id, end);
    expect(carePackage).toMatchObject({ status: 'placed', endDate: '2026-11-25' });
    expect(visitsIn(await day(council, '2026-11-25'))).toHaveLength(2);
    expect(visitsIn(await day(council, '2026-11-26'))).toEqual([]);
  });

  it('may be told another date as long as it runs, and its visits come back', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const end = { reason: 'no-longer-needed', lastDate: '2026-11-25', expected } as const;
    await endPackage(council.ports, broker, id, end);
    await endPackage(council.ports, broker, id, { ...end, lastDate: '2026-11-27', expected: expected + 1 });
    expect(visitsIn(await day(council, '2026-11-27'))).toHaveLength(2);
  });

  it('is told to the ledger with each date that it is told for, and once for the same date', async () => {
    const { council, id, expected } = await onMondayAtTen();
    for (const [n, date] of ['25', '27', '27', '26'].entries()) {
      const end = { reason: 'no-longer-needed', lastDate: `2026-11-${date}`, expected: expected + n } as const;
      await endPackage(council.ports, broker, id, end);
    }
    expect(await council.ports.store.ledgerOf('bury-east')).toMatchObject([
      { kind: 'placement' },
      { kind: 'end', until: '2026-11-25' },
      { kind: 'end', until: '2026-11-27' },
      { kind: 'end', until: '2026-11-26' },
    ]);
  });

  it('cannot be told a later date on which another package of the client has begun', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const end = { reason: 'no-longer-needed', lastDate: '2026-11-25', expected } as const;
    await endPackage(council.ports, broker, id, end);
    const next = await placed(council, 'c-1', twiceADay, { startDate: '2026-11-26' });
    const later = { ...end, expected: expected + 1 };
    await expect(endPackage(council.ports, broker, id, { ...later, lastDate: '2026-11-26' })).rejects.toThrow(
      `/lastDate: must not overlap with breakfast (08:00 to 08:30, 30 minutes) of the client's package ${next.id}, first on 2026-11-26`,
    );
    await endPackage(council.ports, broker, id, { ...later, lastDate: '2026-11-24' });
  });

  it('cannot be told a later date up to which its bank of hours does not hold its visits', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const hoursBank = { firstPeriodStarts: MONDAY, weeks: [210, 210, 0, 0], contingencyMinutes: 0 } as const;
    const { id, version } = await placed(council, 'c-1', [{}], { endDate: '2026-12-06', hoursBank });
    const end = { reason: 'no-longer-needed', expected: version } as const;
    await expect(endPackage(council.ports, broker, id, { ...end, lastDate: '2026-12-20' })).rejects.toThrow(
      '/lastDate: the four weeks hold 7 h; 14 h are asked for, from 2026-11-23: 7 h too many, 0 h left without this',
    );
    await endPackage(council.ports, broker, id, { ...end, lastDate: '2026-12-04' });
    const again = { ...end, lastDate: '2026-12-06', expected: version + 1 };
    expect((await endPackage(council.ports, broker, id, again)).carePackage.endDate).toBe('2026-12-06');
  });

  it('may run on over a day on which its visits were cancelled and another package of the client stands', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const date = '2026-11-26';
    const cancelled = { packageId: id, date, cancelled: true };
    await changeVisit(council.ports, broker, { ...cancelled, patternId: 'breakfast', expected });
    await changeVisit(council.ports, broker, { ...cancelled, patternId: 'lunch', expected: expected + 1 });
    const end = { reason: 'no-longer-needed', expected: expected + 2 } as const;
    await endPackage(council.ports, broker, id, { ...end, lastDate: '2026-11-25' });
    await placed(council, 'c-1', twiceADay, { startDate: date, endDate: date });
    const longer = { ...end, lastDate: '2026-11-27', expected: expected + 3 };
    expect((await endPackage(council.ports, broker, id, longer)).carePackage.endDate).toBe('2026-11-27');
  });

  it('cannot end before today, twice, unread or with nobody to end it at', async () => {
    const { council, id, expected } = await onMondayAtTen();
    const end = (over: object) =>
      endPackage(council.ports, broker, id, { reason: 'other', expected, ...over } as Parameters<typeof endPackage>[3]);
    await expect(end({ lastDate: '2026-11-22' })).rejects.toThrow(InvalidInput);
    await expect(end({ expected: 1 })).rejects.toThrow(VersionConflict);
    await end({});
    await expect(end({ expected: expected + 1 })).rejects.toThrow(NotAllowedNow);
  });
});
