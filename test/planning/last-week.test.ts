/** The day that enters the horizon: planned by the night before it does, from the same weekday of last week. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayPlan } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import { liveDates } from '../../planning/placement/live-days.ts';
import { readProvider } from '../../planning/provider/provider-facts.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { lastWeeksRounds, withLastWeek } from '../../planning/rounds/last-week.ts';
import { standingRounds } from '../../planning/rounds/standing.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { toProblem } from '../../planning/to-problem.ts';
import { aShiftPattern } from '../domain/builders.ts';
import { aCouncil, type Council, commitAll } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const [MONDAY, NEXT_MONDAY] = ['2026-11-23', '2026-11-30'];

/** Three clients of prov-1, two carers of its, and next week not planned yet. */
async function aWeek(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }, { id: 'ca-2' }] } });
  for (const ref of ['c-1', 'c-2', 'c-3']) {
    const packageId = await submitted(council.ports, ref, [{ window: { from: '08:00', to: '11:00' } }]);
    await placePackage(council.ports, { packageId, attempt: 'submitted' });
  }
  return council;
}

async function nextMonday({ ports }: Council) {
  const facts = await withLastWeek(ports, await readProvider(ports, 'prov-1', [NEXT_MONDAY]), NEXT_MONDAY);
  const day = toProblem(facts, NEXT_MONDAY);
  const { rounds, asStored } = standingRounds(day);
  const visits = rounds.flatMap(({ shift, stops }) =>
    stops.flatMap((s) =>
      s.kind === 'visit' ? [`${day.visits[s.visit]!.visit.clientRef} ${day.shifts[shift]!.carerId} ${s.start}`] : [],
    ),
  );
  return { visits: visits.sort(), asStored };
}

function attendancesIn({ rounds }: DayPlan): string[] {
  const visits = rounds.flatMap(({ carerId, segments }) =>
    segments.flatMap((s) => (s.kind === 'visit' ? [`${s.clientRef} ${carerId} ${s.from}`] : [])),
  );
  return visits.sort();
}

describe('a day that nobody has planned yet', () => {
  it('begins as the same weekday of last week was, each visit with its carer and start', async () => {
    const council = await aWeek();
    const monday = (await council.ports.store.dayPlan('prov-1', MONDAY))!;
    const { visits, asStored } = await nextMonday(council);
    expect(visits).toEqual(attendancesIn(monday));
    expect([visits.length, asStored]).toEqual([3, false]);
  });

  it('leaves out what holds no longer, and puts in who is new', async () => {
    const council = await aWeek();
    const afternoons = aShiftPattern({ id: 's-ca-1', carerId: 'ca-1', from: '12:00', to: '18:00', version: 2 });
    await commitAll(council.ports, [{ kind: 'shift-pattern', value: afternoons, expected: 1 }]);
    const packageId = await submitted(council.ports, 'c-new', [{}], { startDate: NEXT_MONDAY });
    await placePackage(council.ports, { packageId, attempt: 'submitted' });
    const { visits } = await nextMonday(council);
    expect(visits.map((visit) => visit.split(' ').slice(0, 2).join(' '))).toEqual([
      'c-1 ca-2',
      'c-2 ca-2',
      'c-3 ca-2',
      'c-new ca-2',
    ]);
  });

  it('knows the call after midnight again, which bears the next calendar date', async () => {
    const { ports } = await aCouncil(dynamodb);
    const nights = { from: '20:00', to: '06:00' };
    await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1' }, { id: 'ca-2' }], shifts: nights } });
    const [late, night] = [
      { id: 'late', window: { from: '22:00', to: '23:00' } },
      { id: 'night', window: { from: '02:00', to: '03:00' } },
    ];
    const packageId = await submitted(ports, 'c-1', [late, night]);
    await placePackage(ports, { packageId, attempt: 'submitted' });
    const facts = await withLastWeek(ports, await readProvider(ports, 'prov-1', [NEXT_MONDAY]), NEXT_MONDAY);
    const visits = lastWeeksRounds(facts, NEXT_MONDAY).flatMap(({ segments }) =>
      segments.flatMap((s) => (s.kind === 'visit' ? [s.visitId] : [])),
    );
    expect(visits.sort()).toEqual([`${packageId}/late/2026-11-30`, `${packageId}/night/2026-12-01`]);
  });

  it('begins from nothing where the clock changed between, and minutes of the day mean another hour', async () => {
    const { ports } = await aWeek();
    const facts = await readProvider(ports, 'prov-1', [MONDAY]);
    const plan = facts.plans.get(MONDAY)!;
    const asOf = (date: string) => ({ ...facts, plans: new Map([[date, plan]]) });
    expect(lastWeeksRounds(asOf('2026-10-18'), '2026-10-25')).toEqual([]);
    expect(lastWeeksRounds(asOf('2026-10-25'), '2026-11-01')).toEqual([]);
    expect(lastWeeksRounds(asOf('2026-11-01'), '2026-11-08')).toHaveLength(plan.rounds.length);
  });

  it('is planned by the night before it enters the horizon: whoever is placed in the morning finds seven planned days', async () => {
    const council = await aWeek();
    council.at('2026-11-23T02:30:00.000Z');
    await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
    for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
    council.at('2026-11-23T09:00:00.000Z');
    const live = liveDates('2026-11-23T09:00:00.000Z', council.ports.settings);
    const plans = await Promise.all(live.map((date) => council.ports.store.dayPlan('prov-1', date)));
    expect([live.at(-1), plans.map((plan) => plan && attendancesIn(plan).length)]).toEqual([
      NEXT_MONDAY,
      [3, 3, 3, 3, 3, 3, 3],
    ]);
  });
});
