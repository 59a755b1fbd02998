/**
 * What a provider has promised to begin later: packages placed with it or offered to it from a date to come, and service
 * orders in force from then. They are in no round of the coming week, so a change that is tried in it has to make room for
 * them as a placement does: no gap is promised twice.
 */
import type { CarePackage, Placement } from '../../domain/package.ts';
import type { LocalDate } from '../../domain/time.ts';
import { emptyDay } from '../list-rounds.ts';
import { asIfRunning, liveDates } from '../placement/live-days.ts';
import { asksMoreAfter } from '../placement/try-provider.ts';
import { isHeld, isOffered, type ProviderFacts } from '../provider/provider-facts.ts';
import { changedDays } from '../repair/changed-days.ts';
import type { RepairedDay } from '../repaired-day.ts';

/**
 * The coming days with a change in them beside all of it, as far as that found a place before the change; none where
 * nothing is promised for later. Nothing of this is stored.
 * @param tested the provider with the package as it is to be.
 * @param before the package as it is.
 */
export async function besidePromised(
  tested: ProviderFacts,
  before: CarePackage,
  dates: readonly LocalDate[],
  at: string,
): Promise<readonly RepairedDay[]> {
  const unchanged = { ...tested, packages: withPackage(tested.packages, before) };
  const promised = await withPromisedLater(unchanged, before.id, dates, at);
  const changing = tested.packages.find(({ id }) => id === before.id);
  if (promised === undefined || changing === undefined) return [];
  return changedDays({ ...promised, packages: withPackage(promised.packages, changing) }, dates, at);
}

function withPackage(packages: readonly CarePackage[], one: CarePackage): readonly CarePackage[] {
  return packages.map((p) => (p.id === one.id ? one : p));
}

async function withPromisedLater(
  facts: ProviderFacts,
  changing: string,
  dates: readonly LocalDate[],
  at: string,
): Promise<ProviderFacts | undefined> {
  const first = dates[0]!;
  const isLater = (p: CarePackage): boolean =>
    p.id !== changing && (isHeld(p) || isOffered(p)) && asksMoreAfter(p, first);
  if (!facts.packages.some(isLater)) return undefined;
  const packages = facts.packages.map((p) => (isLater(p) ? asPlaced(asIfRunning(p, dates)) : p));
  const unplanned = liveDates(at, facts.settings).filter((date) => !facts.plans.has(date));
  const plans = new Map([
    ...facts.plans,
    ...unplanned.map((date) => [date, emptyDay(facts.providerId, date, at)] as const),
  ]);
  const days = await changedDays({ ...facts, packages, plans }, dates, at);
  return { ...facts, packages, plans: new Map([...plans, ...days.map(({ plan }) => [plan.date, plan] as const)]) };
}

/** What is offered may be accepted: its gap counts as a visit. */
function asPlaced(carePackage: CarePackage): CarePackage {
  const { offer, ...rest } = carePackage;
  if (offer === undefined) return carePackage;
  const { id: _, due: __, ...placement }: Placement & { readonly id: string; readonly due: string } = offer;
  return { ...rest, status: 'placed', placement };
}
