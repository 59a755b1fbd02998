/** Generated boroughs, placed and replanned by the very use cases: what must hold whatever the seed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borough } from '../../demo/borough/borough.ts';
import { audit } from '../../domain/audit.ts';
import { visitsOn } from '../../domain/occurrences.ts';
import type { DayPlan } from '../../domain/round.ts';
import { datesFrom } from '../../domain/time.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { submitPackage } from '../../planning/submit-package.ts';
import { aCouncil, broker, type Council, commitAll, testSettings } from './a-council.ts';

const TODAY = '2026-11-22';
const LIVE_WEEK = datesFrom('2026-11-23', 7);
/** Enough of a borough for zones to share a provider, few enough for seconds. */
const PACKAGES = 18;

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

async function placedAndReplanned(seed: number): Promise<Council> {
  const council = await aCouncil(dynamodb, { ...testSettings, replanIterations: 200 });
  const { ports, placements, replans } = council;
  const made = borough({ seed, scale: 'demo', date: TODAY });
  await commitAll(ports, [
    ...made.zones.map((value) => ({ kind: 'zone', value }) as const),
    ...made.providers.map((value) => ({ kind: 'provider', value, expected: 0 }) as const),
    ...made.contracts.map((value) => ({ kind: 'contract', value, expected: 0 }) as const),
    ...made.carers.map((value) => ({ kind: 'carer', value, expected: 0 }) as const),
    ...made.shiftPatterns.map((value) => ({ kind: 'shift-pattern', value, expected: 0 }) as const),
    ...made.absences.map((value) => ({ kind: 'absence', value, expected: 0 }) as const),
  ]);
  for (const request of made.packages.slice(0, PACKAGES)) await submitPackage(ports, broker, request, 'test');
  for (const message of placements.splice(0)) await placePackage(ports, message);
  await startReplan(ports, 'scheduler', { correlationId: 'night' });
  for (const message of replans.splice(0)) await replanDay(ports, message);
  for (const message of placements.splice(0)) await placePackage(ports, message);
  return council;
}

async function livePlans({ ports }: Council, providerId: string): Promise<DayPlan[]> {
  const plans = await Promise.all(LIVE_WEEK.map((date) => ports.store.dayPlan(providerId, date)));
  return plans.filter((plan) => plan !== undefined);
}

describe.each([1, 2])('a generated borough, seed %i', (seed) => {
  let council: Council;
  beforeAll(async () => {
    council = await placedAndReplanned(seed);
  });

  it('has every visit of a placed package in exactly one round for each carer, or left out with a reason', async () => {
    const { store } = council.ports;
    for (const { id } of await store.providers()) {
      const packages = await store.packagesOfProvider(id);
      for (const plan of await livePlans(council, id)) {
        const asked = packages.flatMap((p) => visitsOn(p, plan.date));
        const sent = plan.rounds.flatMap((r) => r.segments.flatMap((s) => (s.kind === 'visit' ? [s.visitId] : [])));
        for (const visit of asked) {
          const left = plan.leftOut.find((l) => l.visitId === visit.id);
          expect(sent.filter((v) => v === visit.id)).toHaveLength(left === undefined ? visit.carersRequired : 0);
          expect(left === undefined || left.reasons.length > 0).toBe(true);
        }
      }
    }
  });

  it('passes the audit on every live day', async () => {
    const { store, settings } = council.ports;
    for (const { id } of await store.providers()) {
      const [packages, workforce, plans] = [
        await store.packagesOfProvider(id),
        await store.workforceOf(id),
        await livePlans(council, id),
      ];
      const otherDays = plans;
      for (const plan of plans) expect(audit({ plan, packages, ...workforce, otherDays, settings })).toEqual([]);
    }
  });

  it('is the same again when the same messages come in the same order', async () => {
    const again = await placedAndReplanned(seed);
    for (const { id } of await council.ports.store.providers()) {
      expect(await livePlans(again, id)).toEqual(await livePlans(council, id));
      expect(await again.ports.store.packagesOfProvider(id)).toEqual(await council.ports.store.packagesOfProvider(id));
    }
  });
});
