import { audit } from '../../domain/audit.ts';
import { type DayPlan, roundsWithGaps } from '../../domain/round.ts';
import { check } from '../../solver/check.ts';
import type { Plan } from '../../solver/plan.ts';
import { type BrokenRule, PlanRejected } from '../errors.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { toRounds } from '../to-rounds.ts';
import { gapsIn, withoutVisits } from './gaps.ts';
import { leftOutOf } from './left-out.ts';

/**
 * The solver's answer as the day to be stored, one version on. Nothing is stored that has not come through here: the
 * solver's checker sees the plan, the domain's audit sees the rounds that came of it.
 * @throws PlanRejected naming every rule that either finds broken.
 */
export function checkedDay(day: DayProblem, plan: Plan, madeBy: DayPlan['madeBy']): DayPlan {
  const { providerId } = day.facts;
  const wrong = brokenInPlan(day, plan);
  if (wrong.length > 0) throw new PlanRejected(providerId, day.date, wrong);
  const stored = day.facts.plans.get(day.date);
  const filled: DayPlan = {
    providerId,
    date: day.date,
    state: stored?.state ?? 'draft',
    ...(stored?.publishedAt === undefined ? {} : { publishedAt: stored.publishedAt }),
    rounds: toRounds(day, plan),
    leftOut: leftOutOf(day, plan),
    madeBy,
    version: (stored?.version ?? 0) + 1,
  };
  const gaps = gapsIn(day);
  const made = gaps.size === 0 ? filled : withGapsEmpty(day, plan, filled, gaps);
  const broken = [
    ...brokenInRounds(day, made, false),
    ...(made.withGaps === undefined ? [] : brokenInRounds(day, filled, true)),
  ];
  if (broken.length > 0) throw new PlanRejected(providerId, day.date, broken);
  return made;
}

/** The day as it is shown, and beside it the rounds that differ while its gaps are filled. */
function withGapsEmpty(day: DayProblem, plan: Plan, filled: DayPlan, gaps: ReadonlySet<number>): DayPlan {
  const isGap = (visitId: string): boolean => gaps.has(day.visitOf.get(visitId) ?? -1);
  const withGaps = filled.rounds.filter(({ segments }) => segments.some((s) => s.kind === 'visit' && isGap(s.visitId)));
  return {
    ...filled,
    rounds: toRounds(day, { rounds: withoutVisits(plan.rounds, gaps) }),
    leftOut: filled.leftOut.filter(({ visitId }) => !isGap(visitId)),
    ...(withGaps.length > 0 && { withGaps }),
  };
}

function brokenInPlan(day: DayProblem, plan: Plan): BrokenRule[] {
  return check(day.problem, plan).map(({ rule, found, allowed, visit, shift, carer }) => {
    const about =
      visit !== undefined
        ? day.visits[visit]!.visit.id
        : shift !== undefined
          ? day.shifts[shift]!.id
          : carer !== undefined
            ? day.carers[carer]!.id
            : day.date;
    return { rule, about, text: `${about} has ${found}, allowed ${allowed}` };
  });
}

function brokenInRounds({ facts, visits }: DayProblem, plan: DayPlan, filled: boolean): BrokenRule[] {
  const { workforce, plans, settings } = facts;
  const packages = [...new Set(visits.filter((v) => filled || v.gap !== true).map((v) => v.carePackage))];
  const stored = [...plans.values()];
  const otherDays = filled ? stored.map((p) => ({ ...p, rounds: roundsWithGaps(p) })) : stored;
  return audit({ plan, packages, ...workforce, otherDays, settings }).map((violation) => ({
    ...violation,
    text: `${violation.about}: ${violation.text}`,
  }));
}
