import type { AuditRule } from '../audit.ts';

/** Two rounds of one carer do not overlap. */
export const oneRoundAtATime: AuditRule = ({ plan }) =>
  [...Map.groupBy(plan.rounds, (r) => r.carerId)].flatMap(([, rounds]) => {
    const spans = rounds
      .map((r) => ({ id: r.id, from: r.segments[0]?.from ?? 0, to: r.segments.at(-1)?.to ?? 0 }))
      .sort((a, b) => a.from - b.from);
    return spans.flatMap((span, i) => {
      const before = spans[i - 1];
      if (before === undefined || span.from >= before.to) return [];
      const text = `begins at ${span.from}, while ${before.id} lasts until ${before.to}`;
      return [{ about: span.id, text, numbers: { begins: span.from, until: before.to } }];
    });
  });
