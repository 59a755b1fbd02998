import type { Rule, Violation } from './violation.ts';

/** All carers a visit needs, or none. */
export const carerCount: Rule = ({ problem, attendances }) =>
  attendances.flatMap((who, visit): Violation[] => {
    const allowed = problem.visits[visit].carers;
    return who.length === 0 || who.length === allowed
      ? []
      : [{ rule: 'carer-count', visit, found: who.length, allowed }];
  });

/** Carers who attend together are different people, also when one of them has two shifts. */
export const differentPeople: Rule = ({ attendances }) =>
  attendances.flatMap((who, visit): Violation[] => {
    const people = new Set(who.map((a) => a.carer));
    return people.size === who.length
      ? []
      : [{ rule: 'same-carer-twice', visit, found: people.size, allowed: who.length }];
  });

/** Carers who attend together start at the same tick. */
export const commonStart: Rule = ({ attendances }) =>
  attendances.flatMap((who, visit) =>
    who
      .filter((a) => a.start !== who[0].start)
      .map((a): Violation => ({ rule: 'common-start', visit, shift: a.shift, found: a.start, allowed: who[0].start })),
  );
