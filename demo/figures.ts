/** The figures of a borough on one date, all from what the API answers. */
import type { CarePackage, PackageStatus } from '../domain/package.ts';
import type { DayPlan } from '../domain/round.ts';

export interface PackageFigures {
  readonly submitted: number;
  readonly placed: number;
  readonly waiting: number;
  readonly unplaced: number;
}

export function packageFigures(packages: readonly CarePackage[]): PackageFigures {
  const count = (...statuses: PackageStatus[]) => packages.filter((each) => statuses.includes(each.status)).length;
  return {
    submitted: packages.length,
    placed: count('placed'),
    waiting: count('waiting', 'received', 'offered'),
    unplaced: count('unplaced'),
  };
}

/** How many of the packages that nobody has were stopped by each reason, most frequent first; a package counts once a code. */
export function whyNotPlaced(packages: readonly CarePackage[]): [code: string, packages: number][] {
  const without = packages.filter((each) => each.status === 'waiting' || each.status === 'unplaced');
  return tally(
    without.map((each) => new Set(each.outcome?.flatMap((answer) => answer.reasons.map((reason) => reason.code)))),
  );
}

export interface VisitFigures {
  readonly required: number;
  readonly planned: number;
  readonly leftOut: number;
}

/** Visits, a double-up counted once. */
export function visitFigures(plans: readonly DayPlan[]): VisitFigures {
  const planned = new Set(
    plans.flatMap((plan) =>
      plan.rounds.flatMap((round) => round.segments.flatMap((s) => (s.kind === 'visit' ? [s.visitId] : []))),
    ),
  );
  const leftOut = plans.reduce((sum, plan) => sum + plan.leftOut.length, 0);
  return { required: planned.size + leftOut, planned: planned.size, leftOut };
}

export function whyLeftOut(plans: readonly DayPlan[]): [code: string, visits: number][] {
  return tally(plans.flatMap((plan) => plan.leftOut.map((left) => new Set(left.reasons.map((reason) => reason.code)))));
}

/** Rounds with at least one visit. */
export function roundCount(plans: readonly DayPlan[]): number {
  return plans.reduce(
    (sum, plan) => sum + plan.rounds.filter((round) => round.segments.some((s) => s.kind === 'visit')).length,
    0,
  );
}

function tally(codes: readonly ReadonlySet<string>[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const set of codes) for (const code of set) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
