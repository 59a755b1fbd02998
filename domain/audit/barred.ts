import type { AuditRule } from '../audit.ts';

/** Nobody is sent whom the client has barred. */
export const barred: AuditRule = ({ attendances }) =>
  attendances.flatMap(({ visit, asked, round }) =>
    asked?.client.needs.barredCarers.includes(round.carerId)
      ? [{ about: visit.visitId, text: `${round.carerId} is barred by ${asked.client.ref}` }]
      : [],
  );
