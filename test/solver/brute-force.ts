import type { RuleCode } from '../../solver/check/violation.ts';
import { check } from '../../solver/check.ts';
import type { Plan, PlanRound, Stop } from '../../solver/plan.ts';
import type { Problem } from '../../solver/problem.ts';
import { planOf } from './a-plan.ts';

/** Rules that a plan with fewer visits breaks only if the one with more breaks them too. */
const MONOTONE: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'skill',
  'barred',
  'before-window',
  'outside-window',
  'pinned-start',
  'link-min',
  'link-max',
  'link-same-carer',
  'travel',
  'shift-end',
  'capacity',
  'max-work',
]);

/** The cheapest allowed plan of a tiny problem, by trying every shift and every start of every visit, and every break. */
export function bruteForce(problem: Problem): Plan {
  let best: Plan | null = null;
  const stops: Stop[][] = problem.shifts.map(() => []);

  const decide = (v: number): void => {
    if (v === problem.visits.length) {
      for (const rounds of withBreaks(problem, stops)) {
        const plan = planOf(problem, rounds);
        if (best !== null && plan.cost.total >= best.cost.total) continue;
        if (check(problem, plan).length === 0) best = plan;
      }
      return;
    }
    decide(v + 1);
    for (const team of teams(problem, problem.visits[v].carers)) {
      for (const start of starts(problem, v)) {
        for (const s of team) stops[s].push({ kind: 'visit', visit: v, start });
        if (mayGrow(problem, stops)) decide(v + 1);
        for (const s of team) stops[s].pop();
      }
    }
  };
  decide(0);
  return best!;
}

function mayGrow(problem: Problem, stops: readonly Stop[][]): boolean {
  const violations = check(problem, planOf(problem, inOrder(stops)));
  return !violations.some(({ rule }) => MONOTONE.has(rule));
}

function inOrder(stops: readonly Stop[][]): PlanRound[] {
  return stops.map((own, shift) => ({ shift, stops: [...own].sort((a, b) => a.start - b.start) }));
}

/** Every choice of as many shifts of different carers. */
function teams(problem: Problem, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return problem.shifts.flatMap((shift, s) =>
    s < from
      ? []
      : teams(problem, size - 1, s + 1)
          .filter((rest) => rest.every((other) => problem.shifts[other].carer !== shift.carer))
          .map((rest) => [s, ...rest]),
  );
}

/** Every tick at which a visit might start; a priced one up to the end of the last shift. */
function starts(problem: Problem, v: number): number[] {
  const { windows, windowRule } = problem.visits[v];
  const horizon = Math.max(...problem.shifts.map((shift) => shift.to + (shift.overtime?.max ?? 0)));
  const last = windowRule === 'hard' ? windows[windows.length - 1].to : horizon;
  return Array.from({ length: Math.max(0, last - windows[0].from + 1) }, (_, i) => windows[0].from + i);
}

/** The rounds with every choice of legs for the breaks of each shift, each break as early as it may start there. */
function* withBreaks(problem: Problem, stops: readonly Stop[][]): Generator<PlanRound[]> {
  const choices = inOrder(stops).map((round) => breakChoices(problem, round));
  yield* product(choices, []);
}

function* product(choices: readonly PlanRound[][], chosen: PlanRound[]): Generator<PlanRound[]> {
  if (chosen.length === choices.length) {
    yield chosen;
    return;
  }
  for (const round of choices[chosen.length]) yield* product(choices, [...chosen, round]);
}

function breakChoices(problem: Problem, round: PlanRound): PlanRound[] {
  const breaks = problem.shifts[round.shift].breaks ?? [];
  let choices: Stop[][] = [[...round.stops]];
  const orders =
    breaks.length === 2
      ? [
          [0, 1],
          [1, 0],
        ]
      : [breaks.map((_, b) => b)];
  choices = orders.flatMap((order) =>
    order.reduce((before, b) => before.flatMap((own) => [own, ...placesFor(problem, round.shift, own, b)]), choices),
  );
  return choices.map((own) => ({ shift: round.shift, stops: own }));
}

/** The stops with break `b` after each of them, or first. */
function placesFor(problem: Problem, s: number, stops: readonly Stop[], b: number): Stop[][] {
  const shift = problem.shifts[s];
  const found: Stop[][] = [];
  for (let at = 0; at <= stops.length; at++) {
    const before = stops[at - 1];
    let free = Math.max(shift.from, problem.carerLimits?.[shift.carer]?.notBefore ?? shift.from);
    if (before?.kind === 'break') free = before.start + shift.breaks![before.break].duration;
    if (before?.kind === 'visit') {
      const { duration, durationByCarer } = problem.visits[before.visit];
      free = before.start + (durationByCarer?.find((own) => own.carer === shift.carer)?.duration ?? duration);
    }
    const start = Math.max(free, shift.breaks![b].earliest);
    found.push([...stops.slice(0, at), { kind: 'break', break: b, start }, ...stops.slice(at)]);
  }
  return found;
}
