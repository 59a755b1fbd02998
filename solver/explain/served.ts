import { NO_COST, TERMS, type Terms, total } from '../cost/terms.ts';
import { cost } from '../cost.ts';
import { findGaps, type Gap } from '../insert/gaps.ts';
import { cheapestOptions, type InsertOption } from '../insert/options.ts';
import { type WorkingPlan, workingPlan } from '../insert/working-plan.ts';
import type { Cost, Plan, PlanRound } from '../plan.ts';
import type { Problem } from '../problem.ts';

/** Another carer in place of one who attends, and what that would change. */
export interface Alternative {
  readonly carer: number;
  /** The carer they would replace. */
  readonly instead: number;
  readonly start: number;
  /** Cost with the other carer less cost as planned, term by term. */
  readonly extra: Cost;
  /** Visits of other clients that would slide. */
  readonly moved: InsertOption['moved'];
}

/** The plan with one visit taken out of it, and what serving it adds to the cost as it is served now. */
export interface Served {
  readonly without: WorkingPlan;
  readonly adds: Cost;
}

export function takeOut(problem: Problem, plan: Pick<Plan, 'rounds'>, visit: number): Served {
  const rounds = plan.rounds.map((round) => withoutVisit(problem, round, visit));
  return {
    without: workingPlan(problem, rounds, false),
    adds: difference(cost(problem, plan.rounds), cost(problem, rounds)),
  };
}

/** The cheapest place with each other carer in the stead of one of those who attend, cheapest first. */
export function alternatives(served: Served, visit: number, attending: readonly number[]): Alternative[] {
  const { without, adds } = served;
  const { problem } = without;
  const gapsOf = new Map<number, Gap[]>();
  problem.shifts.forEach(({ carer }, shift) => {
    const gaps = gapsOf.get(carer) ?? [];
    findGaps(without, visit, shift, gaps);
    gapsOf.set(carer, gaps);
  });
  const found: Alternative[] = [];
  for (const [carer, gaps] of gapsOf) {
    if (attending.includes(carer)) continue;
    const options = attending.flatMap((instead) => {
      const staying = attending.filter((other) => other !== instead).flatMap((other) => gapsOf.get(other) ?? []);
      return cheapestOptions(without, visit, [...gaps, ...staying], 1).map((option) => ({ instead, option }));
    });
    options.sort((a, b) => a.option.price - b.option.price);
    if (options.length === 0) continue;
    const { instead, option } = options[0];
    found.push({ carer, instead, start: option.start, extra: difference(option.change, adds), moved: option.moved });
  }
  return found.sort((a, b) => a.extra.total - b.extra.total || a.carer - b.carer);
}

function withoutVisit(problem: Problem, round: PlanRound, visit: number): PlanRound {
  const stops = round.stops.filter((stop) => stop.kind === 'break' || stop.visit !== visit);
  if (stops.length === round.stops.length) return round;
  if (stops.some((stop) => stop.kind === 'visit')) return { shift: round.shift, stops };
  const breaks = problem.shifts[round.shift].breaks ?? [];
  return { shift: round.shift, stops: stops.filter((s) => s.kind === 'break' && breaks[s.break].chargedWhenUnused) };
}

function difference(a: Cost, b: Cost): Cost {
  const terms: Terms = { ...NO_COST };
  for (const term of TERMS) terms[term] = a[term] - b[term];
  return total(terms);
}
