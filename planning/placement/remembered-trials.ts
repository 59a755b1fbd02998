/**
 * A decision that met another commit is made anew from what is there then (decided-again.ts): whose turn it is follows
 * from the whole ledger of the zone, and each entry counts. Most of its time goes into the question whether a provider's
 * rounds can take the package, and the answer follows from what is read of that provider alone. Where that is still the
 * same, so is the answer.
 */
import { mayStartOn } from '../../domain/placement/same-day.ts';
import { planningDateOf } from '../../domain/time.ts';
import { isReserve } from '../provider/held-reserve.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { tryFromToday } from './try-from-today.ts';
import type { Trial } from './try-provider.ts';

export type TryFromToday = typeof tryFromToday;

interface Remembered {
  readonly basis: string;
  readonly read: ProviderFacts;
  readonly trial: Trial;
}

/** As tryFromToday, for the tries of one decision: the last trial of each provider is remembered. */
export function rememberingTrials(): TryFromToday {
  const known = new Map<string, Remembered>();
  return async (read, asked, dates, at, purpose) => {
    // What is left of today is less with each minute: whoever may start in it is tried anew.
    if (mayStartOn(asked, read.settings.starts, planningDateOf(at))) {
      return tryFromToday(read, asked, dates, at, purpose);
    }
    const basis = [asked.id, asked.version, asked.placement.from, purpose, ...dates].join(' ');
    const last = known.get(read.providerId);
    if (last?.basis === basis && isSame(last.read, read)) return { candidate: asked, trial: last.trial };
    const tried = await tryFromToday(read, asked, dates, at, purpose);
    known.set(read.providerId, { basis, read, trial: tried.trial });
    return tried;
  };
}

/** By versions, and by identity where the store gives out the same object for what has not changed. */
function isSame(before: ProviderFacts, now: ProviderFacts): boolean {
  return (
    before.today === now.today &&
    before.settings === now.settings &&
    before.workforce === now.workforce &&
    before.attendances === now.attendances &&
    versionsOf(before) === versionsOf(now)
  );
}

function versionsOf({ plans, packages }: ProviderFacts): string {
  const days = [...plans.values()].map(({ date, version }) => [date, version]);
  // The calls of a reserve have no version: they are made from the packages held and the shape of the zone.
  const held = packages.map((p) => (isReserve(p) ? p : [p.id, p.version]));
  return JSON.stringify([days, held]);
}
