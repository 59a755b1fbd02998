import type { Round, VisitSegment } from '../round.ts';
import { epochMinute } from './clock.ts';
import { type AuditDay, visitsOf } from './day.ts';

/**
 * The visit with which a round ended because its carer went away: it had begun when the plan was made, and the absence
 * began after its start. What comes after that start is no plan any more: the visit ends, and the carer goes home.
 */
export function leftAfter({ plan, absences }: AuditDay, round: Round): VisitSegment | undefined {
  const last = visitsOf(round).at(-1);
  if (last === undefined) return undefined;
  const began = epochMinute(plan.date, last.from);
  if (began >= Date.parse(plan.madeBy.at) / 60_000) return undefined;
  const away = absences.some((a) => a.carerId === round.carerId && Date.parse(a.from) / 60_000 > began);
  return away ? last : undefined;
}
