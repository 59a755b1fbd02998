import type { AuditRule } from '../audit.ts';

/** Between two visits of one client lies the gap that the later one asks for; they never overlap. */
export const minGap: AuditRule = ({ attendances }) => {
  const visits = new Map(attendances.map((a) => [a.visit.visitId, a]));
  return [...Map.groupBy(visits.values(), (a) => a.visit.clientRef)].flatMap(([, ofClient]) => {
    const inOrder = ofClient.sort((a, b) => a.visit.from - b.visit.from);
    return inOrder.flatMap(({ visit, asked }, i) => {
      const before = inOrder[i - 1]?.visit;
      const needed = asked?.minGapMinutes ?? 0;
      if (before === undefined || visit.from - before.to >= needed) return [];
      const gap = visit.from - before.to;
      const text = `starts ${gap} minutes after ${before.visitId} ends, ${needed} are asked for`;
      return [{ about: visit.visitId, text, numbers: { gap, needed } }];
    });
  });
};
