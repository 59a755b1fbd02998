import { openFrom, visitDuration } from '../cost/round-legs.ts';
import { allowedStarts } from '../insert/allowed-starts.ts';
import { type BreakSplit, breakSplits, workLeftOf } from '../insert/gaps.ts';
import { legLeaveBy, legOver } from '../insert/leg-time.ts';
import { latestReturn } from '../insert/timetable.ts';
import type { WorkingPlan } from '../insert/working-plan.ts';
import type { BlockingRule } from './person-rules.ts';

export const overCapacity: BlockingRule = ({ problem, timetables }, visit, shift) => {
  const { capacity = Number.POSITIVE_INFINITY } = problem.shifts[shift];
  const by = timetables[shift].load + (problem.visits[visit].load ?? 0) - capacity;
  return by > 0 ? { rule: 'capacity', by } : null;
};

export const everyLegTooLong: BlockingRule = (plan, visit, shift) => {
  const { longestLeg = Number.POSITIVE_INFINITY } = plan.problem.travel[plan.problem.shifts[shift].mode];
  const by = Math.min(...legsAround(plan, visit, shift).map(({ out, onward }) => Math.max(out, onward))) - longestLeg;
  return by > 0 ? { rule: 'longest-leg', by } : null;
};

/** The shift leaves no time for the visit even without a way to it: whatever else stops it there says nothing. */
export const worksAtAnotherTime: BlockingRule = (plan, visit, shift) => {
  const { from, to, overtime } = plan.problem.shifts[shift];
  const until = to + (overtime?.max ?? 0) - durationOn(plan, visit, shift);
  const starts = startsFor(plan, visit, shift);
  if (starts.some((start) => Math.max(start.from, from) <= Math.min(start.to, until))) return null;
  return shiftTooLate(plan, visit, shift) ?? shiftTooEarly(plan, visit, shift);
};

export const shiftTooLate: BlockingRule = (plan, visit, shift) => {
  const { problem } = plan;
  const own = problem.shifts[shift];
  const arrives = legOver(problem, own, own.startPlace, problem.visits[visit].place, openFrom(problem, own), []);
  const starts = startsFor(plan, visit, shift);
  const by = arrives - starts[starts.length - 1].to;
  return by > 0 ? { rule: 'shift-start', by } : null;
};

export const shiftTooEarly: BlockingRule = (plan, visit, shift) => {
  const { problem } = plan;
  const own = problem.shifts[shift];
  const { place } = problem.visits[visit];
  const arrives = legOver(problem, own, own.startPlace, place, openFrom(problem, own), []);
  const duration = durationOn(plan, visit, shift);
  const starts = startsFor(plan, visit, shift);
  const earliest = starts
    .map(({ from, to }) => ({ from: Math.max(from, arrives), to }))
    .find(({ from, to }) => from <= to);
  const ends = (earliest?.from ?? starts[0].from) + duration;
  const by = legOver(problem, own, place, own.endPlace, ends, []) - latestReturn(problem, shift);
  return by > 0 ? { rule: 'shift-end', by } : null;
};

export const hoursUsedUp: BlockingRule = (plan, visit, shift) => {
  const by = Math.min(...drivable(plan, visit, shift).map((around) => hoursOver(plan, visit, shift, around)));
  return by > 0 ? { rule: 'max-work', by } : null;
};

/**
 * The shift has the hours, but not in one piece where they are needed, or not with its breaks; or has such a gap only
 * where the way takes more hours than are left.
 */
export const noGap: BlockingRule = (plan, visit, shift) => {
  let nearest: { rule: 'break' | 'no-gap'; by: number; position: number } | null = null;
  let leastOver = Number.POSITIVE_INFINITY;
  for (const around of drivable(plan, visit, shift)) {
    const { position } = around;
    const splits = breakSplits(plan, shift, position);
    const by = Math.min(...splits.map((split) => shortfall(plan, visit, shift, around, split)));
    const over = hoursOver(plan, visit, shift, around);
    if (by <= 0 && over <= 0) return null;
    if (by <= 0) leastOver = Math.min(leastOver, over);
    if (over > 0) continue;
    const rule = shortfall(plan, visit, shift, around, NO_BREAKS) <= 0 ? 'break' : 'no-gap';
    if (nearest === null || (rule === nearest.rule ? by < nearest.by : rule === 'break')) {
      nearest = { rule, by, position };
    }
  }
  return leastOver < Number.POSITIVE_INFINITY ? { rule: 'max-work', by: leastOver } : nearest;
};

/** Ticks of work that serving the visit here takes beyond those its carer has left. */
function hoursOver(plan: WorkingPlan, visit: number, shift: number, { extra }: Around): number {
  return extra + durationOn(plan, visit, shift) - workLeftOf(plan, plan.problem.shifts[shift].carer);
}

const NO_BREAKS: BreakSplit = { breaksBefore: [], breaksAfter: [] };

/** Ticks that a position lacks to take the visit with these breaks on its two legs; at most 0 where it fits. */
function shortfall(
  plan: WorkingPlan,
  visit: number,
  shift: number,
  { position, before, after }: Around,
  { breaksBefore, breaksAfter }: BreakSplit,
): number {
  const { problem, timetables } = plan;
  const own = problem.shifts[shift];
  const table = timetables[shift];
  const { place } = problem.visits[visit];
  const duration = durationOn(plan, visit, shift);
  const from = legOver(problem, own, before, place, table.earliestFree[position], breaksBefore);
  const lacks = startsFor(plan, visit, shift).map((start) => {
    const earliest = Math.max(from, start.from);
    return Math.max(earliest - start.to, lateAfter(earliest + duration));
  });
  return Math.min(...lacks);

  /** Ticks by which the leg after the visit is over too late; where it holds breaks, by which it is left too late. */
  function lateAfter(ends: number): number {
    const overBy = table.latestOver[position];
    if (breaksAfter.length === 0) return legOver(problem, own, place, after, ends, []) - overBy;
    return ends - legLeaveBy(problem, own, place, after, overBy, breaksAfter);
  }
}

interface Around {
  readonly position: number;
  readonly before: number;
  readonly after: number;
  /** Nominal ticks to the visit, from it, and added in all. */
  readonly out: number;
  readonly onward: number;
  readonly extra: number;
}

/** The legs that the visit would have at every position of a round. */
function legsAround({ problem, timetables }: WorkingPlan, visit: number, shift: number): Around[] {
  const own = problem.shifts[shift];
  const { ticks } = problem.travel[own.mode].bands[0];
  const { visits } = timetables[shift];
  const { place } = problem.visits[visit];
  return Array.from({ length: visits.length + 1 }, (_, position) => {
    const before = position === 0 ? own.startPlace : problem.visits[visits[position - 1]].place;
    const after = position === visits.length ? own.endPlace : problem.visits[visits[position]].place;
    const out = ticks[before * problem.places + place];
    const onward = ticks[place * problem.places + after];
    const direct = visits.length === 0 ? 0 : ticks[before * problem.places + after];
    return { position, before, after, out, onward, extra: out + onward - direct };
  });
}

/** The positions of a round whose legs the mode may be given. */
function drivable(plan: WorkingPlan, visit: number, shift: number): Around[] {
  const { longestLeg = Number.POSITIVE_INFINITY } = plan.problem.travel[plan.problem.shifts[shift].mode];
  return legsAround(plan, visit, shift).filter(({ out, onward }) => Math.max(out, onward) <= longestLeg);
}

function durationOn({ problem }: WorkingPlan, visit: number, shift: number): number {
  return visitDuration(problem, visit, problem.shifts[shift].carer);
}

function startsFor(plan: WorkingPlan, visit: number, shift: number): ReturnType<typeof allowedStarts> {
  return allowedStarts(plan, visit, durationOn(plan, visit, shift));
}
