/** A day plan as the views want it: one carer's rounds or all, in order of carer, each with its totals. */
import type { DayPlan, Round, VisitSegment } from '../../domain/round.ts';

/** Only this carer's rounds; what nobody has is the office's business. */
export function ofCarer(plan: DayPlan, carerId: string | undefined): DayPlan {
  if (carerId === undefined) return plan;
  return { ...plan, rounds: plan.rounds.filter((round) => round.carerId === carerId), leftOut: [] };
}

/** Minutes, metres and grams over one round. */
export interface RoundTotals {
  readonly visits: number;
  readonly contactMinutes: number;
  readonly travelMinutes: number;
  readonly waitingMinutes: number;
  readonly metres: number;
  readonly co2eGrams: number;
}

export function totalsOf(round: Round): RoundTotals {
  const totals = { visits: 0, contactMinutes: 0, travelMinutes: 0, waitingMinutes: 0, metres: 0, co2eGrams: 0 };
  for (const segment of round.segments) {
    const minutes = segment.to - segment.from;
    if (segment.kind === 'visit') {
      totals.visits += 1;
      totals.contactMinutes += minutes;
    } else if (segment.kind === 'travel') {
      totals.travelMinutes += minutes;
      totals.metres += segment.metres;
      totals.co2eGrams += segment.co2eGrams;
    } else if (segment.kind === 'waiting') totals.waitingMinutes += minutes;
  }
  return { ...totals, metres: Math.round(totals.metres), co2eGrams: Math.round(totals.co2eGrams) };
}

export function visitsOf(round: Round): readonly VisitSegment[] {
  return round.segments.filter((segment) => segment.kind === 'visit');
}
