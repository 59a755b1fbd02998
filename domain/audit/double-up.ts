import type { AuditRule } from '../audit.ts';

/** All carers of a visit are different people and start at the same minute. */
export const doubleUp: AuditRule = ({ attendances }) =>
  [...Map.groupBy(attendances, (a) => a.visit.visitId)].flatMap(([visitId, together]) => {
    const starts = new Set(together.map((a) => a.visit.from));
    if (starts.size > 1) return [{ about: visitId, text: `its carers start at ${[...starts].join(' and ')}` }];
    const people = new Set(together.map((a) => a.round.carerId));
    if (people.size < together.length) return [{ about: visitId, text: `${[...people].join(', ')} is planned twice` }];
    return [];
  });
