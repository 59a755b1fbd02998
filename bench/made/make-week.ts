/** A made provider's week and new care packages to be placed in it, in the format of the day family. */
import { Draw } from './draw.ts';
import { type MadeDay, type MadeVisit, makeDay, makePoint } from './make-day.ts';

const HOUR = 3600;
const DAYS = 7;
/** Calls of a package on each day: when the window opens, and how long a visit lasts. */
const CALLS = [
  { opens: 8, service: 2700 },
  { opens: 12, service: 1800 },
  { opens: 16.5, service: 1800 },
  { opens: 20, service: 1800 },
] as const;

export interface MadeWeek {
  /** Per day: the standing visits first, then the calls of package 0, of package 1, and so on. */
  readonly days: readonly MadeDay[];
  readonly standing: number;
  readonly callsADay: number;
}

export interface MadeWeekOptions {
  readonly seed: number;
  readonly carers: number;
  readonly visitsADay: number;
  readonly packages: number;
}

export function makeWeek({ seed, carers, visitsADay, packages }: MadeWeekOptions): MadeWeek {
  const calls = makePackages(seed, packages, visitsADay);
  const days = Array.from({ length: DAYS }, (_, weekday) => {
    const standing = makeDay({ seed: seed + weekday, visits: visitsADay, carers });
    return { ...standing, visits: [...standing.visits, ...calls] };
  });
  return { days, standing: visitsADay, callsADay: CALLS.length };
}

/** The same calls every day of the week: 28 visits a package. */
function makePackages(seed: number, packages: number, firstId: number): MadeVisit[] {
  const draw = new Draw(seed);
  return Array.from({ length: packages }, (_, i) => {
    const where = makePoint(draw);
    const skills = draw.some([
      ['medication', 0.3],
      ['hoist', 0.15],
    ] as const);
    return CALLS.map(({ opens, service }, call): MadeVisit => {
      const from = opens * HOUR + draw.whole(-6, 6) * 300;
      const id = firstId + i * CALLS.length + call + 1;
      return { id, client: `new${i + 1}`, ...where, service, tw: [from, from + HOUR], carers: 1, skills };
    });
  }).flat();
}
