import type { AuditRule } from '../audit.ts';

/** A required gender of carer is kept. */
export const gender: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked, carer }) => {
    const wish = asked?.client.needs.gender;
    if (carer === undefined || wish?.strength !== 'required' || carer.gender === wish.carer) return [];
    return [{ about: visit.visitId, text: `${carer.id} is ${carer.gender}, ${wish.carer} is required` }];
  });
