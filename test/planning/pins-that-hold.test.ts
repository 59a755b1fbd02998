/** A pin holds as long as it can be kept: then the visit is anybody's again, rather than nobody's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carer } from '../../domain/carer.ts';
import type { VisitPattern } from '../../domain/package.ts';
import type { DayPlan, Pin } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { changeOrder } from '../../planning/life/change-order.ts';
import { pinVisit } from '../../planning/pin-visit.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { MONDAY } from '../domain/builders.ts';
import { aCouncil, broker, operator, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

const coordinator = providerCaller('prov-1');

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const monday = (ports: Ports) => ports.store.dayPlan('prov-1', MONDAY);

/** Sent to the one visit of the Monday: who, when and how fixed. */
const sent = (plan: DayPlan | undefined) =>
  (plan?.rounds ?? []).flatMap(({ carerId, segments }) =>
    segments.flatMap((s) =>
      s.kind === 'visit' ? [{ carerId, visitId: s.visitId, start: s.from, pin: s.pinned }] : [],
    ),
  );

async function loseSkills(ports: Ports, carerId: string): Promise<void> {
  const carer = (await ports.store.carer('prov-1', carerId))!;
  const value = { ...carer, skills: [], version: carer.version + 1 };
  await ports.store.commit([{ kind: 'carer', value, expected: carer.version }]);
}

/** A placed package of one visit, pinned where it is at each of its places. */
async function aPinnedVisit(pin: Pin, pattern: Partial<VisitPattern> = {}, carers: readonly Partial<Carer>[] = []) {
  const { ports } = await aCouncil(dynamodb);
  await aZone(ports, { 'prov-1': { carers: carers.length > 0 ? carers : [{ id: 'ca-1' }, { id: 'ca-2' }] } });
  const packageId = await submitted(ports, 'c-1', [pattern]);
  await placePackage(ports, { packageId, attempt: 'submitted' });
  const places = sent(await monday(ports));
  for (let carerPosition = 1; carerPosition <= places.length; carerPosition++) {
    const { version } = (await monday(ports))!;
    const { visitId } = places[0]!;
    const request = { providerId: 'prov-1', date: MONDAY, visitId, carerPosition, pin, expected: version };
    await pinVisit(ports, coordinator, request);
  }
  const { carerId, visitId } = places[0]!;
  return { ports, packageId, visitId, carerId, other: carerId === 'ca-1' ? 'ca-2' : 'ca-1' };
}

/** The night before. */
async function replanned(ports: Ports): Promise<void> {
  const { id } = await startReplan(ports, operator, { date: MONDAY, correlationId: 'test' });
  await replanDay(ports, { replanId: id, providerId: 'prov-1', date: MONDAY, correlationId: 'test' });
}

describe('a visit that is pinned to a carer', () => {
  const pin = { carer: true, time: false };
  const late = { window: { from: '11:00', to: '12:00' } };
  const away = { providerId: 'prov-1', to: `${MONDAY}T22:00:00Z`, kind: 'sickness' } as const;

  it('goes to a colleague when the carer is away at its hour', async () => {
    const { ports, carerId, other } = await aPinnedVisit(pin, late);
    await recordAbsence(ports, coordinator, { ...away, id: 'a-1', carerId, from: `${MONDAY}T10:00:00Z` }, 0);
    expect(sent(await monday(ports))).toMatchObject([{ carerId: other, pin: undefined }]);
  });

  it('stays with the carer who is away at another hour', async () => {
    const { ports, carerId } = await aPinnedVisit(pin, late);
    await recordAbsence(ports, coordinator, { ...away, id: 'a-1', carerId, from: `${MONDAY}T12:45:00Z` }, 0);
    expect(sent(await monday(ports))).toMatchObject([{ carerId, pin }]);
  });

  it('goes to a colleague in the same night in which the carer has lost the skill for it', async () => {
    const skilled = ['ca-1', 'ca-2'].map((id) => ({ id, skills: [{ code: 'stoma' }] }));
    const { ports, carerId, other } = await aPinnedVisit(pin, { skills: ['stoma'] }, skilled);
    await loseSkills(ports, carerId);
    await replanned(ports);
    expect(sent(await monday(ports))).toMatchObject([{ carerId: other, pin: undefined }]);
  });

  it('is left out for the pin where that alone stops the others, and says so', async () => {
    const { ports, carerId } = await aPinnedVisit(pin, late);
    // Away from twelve: the visit would fit at 11:00 to 11:30, but she is pinned to 11:31 and is not home by then.
    const plan = (await monday(ports))!;
    const { visitId } = sent(plan)[0]!;
    const both = { carer: true, time: true };
    const at = { providerId: 'prov-1', date: MONDAY, visitId, start: 690, pin: both, expected: plan.version };
    await pinVisit(ports, coordinator, at);
    await recordAbsence(ports, coordinator, { ...away, id: 'a-1', carerId, from: `${MONDAY}T12:00:00Z` }, 0);
    const { leftOut } = (await monday(ports))!;
    expect(leftOut.flatMap((l) => l.reasons.map((r) => r.code)).sort()).toEqual(['pinned', 'travel']);
    expect(leftOut[0]!.reasons.find((r) => r.code === 'pinned')?.text).toBe(
      '1 carer suitable, but the visit is pinned to somebody else.',
    );
  });

  it('cannot be pinned where it is when its carer may not be sent any more', async () => {
    const skilled = ['ca-1', 'ca-2'].map((id) => ({ id, skills: [{ code: 'stoma' }] }));
    const { ports, carerId, visitId } = await aPinnedVisit(pin, { skills: ['stoma'] }, skilled);
    await loseSkills(ports, carerId);
    const { version } = (await monday(ports))!;
    const again = pinVisit(ports, coordinator, { providerId: 'prov-1', date: MONDAY, visitId, pin, expected: version });
    await expect(again).rejects.toThrow(`${carerId} does not have the skill stoma.`);
  });
});

describe('a visit that is pinned to a time', () => {
  it('moves when its window is moved elsewhere', async () => {
    const { ports, packageId } = await aPinnedVisit({ carer: false, time: true });
    const window = { from: '10:00', to: '11:00' };
    const change = { packageId, patternId: 'breakfast', date: MONDAY, window, expected: 2 };
    expect((await changeVisit(ports, broker, change)).holds).toBe(true);
    const [moved] = sent(await monday(ports));
    expect(moved).toMatchObject({ pin: undefined });
    expect(moved!.start).toBeGreaterThanOrEqual(600);
  });

  it('stays where it is when the moved window still holds that time', async () => {
    const pin = { carer: false, time: true };
    const { ports, packageId } = await aPinnedVisit(pin);
    const [before] = sent(await monday(ports));
    const window = { from: '08:30', to: '10:00' };
    await changeVisit(ports, broker, { packageId, patternId: 'breakfast', date: MONDAY, window, expected: 2 });
    expect(sent(await monday(ports))).toMatchObject([{ start: before!.start, pin }]);
  });
});

describe('a double-up whose carers are both pinned', () => {
  const pin = { carer: true, time: false };

  it('keeps the first of them when one carer is commissioned from now on', async () => {
    const { ports, packageId } = await aPinnedVisit(pin, { carersRequired: 2 });
    const first = sent(await monday(ports)).map((s) => s.carerId);
    const { patterns, version } = (await ports.store.package(packageId))!;
    const answer = await changeOrder(ports, broker, packageId, {
      from: MONDAY,
      patterns: patterns.map((p) => ({ ...p, carersRequired: 1 })),
      fundedMinutesPerWeek: 3000,
      reason: 'step down',
      ifNoRoom: 'refuse',
      expected: version,
      correlationId: 'test',
    });
    expect(answer).toMatchObject({ holds: true });
    expect(sent(await monday(ports))).toMatchObject([{ carerId: first[0], pin }]);
  });
});
