import type { Rule, Violation } from './violation.ts';

/** A break starts within its span. */
export const breakWindow: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, breaksTaken }) =>
    breaksTaken.flatMap(({ break: b, start }): Violation[] => {
      const { earliest, latest } = problem.shifts[shift].breaks![b];
      if (start < earliest) return [{ rule: 'break-window', shift, break: b, found: start, allowed: earliest }];
      if (start > latest) return [{ rule: 'break-window', shift, break: b, found: start, allowed: latest }];
      return [];
    }),
  );

/** A break starts when the carer is free: after the visit before it, and after the break before it. */
export const breakOverlap: Rule = ({ days }) =>
  days.flatMap(({ shift, drives }) =>
    drives.flatMap(({ leaves, rests }) =>
      rests.flatMap((rest, i): Violation[] => {
        const free = i === 0 ? leaves : rests[i - 1].end;
        return rest.start < free
          ? [{ rule: 'break-overlap', shift, break: rest.break, found: rest.start, allowed: free }]
          : [];
      }),
    ),
  );

/** A break is taken once. */
export const breakTwice: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, breaksTaken }) =>
    (problem.shifts[shift].breaks ?? []).flatMap((_, b): Violation[] => {
      const found = breaksTaken.filter((taken) => taken.break === b).length;
      return found > 1 ? [{ rule: 'break-twice', shift, break: b, found, allowed: 1 }] : [];
    }),
  );

/** A break without a price for missing it is taken on every shift with a visit. */
export const breakMissing: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, visits, breaksTaken }) =>
    (problem.shifts[shift].breaks ?? []).flatMap((rest, b): Violation[] => {
      const owed = visits.length > 0 && rest.missedPrice === null;
      const taken = breaksTaken.some((t) => t.break === b);
      return owed && !taken ? [{ rule: 'break-missing', shift, break: b, found: 0, allowed: 1 }] : [];
    }),
  );

/** A shift without visits holds only breaks that would be charged even so, one after the other, inside the shift. */
export const breakUnused: Rule = ({ problem, days }) =>
  days.flatMap(({ shift, from, to, visits, breaksTaken }) => {
    if (visits.length > 0) return [];
    let free = from;
    return breaksTaken.flatMap(({ break: b, start }): Violation[] => {
      const { chargedWhenUnused, duration } = problem.shifts[shift].breaks![b];
      const allowed = free;
      free = Math.max(free, start + duration);
      if (!chargedWhenUnused) return [{ rule: 'break-unused', shift, break: b, found: 1, allowed: 0 }];
      if (start < allowed) return [{ rule: 'break-overlap', shift, break: b, found: start, allowed }];
      if (start + duration > to) return [{ rule: 'shift-end', shift, break: b, found: start + duration, allowed: to }];
      return [];
    });
  });
