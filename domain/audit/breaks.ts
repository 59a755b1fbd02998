import type { AuditRule } from '../audit.ts';
import { visitsOf } from './day.ts';

/**
 * From the first visit's start to the last one's end no more than six hours without an unbroken rest of twenty minutes
 * in between (WTR 1998 reg. 12; the ways from and to home are not working time).
 */
export const breaks: AuditRule = ({ plan, settings }) =>
  plan.rounds.flatMap((round) => {
    const visits = visitsOf(round);
    const first = visits[0];
    const last = visits.at(-1);
    if (first === undefined || last === undefined) return [];
    const works = last.to - first.from;
    const { afterMinutes, minutes } = settings.breakRule;
    if (works <= afterMinutes) return [];
    const rests = round.segments.filter((s) => s.kind === 'break' && s.from > first.from && s.to < last.to);
    const longest = Math.max(0, ...rests.map((s) => s.to - s.from));
    if (longest >= minutes) return [];
    const text = `works ${works} minutes with a longest break of ${longest}, ${minutes} are due after ${afterMinutes}`;
    return [{ about: round.id, text, numbers: { works, longest, due: minutes } }];
  });
