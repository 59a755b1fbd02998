import type { AuditRule } from '../audit.ts';

/** A provider's rounds are for its own carers. */
export const ownCarers: AuditRule = ({ plan, carerOf }) =>
  plan.rounds
    .filter((round) => carerOf.get(round.carerId)?.providerId !== plan.providerId)
    .map((round) => ({ about: round.id, text: `${round.carerId} is no carer of ${plan.providerId}` }));
