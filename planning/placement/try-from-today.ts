import { nothingLeftFrom } from '../../domain/placement/left-to-serve.ts';
import { mayStartOn } from '../../domain/placement/same-day.ts';
import type { Reason } from '../../domain/reason.ts';
import { type LocalDate, planningDateOf } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';
import { type ProviderFacts, readProvider } from '../provider/provider-facts.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { tryToday } from './start-today.ts';
import { type Candidate, type Purpose, type Trial, tryProvider } from './try-provider.ts';

export interface TriedFromToday {
  /** As it would be served: from today, where today can take it. */
  readonly candidate: Candidate;
  readonly trial: Trial;
  /** Today's rounds with it; absent where it begins later, and while it is only offered. */
  readonly today?: RepairedDay | undefined;
}

/** What of a provider is read to try a candidate, with the rounds of today for one that may start in them. */
export function readToTry(
  ports: Ports,
  candidate: Candidate,
  dates: readonly LocalDate[],
  at: string,
): Promise<ProviderFacts> {
  const today = planningDateOf(at);
  const startsToday = mayStartOn(candidate, ports.settings.starts, today);
  return readProvider(ports, candidate.placement.providerId, startsToday ? [today, ...dates] : dates, candidate);
}

/**
 * Tries a package in the coming week, and one of an urgency that may start at once in what is left of today, each beside
 * the other: a carer's rest and week count both. Who can take the week but not today begins tomorrow, with the reasons,
 * unless it has no visit then: rounds that are asked for nothing would take it. Of an offer nothing is kept free today: it is tried again when it is accepted.
 */
export async function tryFromToday(
  read: ProviderFacts,
  asked: Candidate,
  dates: readonly LocalDate[],
  at: string,
  purpose: Purpose = 'place',
): Promise<TriedFromToday> {
  const today = planningDateOf(at);
  const now = mayStartOn(asked, read.settings.starts, today) ? await tryToday(read, asked, at) : undefined;
  const reasons = [...(now?.reasons ?? [])];
  if (now?.starts) {
    const candidate = notToday(now.candidate, reasons);
    const plans = new Map([...read.plans, [today, now.day.plan] as const]);
    const trial = await tryProvider({ ...read, plans }, candidate, dates, at, purpose);
    if (trial.fits) return { candidate, trial, today: purpose === 'offer' ? undefined : now.day };
    reasons.push(...trial.reasons);
  }
  const candidate = notToday(asked, reasons);
  const over = nothingLeftFrom(asked, asked.placement.from);
  if (over !== null) {
    const trial = { fits: false, couldOnceFree: false, failing: [], reasons: [over, ...reasons], misfits: [] } as const;
    return { candidate, trial };
  }
  return { candidate, trial: await tryProvider(read, candidate, dates, at, purpose) };
}

function notToday(candidate: Candidate, reasons: readonly Reason[]): Candidate {
  if (reasons.length === 0) return candidate;
  return { ...candidate, placement: { ...candidate.placement, notToday: reasons } };
}
