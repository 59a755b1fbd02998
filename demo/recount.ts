/** Counts broken rules in the rounds as fetched over HTTP, against what was commissioned and who works, fetched too. */
import { audit, type Violation } from '../domain/audit.ts';
import type { Absence, Carer, ShiftPattern } from '../domain/carer.ts';
import { asHeldBy } from '../domain/life/serving.ts';
import type { CarePackage } from '../domain/package.ts';
import type { DayPlan } from '../domain/round.ts';
import type { Settings } from '../domain/settings.ts';
import type { ApiClient } from './api-client.ts';
import { everyItem } from './pages.ts';

/** All violations of one provider's `plans`; `known` are all its days that were fetched, neighbours and week included. */
export async function recount(
  operator: ApiClient,
  providerId: string,
  plans: readonly DayPlan[],
  settings: Settings,
  known: readonly DayPlan[] = plans,
): Promise<Violation[]> {
  const [packages, carers, shiftPatterns, absences] = await Promise.all([
    everyItem<CarePackage>(operator, '/v1/packages', { provider: providerId }),
    everyItem<Carer>(operator, `/v1/providers/${providerId}/carers`),
    everyItem<ShiftPattern>(operator, `/v1/providers/${providerId}/shifts`),
    everyItem<Absence>(operator, `/v1/providers/${providerId}/absences`),
  ]);
  const facts = { packages: packages.map((p) => asHeldBy(p, providerId)), carers, shiftPatterns, absences, settings };
  return plans.flatMap((plan) =>
    audit({ ...facts, plan, otherDays: known.filter((other) => other.date !== plan.date) }),
  );
}
