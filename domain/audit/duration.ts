import type { AuditRule } from '../audit.ts';

/** A visit lasts as long as commissioned. */
export const duration: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked }) => {
    const planned = visit.to - visit.from;
    if (asked === undefined || planned === asked.minutes) return [];
    const numbers = { planned, commissioned: asked.minutes };
    return [{ about: visit.visitId, text: `lasts ${planned} minutes, ${asked.minutes} are commissioned`, numbers }];
  });
