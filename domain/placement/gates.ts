/** What stops a provider from being asked at all, whatever its share: each gate gives its coded reason. */
import { minutesPerWeek } from '../occurrences.ts';
import type { VisitPattern } from '../package.ts';
import type { CqcRating, Provider } from '../provider.ts';
import type { Reason } from '../reason.ts';
import type { LocalDate } from '../time.ts';

/** What a provider holds over all zones, commissioned minutes a week. */
export interface Load {
  readonly heldMinutesPerWeek: number;
  /** Of it, placed since Monday. */
  readonly newMinutesThisWeek: number;
}

export interface Gate {
  readonly provider: Provider;
  readonly load: Load;
  readonly date: LocalDate;
  readonly carePackage: { readonly patterns: readonly VisitPattern[]; readonly endDate?: LocalDate };
  readonly ratings: readonly CqcRating[];
}

const gates: readonly ((gate: Gate) => Reason | null)[] = [ceased, suspended, restricted, rating, cap];

/** The first gate that is shut, or null. */
export function shutGate(gate: Gate): Reason | null {
  for (const check of gates) {
    const reason = check(gate);
    if (reason !== null) return reason;
  }
  return null;
}

/** Also before the day: a package that would have to move on then is not begun, one that is over by then may be. */
function ceased({ provider, carePackage, date }: Gate): Reason | null {
  const { status } = provider;
  if (status.kind !== 'ceased') return null;
  const { endDate } = carePackage;
  if (date < status.from && endDate !== undefined && endDate < status.from) return null;
  const how = date < status.from ? 'ceases' : 'has ceased';
  return { code: 'ceased', text: `${provider.name} ${how} to trade on ${status.from}.`, about: provider.id };
}

/** Suspended from new business: no offers, existing rounds go on (WA7). */
function suspended({ provider, date }: Gate): Reason | null {
  const { status } = provider;
  if (status.kind !== 'suspended' || date < status.from || (status.to !== undefined && date > status.to)) return null;
  const until = status.to === undefined ? '' : ` until ${status.to}`;
  const text = `${provider.name} is suspended from new packages${until}: ${status.reason}.`;
  return { code: 'suspended', text, about: provider.id };
}

/** Restricted to so many new hours a week (WA8). */
function restricted({ provider, load, carePackage }: Gate): Reason | null {
  if (provider.status.kind !== 'restricted') return null;
  const most = provider.status.maxNewMinutesPerWeek;
  const asked = minutesPerWeek(carePackage);
  const taken = load.newMinutesThisWeek;
  if (taken + asked <= most) return null;
  const text = `${provider.name} may take ${most} new minutes a week; ${taken} are taken and this package needs ${asked}.`;
  return { code: 'restricted', text, numbers: { most, taken, asked }, about: provider.id };
}

/** New packages only for providers with an accepted CQC rating (BU23). */
function rating({ provider, ratings }: Gate): Reason | null {
  if (ratings.includes(provider.rating)) return null;
  const text = `${provider.name} is rated ${provider.rating}; new packages need: ${ratings.join(' or ')}.`;
  return { code: 'rating', text, about: provider.id };
}

/** Most commissioned minutes a week over all zones (lot 2, BU25). */
function cap({ provider, load, carePackage }: Gate): Reason | null {
  const most = provider.weeklyMinutesCap;
  const asked = minutesPerWeek(carePackage);
  const held = load.heldMinutesPerWeek;
  if (most === undefined || held + asked <= most) return null;
  const text = `${provider.name} is capped at ${most} minutes a week; it holds ${held} and this package needs ${asked}.`;
  return { code: 'cap', text, numbers: { most, held, asked }, about: provider.id };
}
