/** Minutes kept free for emergencies: held in the plan, taken by an emergency alone, seen in where room is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import type { Reserve } from '../../domain/reserve.ts';
import { type DayPlan, roundsWithGaps } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { zoneCapacity } from '../../planning/capacity/zone-capacity.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { readProvider } from '../../planning/provider/provider-facts.ts';
import { saveProvider } from '../../planning/register/save-provider.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { toProblem } from '../../planning/to-problem.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aProvider } from '../domain/builders.ts';
import { aCouncil, type Council, operator, testSettings } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-23', '2026-11-24', '2026-11-25'];
const inTheMorning: Partial<VisitPattern> = { window: { from: '08:00', to: '09:30' }, minutes: 30 };

/** Only prov-1 has a carer, whose hours are few; it keeps half an hour from eight unless told otherwise. */
async function aReserve(shifts: { from: string; to: string }, reserve?: readonly Reserve[]): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }], shifts } });
  await keeps(council.ports, reserve ?? [{ zoneId: 'bury-east', from: '08:00', minutes: 30 }], 1);
  return council;
}

function keeps(ports: Ports, reserve: readonly Reserve[], expected: number) {
  const { version: _, ...provider } = aProvider();
  return saveProvider(ports, operator, { ...provider, reserve }, expected);
}

async function decided({ ports }: Council, ref: string, request: Partial<PackageRequest> = {}, pattern = inTheMorning) {
  const packageId = await submitted(ports, ref, [pattern], request);
  return placePackage(ports, { packageId, attempt: 'submitted' });
}

/** Wanted and held minutes of the first provider in a band. */
async function reserveIn({ ports }: Council, date: string, from: string) {
  const { providers } = await zoneCapacity(ports, 'bury-east', { date, callMinutes: 30 });
  return providers[0]!.bands.find((band) => band.from === from)!.reserve;
}

async function night(council: Council): Promise<void> {
  await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
  for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
}

const keptIn = (plan: DayPlan): boolean => JSON.stringify(roundsWithGaps(plan)).includes('reserve:');

describe('the reserve of today', () => {
  it('is kept from a discharge that could start at once, and an emergency takes it', async () => {
    const reserve = [{ zoneId: 'bury-east', from: '10:00', minutes: 30 }];
    const council = await aReserve({ from: '08:00', to: '12:00' }, reserve);
    // Today the carer leaves at eleven: of two calls between ten and twelve one has a place.
    const times = { from: `${MONDAY}T11:00:00.000Z`, to: `${MONDAY}T12:00:00.000Z` };
    const away = { id: 'abs-1', providerId: 'prov-1', carerId: 'ca-1', kind: 'training', ...times } as const;
    await recordAbsence(council.ports, operator, away, 0);
    council.at(`${MONDAY}T07:00:00.000Z`);
    const at10 = { window: { from: '10:00', to: '11:00' }, minutes: 30 };
    const discharge = await decided(council, 'c-1', { urgency: 'hospital-discharge', startDate: MONDAY }, at10);
    expect(discharge.placement?.from).toBe(TUESDAY);
    expect(discharge.placement?.notToday).toEqual([
      { code: 'capacity', text: `Today, ${MONDAY}: 1 call kept free for emergencies would go.`, numbers: { calls: 1 } },
    ]);
    const emergency = await decided(council, 'c-2', { urgency: 'emergency', startDate: MONDAY }, at10);
    expect(emergency.placement?.from).toBe(MONDAY);
  });
});

describe('the reserve', () => {
  it('keeps the last room from an ordinary package, and an emergency takes it', async () => {
    const council = await aReserve({ from: '08:00', to: '09:00' });
    expect((await decided(council, 'ordinary')).status).toBe('waiting');
    expect(await reserveIn(council, MONDAY, '08:00')).toEqual({ wantedMinutes: 30, heldMinutes: 30 });
    expect((await decided(council, 'urgent', { urgency: 'urgent' })).status).toBe('waiting');
    expect((await decided(council, 'emergency', { urgency: 'emergency' })).status).toBe('placed');
    expect(await reserveIn(council, MONDAY, '08:00')).toEqual({ wantedMinutes: 30, heldMinutes: 0 });
  });

  it('is in the way of nobody where there is room beside it', async () => {
    const council = await aReserve({ from: '08:00', to: '13:00' });
    expect((await decided(council, 'ordinary')).status).toBe('placed');
    expect(await reserveIn(council, MONDAY, '08:00')).toEqual({ wantedMinutes: 30, heldMinutes: 30 });
  });

  it('decided since is put in by the night, and held by the next: the rounds show nothing of it and leave nothing out', async () => {
    const council = await aReserve({ from: '08:00', to: '10:00' }, []);
    await decided(council, 'ordinary');
    await keeps(council.ports, [{ zoneId: 'bury-east', from: '08:00', minutes: 30 }], 2);
    await night(council);
    const plan = await council.ports.store.dayPlan('prov-1', MONDAY);
    expect(plan?.madeBy.kind).toBe('replan');
    expect(keptIn(plan!)).toBe(true);
    expect(JSON.stringify([plan!.rounds, plan!.leftOut])).not.toContain('reserve:');
    expect(JSON.stringify(plan!.rounds)).toContain('ordinary');
    await startReplan(council.ports, operator, { date: MONDAY, correlationId: 'again' });
    for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
    expect((await council.ports.store.dayPlan('prov-1', MONDAY))!.version - plan!.version).toBeLessThanOrEqual(1);
    expect(await reserveIn(council, MONDAY, '08:00')).toEqual({ wantedMinutes: 30, heldMinutes: 30 });
  });

  it('that finds no place is wanted and not held, and stops neither a placement nor a night', async () => {
    const council = await aReserve({ from: '08:00', to: '13:00' }, [
      { zoneId: 'bury-east', from: '20:00', minutes: 60 },
    ]);
    expect((await decided(council, 'ordinary')).status).toBe('placed');
    await night(council);
    const plan = await council.ports.store.dayPlan('prov-1', MONDAY);
    expect(plan?.leftOut).toEqual([]);
    expect(await reserveIn(council, MONDAY, '20:00')).toEqual({ wantedMinutes: 60, heldMinutes: 0 });
  });

  it('is kept on its weekdays, as much as each asks for, and on no other', async () => {
    const council = await aReserve({ from: '08:00', to: '13:00' }, [
      { zoneId: 'bury-east', from: '08:00', days: ['mon'], minutes: 60 },
      { zoneId: 'bury-east', from: '08:00', days: ['tue', 'thu'], minutes: 30 },
    ]);
    expect(await reserveIn(council, MONDAY, '08:00')).toEqual({ wantedMinutes: 60, heldMinutes: 60 });
    expect(await reserveIn(council, TUESDAY, '08:00')).toEqual({ wantedMinutes: 30, heldMinutes: 30 });
    expect(await reserveIn(council, WEDNESDAY, '08:00')).toBeUndefined();
  });

  it('that the night cannot hold is told by the record of the night and of the day', async () => {
    const council = await aReserve({ from: '08:00', to: '10:00' }, [
      { zoneId: 'bury-east', from: '08:00', days: ['mon'], minutes: 180 },
    ]);
    await decided(council, 'emergency', { urgency: 'emergency' });
    await night(council);
    const [job] = (await council.ports.store.replan(MONDAY))!.jobs;
    expect(job).toMatchObject({ providerId: 'prov-1', date: MONDAY, leftOut: 0, reserve: { wantedMinutes: 180 } });
    const { heldMinutes } = job!.reserve!;
    expect(heldMinutes).toBeGreaterThan(0);
    expect(heldMinutes).toBeLessThan(120);
    const told = (await council.ports.store.eventsOf(`plan/prov-1/${MONDAY}`)).find((e) => e.type === 'plan-replanned');
    expect(told?.text).toContain(`Of 180 minutes to be kept free for emergencies the rounds hold ${heldMinutes}.`);
    const others = (await council.ports.store.replan(MONDAY))!.jobs.filter(({ providerId }) => providerId === 'prov-2');
    expect(others.map(({ reserve }) => reserve)).toEqual([undefined, undefined]);
  });

  it('is worth less than any visit that was asked for, by a price of its own', async () => {
    const council = await aReserve({ from: '08:00', to: '09:00' });
    const facts = await readProvider(council.ports, 'prov-1', [MONDAY]);
    const { problem } = toProblem(facts, MONDAY);
    const { reserveNotKept, leftOut } = testSettings.prices;
    expect(problem.visits.map(({ unservedPrice }) => unservedPrice)).toEqual([reserveNotKept]);
    expect(reserveNotKept).toBeLessThan(leftOut / 2);
  });

  it('kept on a day that has come counts for no carer any more', async () => {
    const council = await aReserve({ from: '08:00', to: '13:00' });
    await decided(council, 'ordinary');
    expect(keptIn((await council.ports.store.dayPlan('prov-1', MONDAY))!)).toBe(true);
    council.at('2026-11-23T06:00:00.000Z');
    const { plans } = await readProvider(council.ports, 'prov-1', [TUESDAY]);
    expect([keptIn(plans.get(MONDAY)!), keptIn(plans.get(TUESDAY)!)]).toEqual([false, true]);
  });

  it('that is given up is no longer wanted, and the ordinary package has its room', async () => {
    const council = await aReserve({ from: '08:00', to: '09:00' });
    await keeps(council.ports, [], 2);
    expect((await decided(council, 'ordinary')).status).toBe('placed');
    expect(await reserveIn(council, MONDAY, '08:00')).toBeUndefined();
  });
});
