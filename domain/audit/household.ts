import type { AuditRule } from '../audit.ts';

/** Nobody is sent into a home with what they cannot be near. */
export const household: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked, carer }) => {
    const met = (asked?.client.needs.household ?? []).filter((h) => carer?.avoids.includes(h));
    return met.length === 0 ? [] : [{ about: visit.visitId, text: `${carer?.id} avoids ${met.join(', ')}` }];
  });
