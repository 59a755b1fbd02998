import type { PlanRound, Stop } from '../../solver/plan.ts';
import type { Link, Prices, Problem, Shift, Visit } from '../../solver/problem.ts';

/**
 * Builders that mention only what a test is about. Places 0..9 lie on a line ten ticks apart; the carers live at
 * place 0, work from tick 0 to 1000 and are ready for anything; a visit at place 1 lasts 30 ticks, any time.
 */
export function aProblem(parts: Partial<Problem> & { readonly prices?: Prices }): Problem {
  const shifts = parts.shifts ?? [aShift()];
  return {
    places: 10,
    travel: [aLine(10)],
    visits: [],
    links: [],
    carers: Math.max(0, ...shifts.map((shift) => shift.carer + 1)),
    prices: prices(),
    ...parts,
    shifts,
  };
}

/** Ten ticks from each place to the next. */
export function aLine(places: number, ticksApart = 10): { bands: { from: number; ticks: Int32Array }[] } {
  return { bands: [{ from: 0, ticks: lineTicks(places, ticksApart) }] };
}

export function lineTicks(places: number, ticksApart = 10): Int32Array {
  return Int32Array.from(
    { length: places * places },
    (_, leg) => ticksApart * Math.abs(Math.floor(leg / places) - (leg % places)),
  );
}

export function aVisit(parts: Partial<Visit> = {}): Visit {
  return {
    place: 1,
    duration: 30,
    windows: [{ from: 0, to: 1000 }],
    measuredAt: 'start',
    windowRule: 'hard',
    skills: [0],
    carers: 1,
    unservedPrice: 10_000,
    ...parts,
  };
}

export function aShift(parts: Partial<Shift> = {}): Shift {
  return { carer: 0, mode: 0, startPlace: 0, endPlace: 0, from: 0, to: 1000, skills: [0b111], ...parts };
}

export function aLink(parts: Partial<Link> & Pick<Link, 'first' | 'second'>): Link {
  return { min: 0, max: Number.POSITIVE_INFINITY, differentCarers: false, together: false, ...parts };
}

/** Only travel costs anything. */
export function prices(parts: Partial<Prices> = {}): Prices {
  return {
    travel: 1,
    lateness: 0,
    highestLateness: 0,
    waiting: 0,
    highestIdle: 0,
    changedCarer: 0,
    changedStart: 0,
    changedStartFree: 0,
    departure: 'latest',
    ...parts,
  };
}

export function visitStop(visit: number, start: number): Stop {
  return { kind: 'visit', visit, start };
}

export function breakStop(index: number, start: number): Stop {
  return { kind: 'break', break: index, start };
}

/** One round per shift: the stops of the first shift, of the second, .. */
export function rounds(problem: Problem, ...stops: readonly Stop[][]): PlanRound[] {
  return problem.shifts.map((_, shift) => ({ shift, stops: stops[shift] ?? [] }));
}
