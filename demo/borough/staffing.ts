/**
 * How many carers of each kind of shift a team needs, from the work it is expected to hold. What binds is the morning:
 * whoever is there for it is more than enough at lunch.
 */
import type { VisitPattern } from '../../domain/package.ts';
import { daysOf, RESERVED_CALL_MINUTES, type Reserve } from '../../domain/reserve.ts';
import type { LocalTime } from '../../domain/time.ts';
import { hoursOf, type ShiftKind } from './shift-kinds.ts';

type Part = 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';

/** Carer minutes of an average day, legs included, by part of the day. */
export type Work = Readonly<Record<Part, number>>;

/** What one carer can do in a part of the day: its length less what windows leave unused. */
const USABLE: Readonly<Record<Part, number>> = { morning: 165, midday: 105, afternoon: 105, evening: 150, night: 300 };

/** Earlier than this start a visit belongs to the part; the small hours are night. */
const PARTS: readonly (readonly [Part, string])[] = [
  ['night', '05:00'],
  ['morning', '10:45'],
  ['midday', '15:00'],
  ['afternoon', '18:15'],
  ['evening', '22:00'],
];

/** Minutes that a carer of a double-up loses in being free just when the other one is. */
const MEETING = 20;

export const noWork: Work = { morning: 0, midday: 0, afternoon: 0, evening: 0, night: 0 };

export function workOf(packages: readonly { readonly patterns: readonly VisitPattern[] }[], legMinutes: number): Work {
  const work: Record<Part, number> = { ...noWork };
  for (const { patterns } of packages) {
    for (const pattern of patterns) {
      const together = pattern.carersRequired > 1 ? MEETING : 0;
      const minutes = pattern.carersRequired * (pattern.minutes + legMinutes + together);
      work[partOf(pattern.window.from)] += (pattern.days.length / 7) * minutes;
    }
  }
  return work;
}

/** What is kept free for emergencies, as if they came. */
export function reservedWork(reserve: readonly Reserve[], legMinutes: number): Work {
  const work: Record<Part, number> = { ...noWork };
  for (const one of reserve) {
    const calls = one.minutes / RESERVED_CALL_MINUTES;
    work[partOf(one.from)] += (daysOf(one).length / 7) * calls * (RESERVED_CALL_MINUTES + legMinutes);
  }
  return work;
}

function partOf(time: LocalTime): Part {
  return PARTS.find(([, until]) => time < until)?.[0] ?? 'night';
}

export function plus(a: Work, b: Work, factor = 1): Work {
  return {
    morning: a.morning + b.morning * factor,
    midday: a.midday + b.midday * factor,
    afternoon: a.afternoon + b.afternoon * factor,
    evening: a.evening + b.evening * factor,
    night: a.night + b.night * factor,
  };
}

/** People to employ so that each day has enough on shift, at least `floor` early and late ones. */
export function headcountsOf(work: Work, floor: number): [ShiftKind, number][] {
  const needed = (part: Part) => Math.ceil(work[part] / USABLE[part]);
  const morning = Math.max(needed('morning'), floor);
  const evening = Math.max(needed('evening'), floor);
  const early = Math.max(needed('midday'), Math.round(morning * 0.55), Math.min(floor, 2));
  const split = Math.round(Math.max(morning - early, 0) * 0.4);
  const shortEarly = Math.max(morning - early - split, 0);
  const late = Math.max(needed('afternoon') - split, Math.round(evening * 0.6), Math.min(floor, 2));
  const shortLate = Math.max(evening - late, 0);
  // The night crew moves in pairs.
  const night = Math.ceil(needed('night') / 2) * 2;
  const onShift: [ShiftKind, number][] = [
    ['early', early],
    ['short-early', shortEarly],
    ['split', split],
    ['late', late],
    ['short-late', shortLate],
    ['night', night],
  ];
  return onShift.map(([kind, count]) => [kind, employed(count, kind)]);
}

/** Carers work five days of seven (nights four), in pairs with the same days off. */
function employed(onShift: number, kind: ShiftKind): number {
  const people = Math.ceil((onShift * 7) / hoursOf[kind].daysAWeek);
  return onShift === 0 ? 0 : Math.ceil(people / 2) * 2;
}
