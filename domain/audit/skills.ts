import type { AuditRule } from '../audit.ts';

/** Whoever is sent holds every skill of the visit, unexpired on the day. */
export const skills: AuditRule = ({ attendances, plan }) =>
  attendances.flatMap(({ visit, asked, carer }) => {
    if (asked === undefined || carer === undefined) return [];
    const valid = new Set(carer.skills.filter((s) => !(s.expires && s.expires < plan.date)).map((s) => s.code));
    const missing = asked.skills.filter((code) => !valid.has(code));
    return missing.length === 0 ? [] : [{ about: visit.visitId, text: `${carer.id} lacks ${missing.join(', ')}` }];
  });
