import type { AuditRule } from '../audit.ts';

/** Nothing is left out without a reason. */
export const leftOutReason: AuditRule = ({ plan }) =>
  plan.leftOut
    .filter((left) => left.reasons.length === 0)
    .map((left) => ({ about: left.visitId, text: 'is left out without a reason' }));
