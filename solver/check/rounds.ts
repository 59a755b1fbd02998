import type { Rule, Violation } from './violation.ts';

/** A visit starts no sooner than its carer can be there, the breaks on the way taken. */
export const travelTime: Rule = ({ days }) =>
  days.flatMap(({ shift, visits, drives }) =>
    visits.flatMap((v, i): Violation[] =>
      v.start < drives[i].over
        ? [{ rule: 'travel', shift, visit: v.visit, found: v.start, allowed: drives[i].over }]
        : [],
    ),
  );

/** No leg, to and from home included, is longer than the mode allows. */
export const longestLeg: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, drives, visits }) => {
    const allowed = problem.travel[problem.shifts[shift].mode].longestLeg ?? Number.POSITIVE_INFINITY;
    return drives.flatMap(({ nominal }, i): Violation[] =>
      nominal > allowed
        ? [{ rule: 'longest-leg', shift, visit: visits[Math.min(i, visits.length - 1)].visit, found: nominal, allowed }]
        : [],
    );
  });

/** The carer is back by the end of the shift, or within the overtime it allows, and never after the daily rest begins. */
export const shiftEnd: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, drives }): Violation[] => {
    if (drives.length === 0) return [];
    const { to, overtime, carer } = problem.shifts[shift];
    const rest = problem.carerLimits?.[carer]?.notAfter ?? Number.POSITIVE_INFINITY;
    const allowed = Math.min(rest, to + (overtime?.max ?? 0));
    const found = drives[drives.length - 1].over;
    return found > allowed ? [{ rule: 'shift-end', shift, found, allowed }] : [];
  });

/** The visits of a shift load no more than it can take. */
export const capacity: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, visits }): Violation[] => {
    const allowed = problem.shifts[shift].capacity ?? Number.POSITIVE_INFINITY;
    let found = 0;
    for (const { visit } of visits) found += problem.visits[visit].load ?? 0;
    return found > allowed ? [{ rule: 'capacity', shift, found, allowed }] : [];
  });

/** Visits and nominal travel of all shifts of a carer stay within the hours left. */
export const maxWork: Rule = ({ problem, days }) => {
  const work = new Map<number, number>();
  for (const { shift, visits, drives } of days) {
    const { carer } = problem.shifts[shift];
    let sum = work.get(carer) ?? 0;
    for (const { start, end } of visits) sum += end - start;
    for (const { nominal } of drives) sum += nominal;
    work.set(carer, sum);
  }
  return [...work].flatMap(([carer, found]): Violation[] => {
    const allowed = problem.carerLimits?.[carer]?.maxWork ?? Number.POSITIVE_INFINITY;
    return found > allowed ? [{ rule: 'max-work', carer, found, allowed }] : [];
  });
};
