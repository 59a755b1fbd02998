import type { AuditRule } from '../audit.ts';

/** No round before clearance, none after the last day. */
export const clearance: AuditRule = ({ plan, carerOf }) =>
  plan.rounds.flatMap((round) => {
    const carer = carerOf.get(round.carerId);
    if (carer === undefined) return [];
    if (plan.date < carer.clearedFrom) {
      return [{ about: round.id, text: `${carer.id} is cleared only from ${carer.clearedFrom}` }];
    }
    if (carer.leaves !== undefined && plan.date > carer.leaves) {
      return [{ about: round.id, text: `${carer.id}'s last day was ${carer.leaves}` }];
    }
    return [];
  });
