import type { AuditRule } from '../audit.ts';
import type { Round } from '../round.ts';
import { visitsOf } from './day.ts';
import { leftAfter } from './left-after.ts';

/**
 * From the first visit's start to the last one's end no more than six hours without an unbroken rest of twenty minutes
 * in between (WTR 1998 reg. 12; the ways from and to home are not working time). Rounds of one carer with less time at
 * home between them than that are worked without a rest, as if they were one. Who had to go before the break that was
 * planned has it at home.
 */
export const breaks: AuditRule = (day) => {
  const { plan, settings } = day;
  const { afterMinutes, minutes } = settings.breakRule;
  return spellsOf(plan.rounds, minutes).flatMap((rounds) => {
    const visits = rounds.flatMap(visitsOf);
    const first = visits[0];
    const last = visits.at(-1);
    if (first === undefined || last === undefined) return [];
    const works = last.to - first.from;
    if (works <= afterMinutes || leftAfter(day, rounds.at(-1)!) !== undefined) return [];
    const rests = rounds.flatMap((r) =>
      r.segments.filter((s) => s.kind === 'break' && s.from > first.from && s.to < last.to),
    );
    const longest = Math.max(0, ...rests.map((s) => s.to - s.from));
    if (longest >= minutes) return [];
    const text = `works ${works} minutes with a longest break of ${longest}, ${minutes} are due after ${afterMinutes}`;
    return [{ about: rounds[0]!.id, text, numbers: { works, longest, due: minutes } }];
  });
};

/** The rounds of each carer in order of time, those together that less than a rest lies between. */
function spellsOf(rounds: readonly Round[], rest: number): Round[][] {
  const begins = ({ segments }: Round): number => segments[0]?.from ?? 0;
  const spells: Round[][] = [];
  for (const [, ofCarer] of Map.groupBy(rounds, (r) => r.carerId)) {
    let home = Number.NEGATIVE_INFINITY;
    for (const round of ofCarer.sort((a, b) => begins(a) - begins(b))) {
      if (begins(round) - home < rest) spells.at(-1)!.push(round);
      else spells.push([round]);
      home = round.segments.at(-1)?.to ?? begins(round);
    }
  }
  return spells;
}
