import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayPlan, VisitSegment } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import type { Caller } from '../../planning/caller.ts';
import { cancelPackage } from '../../planning/cancel-package.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { type InvalidInput, NotFound, VersionConflict } from '../../planning/errors.ts';
import { pinVisit } from '../../planning/pin-visit.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { withdrawAbsence } from '../../planning/workforce/withdraw-absence.ts';
import { aShiftPattern } from '../domain/builders.ts';
import { aCouncil, broker, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

const MONDAY = '2026-11-23';
const coordinator = providerCaller('prov-1');

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** Two carers and two clients of prov-1, its Monday published. */
async function aPublishedMonday(): Promise<{ ports: Ports; ids: string[]; monday: DayPlan }> {
  const { ports } = await aCouncil(dynamodb);
  await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1' }, { id: 'ca-2' }] } });
  const ids: string[] = [];
  for (const ref of ['c-1', 'c-2']) {
    const packageId = await submitted(ports, ref, [{ window: { from: '08:00', to: '11:00' } }]);
    await placePackage(ports, { packageId, attempt: 'submitted' });
    ids.push(packageId);
  }
  const monday = await publishRounds(ports, coordinator, 'prov-1', MONDAY, 2);
  return { ports, ids, monday };
}

function visitsOf(plan: DayPlan | undefined): (VisitSegment & { carerId: string })[] {
  return (plan?.rounds ?? []).flatMap(({ carerId, segments }) =>
    segments.flatMap((s) => (s.kind === 'visit' ? [{ ...s, carerId }] : [])),
  );
}

describe('an absence', () => {
  it('hands the visits of the carer who is away to the other one, and says who is affected', async () => {
    const { ports, monday } = await aPublishedMonday();
    const away = monday.rounds[0]!.carerId;
    const absence = {
      id: 'a-1',
      carerId: away,
      providerId: 'prov-1',
      from: '2026-11-23T06:00:00Z',
      to: '2026-11-23T23:59:00Z',
      kind: 'sickness' as const,
    };
    const { days } = await recordAbsence(ports, coordinator, absence, 0);
    expect(days).toHaveLength(1);
    const lost = visitsOf(monday).filter((v) => v.carerId === away);
    expect(
      days[0]?.affected
        .filter((a) => a.fromCarer === away)
        .map((a) => a.visitId)
        .sort(),
    ).toEqual(lost.map((v) => v.visitId).sort());
    expect(days[0]?.affected.every((a) => a.toCarer !== away && !a.leftOut)).toBe(true);
    const stored = await ports.store.dayPlan('prov-1', MONDAY);
    expect(stored).toEqual(days[0]?.plan);
    expect(visitsOf(stored).some((v) => v.carerId === away)).toBe(false);
    expect(stored?.state).toBe('published');
  });

  it('leaves out with a reason what nobody else can take', async () => {
    const { ports } = await aPublishedMonday();
    const absences = [];
    for (const carerId of ['ca-1', 'ca-2']) {
      const times = { from: '2026-11-23T06:00:00Z', to: '2026-11-23T23:59:00Z' };
      const absence = { id: `a-${carerId}`, carerId, providerId: 'prov-1', ...times, kind: 'sickness' as const };
      absences.push(await recordAbsence(ports, coordinator, absence, 0));
    }
    const stored = await ports.store.dayPlan('prov-1', MONDAY);
    expect(stored?.rounds).toEqual([]);
    expect(stored?.leftOut).toHaveLength(2);
    expect(stored?.leftOut[0]?.reasons[0]).toMatchObject({ code: 'hours', numbers: { carers: 2 } });
  });

  const wholeMonday = { providerId: 'prov-1', from: '2026-11-23T06:00:00Z', to: '2026-11-23T23:59:00Z' };

  it('that was recorded in error is withdrawn: what nobody had is served again, and the record says so', async () => {
    const { ports } = await aPublishedMonday();
    for (const carerId of ['ca-1', 'ca-2']) {
      const absence = { id: `a-${carerId}`, carerId, ...wholeMonday, kind: 'sickness' as const };
      await recordAbsence(ports, coordinator, absence, 0);
    }
    const withdrawn = { providerId: 'prov-1', id: 'a-ca-1', expected: 1 };
    const { days } = await withdrawAbsence(ports, coordinator, withdrawn);
    expect(days[0]?.affected.map((a) => [a.fromCarer, a.toCarer])).toEqual([
      [undefined, 'ca-1'],
      [undefined, 'ca-1'],
    ]);
    const stored = await ports.store.dayPlan('prov-1', MONDAY);
    expect([stored?.leftOut, stored?.state]).toEqual([[], 'published']);
    expect((await ports.store.absencesOf('prov-1')).map(({ id }) => id)).toEqual(['a-ca-2']);
    const told = (await ports.store.eventsOf('carer/ca-1')).map(({ type }) => type);
    expect(told).toEqual(['absence-recorded', 'absence-withdrawn']);
    await expect(withdrawAbsence(ports, coordinator, withdrawn)).rejects.toThrow(NotFound);
  });

  it('is withdrawn on the version that was read, by its own provider', async () => {
    const { ports, monday } = await aPublishedMonday();
    const carerId = monday.rounds[0]!.carerId;
    await recordAbsence(ports, coordinator, { id: 'a-1', carerId, ...wholeMonday, kind: 'leave' }, 0);
    const stale = { providerId: 'prov-1', id: 'a-1', expected: 2 };
    await expect(withdrawAbsence(ports, coordinator, stale)).rejects.toThrow(VersionConflict);
    const theirs = withdrawAbsence(ports, providerCaller('prov-2'), { ...stale, expected: 1 });
    await expect(theirs).rejects.toThrow(NotFound);
    expect(await ports.store.absencesOf('prov-1')).toHaveLength(1);
  });

  it('that ends sooner gives the hours back at once', async () => {
    const { ports } = await aPublishedMonday();
    const away = (carerId: string, to: string) =>
      ({ id: `a-${carerId}`, carerId, ...wholeMonday, to, kind: 'sickness' }) as const;
    await recordAbsence(ports, coordinator, away('ca-1', wholeMonday.to), 0);
    await recordAbsence(ports, coordinator, away('ca-2', wholeMonday.to), 0);
    const { days } = await recordAbsence(ports, coordinator, away('ca-2', '2026-11-23T07:30:00Z'), 1);
    expect(days[0]?.affected.map((a) => a.toCarer)).toEqual(['ca-2', 'ca-2']);
    expect((await ports.store.dayPlan('prov-1', MONDAY))?.leftOut).toEqual([]);
  });
});

describe('a pin', () => {
  it('moves a visit to another carer and start, and stays through the next repair', async () => {
    const { ports, monday } = await aPublishedMonday();
    const visit = visitsOf(monday)[0]!;
    const carer = visit.carerId === 'ca-1' ? 'ca-2' : 'ca-1';
    const pin = { carer: true, time: true };
    const request = { providerId: 'prov-1', date: MONDAY, visitId: visit.visitId, carer, start: 600, pin };
    const { plan, affected } = await pinVisit(ports, coordinator, { ...request, expected: monday.version });
    expect(affected).toMatchObject([{ visitId: visit.visitId, toCarer: carer, startAfter: 600 }]);
    const pinned = visitsOf(plan).find((v) => v.visitId === visit.visitId);
    expect(pinned).toMatchObject({ carerId: carer, from: 600, pinned: pin });
  });

  it('is refused with the rule when the carer cannot be there', async () => {
    const { ports, monday } = await aPublishedMonday();
    const visit = visitsOf(monday)[0]!;
    const pin = { carer: false, time: true };
    const request = { providerId: 'prov-1', date: MONDAY, visitId: visit.visitId, start: 1200, pin };
    await expect(pinVisit(ports, coordinator, { ...request, expected: monday.version })).rejects.toThrow(/pin/);
    expect(await ports.store.dayPlan('prov-1', MONDAY)).toEqual(monday);
  });

  it('to a carer who is away is refused with the absence, and nothing about other carers', async () => {
    const { ports, monday } = await aPublishedMonday();
    const visit = visitsOf(monday)[0]!;
    const carer = visit.carerId === 'ca-1' ? 'ca-2' : 'ca-1';
    const span = { from: '2026-11-23T06:00:00Z', to: '2026-11-24T09:30:00Z', kind: 'sickness' as const };
    await recordAbsence(ports, coordinator, { id: 'a-1', carerId: carer, providerId: 'prov-1', ...span }, 0);
    const { version } = (await ports.store.dayPlan('prov-1', MONDAY))!;
    const pin = { carer: true, time: false };
    const request = { providerId: 'prov-1', date: MONDAY, visitId: visit.visitId, carer, pin, expected: version };
    await expect(pinVisit(ports, coordinator, request)).rejects.toThrow(
      `cannot be served as pinned: ${carer} is absent from 2026-11-23 06:00 to 2026-11-24 09:30.`,
    );
  });

  it('to a carer without a skill of the visit is refused with that skill of that carer alone', async () => {
    const { ports } = await aCouncil(dynamodb);
    const skills = [{ code: 'stoma' }];
    await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1', skills }, { id: 'ca-2' }, { id: 'ca-3' }] } });
    const packageId = await submitted(ports, 'c-1', [{ skills: ['stoma'] }]);
    await placePackage(ports, { packageId, attempt: 'submitted' });
    const plan = (await ports.store.dayPlan('prov-1', MONDAY))!;
    const { visitId } = visitsOf(plan)[0]!;
    const pin = { carer: true, time: false };
    const request = { providerId: 'prov-1', date: MONDAY, visitId, carer: 'ca-2', pin, expected: plan.version };
    await expect(pinVisit(ports, coordinator, request)).rejects.toThrow(
      /cannot be served as pinned: ca-2 does not have the skill stoma\.$/,
    );
  });

  it('to a carer whose shift is over is refused with the hours', async () => {
    const { ports, monday } = await aPublishedMonday();
    const { visitId, carerId: carer } = visitsOf(monday)[0]!;
    await ports.store.commit([
      {
        kind: 'shift-pattern',
        value: aShiftPattern({ id: `s-${carer}`, carerId: carer, to: '07:30', version: 2 }),
        expected: 1,
      },
    ]);
    const pin = { carer: true, time: false };
    const request = { providerId: 'prov-1', date: MONDAY, visitId, carer, pin, expected: monday.version };
    await expect(pinVisit(ports, coordinator, request)).rejects.toThrow(
      `${carer} has no shift that leaves time for it between 08:00 and 11:00.`,
    );
  });

  it('of another provider does not exist', async () => {
    const { ports, monday } = await aPublishedMonday();
    const visitId = visitsOf(monday)[0]!.visitId;
    const request = { providerId: 'prov-1', date: MONDAY, visitId, pin: { carer: true, time: false }, expected: 3 };
    await expect(pinVisit(ports, providerCaller('prov-2'), request)).rejects.toThrow('no provider with id prov-1');
  });
});

describe('a changed visit', () => {
  const change = { patternId: 'breakfast', date: MONDAY, window: { from: '11:00', to: '12:00' }, expected: 2 };

  it('moves within its day, and the answer says that the round holds', async () => {
    const { ports, ids, monday } = await aPublishedMonday();
    const answer = await changeVisit(ports, broker, { ...change, packageId: ids[0]! });
    expect(answer.holds).toBe(true);
    const moved = visitsOf(await ports.store.dayPlan('prov-1', MONDAY)).find((v) => v.packageId === ids[0]);
    expect(moved?.from).toBeGreaterThanOrEqual(660);
    const other = (plan: DayPlan | undefined) => visitsOf(plan).find((v) => v.packageId === ids[1])?.from;
    expect(other(await ports.store.dayPlan('prov-1', MONDAY))).toBe(other(monday));
  });

  it('only says what it would do on a dry run', async () => {
    const { ports, ids, monday } = await aPublishedMonday();
    const answer = await changeVisit(ports, broker, { ...change, packageId: ids[0]!, dryRun: true });
    expect(answer.day?.affected).toHaveLength(1);
    expect(await ports.store.dayPlan('prov-1', MONDAY)).toEqual(monday);
    expect((await ports.store.package(ids[0]!))?.exceptions).toBeUndefined();
  });

  it('does not hold where nobody works then', async () => {
    const { ports, ids } = await aPublishedMonday();
    const late = { ...change, window: { from: '20:00', to: '21:00' } };
    const answer = await changeVisit(ports, broker, { ...late, packageId: ids[0]! });
    expect(answer.holds).toBe(false);
    expect(answer.day?.plan.leftOut[0]?.reasons[0]?.code).toBe('hours');
  });

  it("meets another provider's visit of the same client: who holds this one is told that it may not, and nothing of the other", async () => {
    const { ports, ids } = await aPublishedMonday();
    const criticality = { level: 'critical', reason: 'insulin' } as const;
    const other = { id: 'wash', window: { from: '12:00', to: '12:05' }, minutes: 60, criticality };
    const otherId = await submitted(ports, 'c-1', [other]);
    const window = { from: '11:30', to: '12:30' };
    const onto = { ...change, packageId: ids[0]!, window, minutes: 60 };
    const told = (caller: Caller) => changeVisit(ports, caller, onto).catch((error: InvalidInput) => error.problems);
    expect(await told(broker)).toMatchObject([{ field: '/window', value: window, about: otherId }]);
    expect(await told(coordinator)).toEqual([
      { field: '/window', value: window, rule: 'must not overlap with another visit of the client on that date' },
    ]);
  });

  it('leaves its round when it is cancelled', async () => {
    const { ports, ids } = await aPublishedMonday();
    const cancelled = { packageId: ids[0]!, patternId: 'breakfast', date: MONDAY, cancelled: true, expected: 2 };
    expect((await changeVisit(ports, broker, cancelled)).holds).toBe(true);
    expect(visitsOf(await ports.store.dayPlan('prov-1', MONDAY)).map((v) => v.packageId)).toEqual([ids[1]]);
  });
});

describe('a cancelled package', () => {
  it('leaves the rounds of the coming days in the same commit', async () => {
    const { ports, ids } = await aPublishedMonday();
    await cancelPackage(ports, broker, ids[0]!, { reason: 'moved away', expected: 2 });
    for (const date of [MONDAY, '2026-11-29']) {
      expect(visitsOf(await ports.store.dayPlan('prov-1', date)).map((v) => v.packageId)).toEqual([ids[1]]);
    }
    expect((await ports.store.ledgerOf('bury-east')).map((e) => e.kind)).toEqual([
      'placement',
      'placement',
      'cancellation',
    ]);
  });

  it('cannot be cancelled again', async () => {
    const { ports, ids } = await aPublishedMonday();
    await cancelPackage(ports, broker, ids[0]!, { reason: 'moved away', expected: 2 });
    const again = cancelPackage(ports, broker, ids[0]!, { reason: 'moved away', expected: 3 });
    await expect(again).rejects.toThrow('is cancelled');
  });
});
