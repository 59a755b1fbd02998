import { asHeldBy, holdersOf } from '../../domain/life/serving.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Actor } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import { type ProviderFacts, readProvider } from '../provider/provider-facts.ts';
import { changedDays, datesWithPlans, dayWrites } from '../repair/changed-days.ts';
import type { RepairedDay } from '../repaired-day.ts';

/**
 * What a change of a package does to every live day, today included, of whoever holds it before or after: each is
 * repaired with the least change. Nothing is stored.
 */
export async function changedRounds(
  ports: Ports,
  before: CarePackage,
  after: CarePackage,
  at: string,
): Promise<readonly RepairedDay[]> {
  const days: RepairedDay[] = [];
  const dates = datesWithPlans(ports);
  for (const providerId of new Set([...holdersOf(before), ...holdersOf(after)])) {
    const facts = await factsWith(ports, providerId, after, dates);
    days.push(...(await changedDays(facts, dates, at)));
  }
  return days;
}

/** A provider as it is once the package has changed. */
export async function factsWith(
  ports: Ports,
  providerId: string,
  after: CarePackage,
  dates: readonly LocalDate[],
): Promise<ProviderFacts> {
  const facts = await readProvider(ports, providerId, dates, asHeldBy(after, providerId));
  if (holdersOf(after).includes(providerId)) return facts;
  return { ...facts, packages: facts.packages.filter(({ id }) => id !== after.id) };
}

/** The repaired days with their records, to be committed with the package. */
export function roundWrites(ports: Ports, actor: Actor, days: readonly RepairedDay[], why: string): Write[] {
  return days.flatMap((day) => dayWrites(ports, actor, day, why));
}
