/** What packages draw on a volume, and when, read from a ledger: each for as long as a provider serves it. */
import type { CertifiedEntry, ChangeEntry, EndEntry, LedgerEntry } from '../ledger.ts';
import { addDays, daysBetween, earlierOf, type LocalDate, localDateOf } from '../time.ts';

/** A package that is served, or was: from a date to before `end`; absent = until further notice. */
export interface Draw {
  readonly minutesPerWeek: number;
  readonly from: LocalDate;
  readonly end?: LocalDate;
}

/**
 * A package with one provider: each stretch runs to the next one, the last to before `end`. It stays open to later entries
 * also when its end was told: that may be told again, or the provider leaves before it, or takes the package back.
 */
interface Holding {
  readonly stretches: readonly Stretch[];
  readonly end?: LocalDate;
}

interface Stretch {
  readonly minutesPerWeek: number;
  readonly from: LocalDate;
  readonly counts: boolean;
}

/**
 * By package and provider, a draw for each stretch of time with the same weekly minutes. An offer draws until it is
 * declined or withdrawn. @param counts which placements and offers.
 */
export function drawsIn(
  ledger: readonly LedgerEntry[],
  counts: (entry: CertifiedEntry) => boolean = () => true,
): Draw[] {
  const held = new Map<string, Holding>();
  const offered = new Map<string, Holding>();
  for (const entry of ledger) {
    const key = `${entry.packageId} ${entry.providerId}`;
    const before = held.get(key);
    switch (entry.kind) {
      case 'offer':
        offered.set(key, begun(undefined, entry, counts(entry)));
        break;
      case 'placement':
        offered.delete(key);
        held.set(key, begun(before, entry, counts(entry)));
        break;
      case 'refusal':
      case 'lapse':
        offered.delete(key);
        break;
      case 'change':
        if (before !== undefined) held.set(key, changed(before, entry));
        break;
      case 'handback':
      case 'transfer':
      case 'cancellation':
      case 'end': {
        const isWithdrawn = entry.kind === 'cancellation' && offered.delete(key);
        if (!isWithdrawn && before !== undefined) held.set(key, { ...before, end: endBy(entry, before.end) });
      }
    }
  }
  return [...held.values(), ...offered.values()].flatMap(drawsOf);
}

/** Minutes of a draw from one date to before another. */
export function minutesWithin({ minutesPerWeek, from, end }: Draw, first: LocalDate, until: LocalDate): number {
  const start = from > first ? from : first;
  return (minutesPerWeek * Math.max(0, daysBetween(start, earlierOf(until, end)))) / 7;
}

function begun(before: Holding | undefined, entry: CertifiedEntry, counts: boolean): Holding {
  const { minutesPerWeek, from = addDays(localDateOf(entry.at), 1), until } = entry;
  return {
    stretches: [...(before === undefined ? [] : stopped(before, from)), { minutesPerWeek, from, counts }],
    ...(until !== undefined && { end: addDays(until, 1) }),
  };
}

/** What was served before a date, and that nothing is between its end and that date. */
function stopped({ stretches, end }: Holding, date: LocalDate): Stretch[] {
  const stop = earlierOf(date, end);
  return [...stretches.filter((s) => s.from < stop), { minutesPerWeek: 0, from: stop, counts: false }];
}

/** One that replaces a later change takes its place. */
function changed(before: Holding, { minutesPerWeek, from }: ChangeEntry): Holding {
  const { counts } = before.stretches.at(-1)!;
  return { ...before, stretches: [...before.stretches.filter((s) => s.from < from), { minutesPerWeek, from, counts }] };
}

/** The date that was told last for the end of the package holds; a provider that leaves it before then stops before. */
function endBy({ kind, until, at }: EndEntry, known: LocalDate | undefined): LocalDate {
  if (kind === 'end' && until !== undefined) return addDays(until, 1);
  return earlierOf(until === undefined ? localDateOf(at) : addDays(until, 1), known);
}

function drawsOf({ stretches, end }: Holding): Draw[] {
  return stretches.flatMap(({ minutesPerWeek, from, counts }, i) => {
    const next = stretches[i + 1]?.from;
    const stop = next === undefined ? end : earlierOf(next, end);
    if (!counts || (stop !== undefined && stop <= from)) return [];
    return [{ minutesPerWeek, from, ...(stop !== undefined && { end: stop }) }];
  });
}
