/**
 * How long a carer's hours may be one shift. A shift holds one break, which may fall before the first visit or after the
 * last and is then time at home: so wherever it falls, no more than `afterMinutes` may lie before it, nor after it. Beyond
 * twice that and the break itself (12 h 20 min) no minute of the shift is good for it.
 */
import type { Settings } from './settings.ts';

type BreakRule = Pick<Settings['breakRule'], 'afterMinutes' | 'minutes'>;

/** Day minutes. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The hours of one carer as shifts that one break is enough for, in order, none overlapping another. Hours that meet are
 * one shift; where that would be too long, the second begins where the first ends (an early and a late turn). One that
 * is too long by itself, as twelve hours over the end of summer time, is cut where one break is no longer enough: the
 * carer goes home towards the end, and not for the break in the middle of the night.
 */
export function cutToShifts(spans: readonly Span[], rule: BreakRule): Span[] {
  const longest = 2 * rule.afterMinutes + rule.minutes;
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.to) result.push(...cut(span, longest));
    else if (span.to - last.from <= longest) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else if (span.to > last.to) result.push(...cut({ from: last.to, to: span.to }, longest));
  }
  return result;
}

function cut({ from, to }: Span, longest: number): Span[] {
  return to - from <= longest
    ? [{ from, to }]
    : [{ from, to: from + longest }, ...cut({ from: from + longest, to }, longest)];
}

/**
 * The shifts with a break at home wherever two of them follow one another too closely: each keeps the break rule by
 * itself, and so would whoever works both only if the time between them is a rest. Hours that are short enough together
 * to need no break are left as they are.
 * @param spans in order, none overlapping another.
 */
export function restedBetween(spans: readonly Span[], { afterMinutes, minutes }: BreakRule): Span[] {
  const result: Span[] = [];
  let sinceRest = 0;
  for (const span of spans) {
    const rested = (result.at(-1)?.to ?? Number.NEGATIVE_INFINITY) + minutes;
    if (span.from >= rested) sinceRest = span.from;
    const from = span.to - sinceRest > afterMinutes ? Math.max(span.from, rested) : span.from;
    if (from > span.from) sinceRest = from;
    if (from < span.to) result.push({ from, to: span.to });
  }
  return result;
}
