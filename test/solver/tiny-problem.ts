import type fc from 'fast-check';
import type { Problem } from '../../solver/problem.ts';
import { anyProblem } from './any-problem.ts';

/** Coarse enough to try every start: the ticks of a generated problem are this many to one. */
const COARSER = 15;

/** Problems of at most three visits and two shifts, every rule at once, over about 25 ticks. */
export function tinyProblem(): fc.Arbitrary<Problem> {
  return anyProblem({ visits: 3, shifts: 2 }).map(coarse);
}

/** As `tinyProblem`, with all windows hard and nothing priced that spans the plan, so that the rigid engine takes it. */
export function tinyHardProblem(): fc.Arbitrary<Problem> {
  return tinyProblem().map((problem) => ({
    ...problem,
    prices: { ...problem.prices, waiting: 0, highestIdle: 0 },
    visits: problem.visits.map((visit) => ({ ...visit, windowRule: 'hard' as const })),
    shifts: problem.shifts.map((shift) => ({
      ...shift,
      ...(shift.breaks && shift.breaks.length > 1
        ? { breaks: shift.breaks.map((rest) => ({ ...rest, missedPrice: null })) }
        : {}),
    })),
  }));
}

function coarse(problem: Problem): Problem {
  const t = (ticks: number): number => Math.floor(ticks / COARSER);
  // No visit of no length: two of them at one tick would have no order.
  const lasting = (ticks: number): number => Math.max(1, t(ticks));
  const legs = (ticks: Int32Array): Int32Array => ticks.map((own) => Math.ceil((2 * own) / COARSER));
  return {
    ...problem,
    travel: problem.travel.map(({ longestLeg, ...table }) => ({
      ...table,
      bands: table.bands.map(({ from, ticks }) => ({ from: t(from), ticks: legs(ticks) })),
      ...(longestLeg === undefined ? {} : { longestLeg: Math.ceil((2 * longestLeg) / COARSER) }),
    })),
    visits: problem.visits.map((visit) => ({
      ...visit,
      duration: lasting(visit.duration),
      windows: visit.windows.map(({ from, to }) => ({ from: t(from), to: t(to) })),
      ...(visit.durationByCarer
        ? { durationByCarer: visit.durationByCarer.map((own) => ({ ...own, duration: lasting(own.duration) })) }
        : {}),
      ...(visit.wanted ? { wanted: { ...visit.wanted, start: t(visit.wanted.start) } } : {}),
      ...(visit.published ? { published: { ...visit.published, start: t(visit.published.start) } } : {}),
      ...(visit.pinned?.start === undefined ? {} : { pinned: { ...visit.pinned, start: t(visit.pinned.start) } }),
    })),
    links: problem.links.map((link) => ({ ...link, min: t(link.min), max: t(link.max) })),
    shifts: problem.shifts.map((shift) => ({
      ...shift,
      from: t(shift.from),
      to: t(shift.to),
      ...(shift.overtime ? { overtime: { ...shift.overtime, max: t(shift.overtime.max) } } : {}),
      ...(shift.breaks
        ? {
            breaks: shift.breaks.map((rest) => ({
              ...rest,
              duration: lasting(rest.duration),
              earliest: t(rest.earliest),
              latest: t(rest.latest),
            })),
          }
        : {}),
    })),
    ...(problem.carerLimits
      ? {
          carerLimits: problem.carerLimits.map((limit) =>
            limit === null
              ? null
              : {
                  ...(limit.maxWork === undefined ? {} : { maxWork: t(limit.maxWork) }),
                  ...(limit.notBefore === undefined ? {} : { notBefore: t(limit.notBefore) }),
                  ...(limit.notAfter === undefined ? {} : { notAfter: t(limit.notAfter) }),
                },
          ),
        }
      : {}),
  };
}
