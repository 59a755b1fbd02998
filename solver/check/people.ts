import type { Rule, Violation } from './violation.ts';

/** A shift holds every skill its visits need; `found` and `allowed` are the first skill words that differ. */
export const skills: Rule = ({ problem, attendances }) =>
  attendances.flat().flatMap(({ visit, shift }): Violation[] => {
    const held = problem.shifts[shift].skills;
    const needed = problem.visits[visit].skills;
    const word = needed.findIndex((bits, w) => (bits & ~(held[w] ?? 0)) !== 0);
    return word < 0 ? [] : [{ rule: 'skill', visit, shift, found: held[word] ?? 0, allowed: needed[word] }];
  });

/** No barred carer is sent. */
export const barred: Rule = ({ problem, attendances }) =>
  attendances
    .flat()
    .filter(({ visit, carer }) => problem.visits[visit].barred?.includes(carer))
    .map(({ visit, shift, carer }): Violation => ({ rule: 'barred', visit, shift, carer, found: 1, allowed: 0 }));

/** A served visit has every carer it is pinned to. */
export const pinnedCarers: Rule = ({ problem, attendances }) =>
  attendances.flatMap((who, visit) => {
    if (who.length === 0) return [];
    const absent = (problem.visits[visit].pinned?.carers ?? []).filter((c) => !who.some((a) => a.carer === c));
    return absent.map((carer): Violation => ({ rule: 'pinned-carer', visit, carer, found: 0, allowed: 1 }));
  });

/** A served visit starts where it is pinned. */
export const pinnedStart: Rule = ({ problem, attendances }) =>
  attendances.flat().flatMap(({ visit, shift, start }): Violation[] => {
    const pin = problem.visits[visit].pinned?.start;
    return pin === undefined || pin === start
      ? []
      : [{ rule: 'pinned-start', visit, shift, found: start, allowed: pin }];
  });
