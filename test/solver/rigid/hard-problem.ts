import type fc from 'fast-check';
import type { Problem } from '../../../solver/problem.ts';
import { anyProblem, type Extent } from '../any-problem.ts';

/** Generated problems with every rule that the rigid engine is chosen for: hard windows, starts priced one by one. */
export function hardProblem(extent: Extent): fc.Arbitrary<Problem> {
  return anyProblem(extent).map((problem) => ({
    ...problem,
    prices: { ...problem.prices, waiting: 0, highestIdle: 0, lateness: 0, highestLateness: 0 },
    visits: problem.visits.map((visit) => ({
      ...visit,
      windowRule: 'hard' as const,
      // Dear enough that most visits are worth their travel.
      unservedPrice: 10 * (visit.unservedPrice ?? 0),
    })),
    shifts: problem.shifts.map((shift) =>
      shift.breaks !== undefined && shift.breaks.length > 1
        ? { ...shift, breaks: shift.breaks.map((rest) => ({ ...rest, missedPrice: null })) }
        : shift,
    ),
  }));
}

/** As `hardProblem`, where every visit has a wish for its start and waiting is paid. */
export function waitingProblem(extent: Extent): fc.Arbitrary<Problem> {
  return hardProblem(extent).map((problem) => ({
    ...problem,
    prices: { ...problem.prices, waiting: 0.5, departure: 'latest' as const },
    visits: problem.visits.map((visit) => ({ ...visit, wanted: { start: visit.windows[0].from + 7, price: 0.2 } })),
    shifts: problem.shifts.map(({ breaks = [], ...shift }) => ({
      ...shift,
      breaks: breaks.slice(0, 1).map((rest) => ({ ...rest, missedPrice: null })),
    })),
  }));
}
