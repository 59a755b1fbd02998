import type { AuditRule } from '../audit.ts';

/** Every visit asked for is planned with all its carers or left out, never both, never neither; nothing else is planned. */
export const everyVisitOnce: AuditRule = ({ asked, attendances, plan }) => {
  const positions = Map.groupBy(attendances, (a) => a.visit.visitId);
  const leftOut = Map.groupBy(plan.leftOut, (l) => l.visitId);
  const ids = new Set([...asked.keys(), ...positions.keys(), ...leftOut.keys()]);
  return [...ids].flatMap((visitId) => {
    const wanted = asked.get(visitId);
    const planned = (positions.get(visitId) ?? []).map((a) => a.visit.carerPosition).sort();
    const out = leftOut.get(visitId)?.length ?? 0;
    const broken = (text: string, numbers?: Record<string, number>) => [
      { about: visitId, text, ...(numbers === undefined ? {} : { numbers }) },
    ];
    if (wanted === undefined) return broken('is in the plan, but no package asks for it');
    if (planned.length > 0 && out > 0) return broken('is planned and left out');
    if (out > 1) return broken(`is left out ${out} times`, { times: out });
    if (planned.length === 0) return out === 1 || !wanted.required ? [] : broken('is neither planned nor left out');
    const complete = planned.length === wanted.carersRequired && planned.every((position, i) => position === i + 1);
    if (complete) return [];
    return broken(`needs ${wanted.carersRequired} carers, has ${planned.length} at positions ${planned.join(', ')}`, {
      needed: wanted.carersRequired,
      planned: planned.length,
    });
  });
};
