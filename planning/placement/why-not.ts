import type { Reason } from '../../domain/reason.ts';
import type { LocalDate } from '../../domain/time.ts';
import { insert } from '../../solver/insert.ts';
import type { AskedVisit } from '../problem/day-problem.ts';
import { whyLeftOut } from '../rounds/why-left-out.ts';
import { triedOn } from './tried-on.ts';
import type { Misfit, Trial } from './try-provider.ts';

/**
 * Why a provider cannot take a package: the reasons of the first date on which each of its patterns finds no place, and
 * whether every visit would have one if the carers had nothing else to do.
 * @param from the date from which the package would be served.
 */
export function whyNot(misfits: readonly Misfit[], from: LocalDate): Extract<Trial, { fits: false }> {
  const firstOf = new Map<string, Misfit>();
  for (const misfit of misfits) {
    const { patternId } = misfit.day.visits[misfit.visit]!.visit;
    if (!firstOf.has(patternId)) firstOf.set(patternId, misfit);
  }
  const failing = [...firstOf.keys()].map((patternId) => {
    const dates = misfits.filter((m) => m.day.visits[m.visit]!.visit.patternId === patternId).map((m) => m.day.date);
    return { patternId, dates: [...new Set(dates)] };
  });
  const reasons = failing.flatMap(({ patternId, dates }) => {
    const misfit = firstOf.get(patternId)!;
    const when = triedOn(dates, 'a package that starts', from);
    return withPattern(patternId, when, whyLeftOut(misfit.day, misfit, misfit.visit));
  });
  return { fits: false, couldOnceFree: misfits.every(fitsEmptyRounds), failing, reasons, misfits };
}

/**
 * Why a provider whose rounds have the room cannot take a package: they would pay a carer more than the hours agreed.
 * @param wanted its visits of the date on which they would.
 */
export function beyondHours(
  wanted: readonly AskedVisit[],
  date: LocalDate,
  from: LocalDate,
  over: Reason,
): Extract<Trial, { fits: false }> {
  const patternIds = [...new Set(wanted.map(({ visit }) => visit.patternId))];
  const when = triedOn([date], 'a package that starts', from);
  return {
    fits: false,
    couldOnceFree: true,
    failing: patternIds.map((patternId) => ({ patternId, dates: [date] })),
    reasons: patternIds.flatMap((patternId) => withPattern(patternId, when, [over])),
    misfits: [],
  };
}

/** Names the visit, and when it finds no place, in each reason. */
export function withPattern(patternId: string, when: string, reasons: readonly Reason[]): Reason[] {
  return reasons.map((reason) => ({
    ...reason,
    text: `Visit ${patternId} ${when}: ${reason.text}`,
    about: reason.about ?? patternId,
  }));
}

/** Nothing but the rules of the visit and the hours of the carers left: no other visit, no rest after another day. */
export function fitsEmptyRounds({ day, visit }: Misfit): boolean {
  const { carerLimits: _, ...problem } = day.problem;
  const rounds = day.shifts.map((_shift, shift) => ({ shift, stops: [] }));
  return insert(problem, { rounds }, [visit], { limit: 1 }).left.length === 0;
}
