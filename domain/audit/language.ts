import type { AuditRule } from '../audit.ts';

/** A required language is spoken by whoever is sent. */
export const language: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked, carer }) => {
    const wish = asked?.client.needs.language;
    if (carer === undefined || wish?.strength !== 'required' || carer.languages.includes(wish.code)) return [];
    return [{ about: visit.visitId, text: `${carer.id} does not speak ${wish.code}, which is required` }];
  });
