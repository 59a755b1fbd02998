import type { AuditRule } from '../audit.ts';

/** A visit starts between the earliest and latest start that the package commissions. */
export const window: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked }) => {
    if (asked === undefined || (visit.from >= asked.earliest && visit.from <= asked.latest)) return [];
    const numbers = { start: visit.from, earliest: asked.earliest, latest: asked.latest };
    const text = `starts at ${visit.from}, outside of ${asked.earliest} to ${asked.latest}`;
    return [{ about: visit.visitId, text, numbers }];
  });
