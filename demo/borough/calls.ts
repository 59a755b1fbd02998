/** The calls of a client's day: how many, when, how long, with what condition behind them. */
import type { ClinicalReason, VisitPattern } from '../../domain/package.ts';
import { WEEKDAYS, type Weekday, wallMinutesOf, wallTime } from '../../domain/time.ts';
import type { Random } from './random.ts';

export interface Day {
  readonly patterns: readonly VisitPattern[];
  readonly doubleHanded: boolean;
}

type Name = 'breakfast' | 'lunch' | 'tea' | 'bed';

/** Wanted start in quarter hours after midnight, and minutes with weights; morning calls are the longest. */
const CALLS: Readonly<
  Record<Name, { wanted: readonly (readonly [number, number])[]; minutes: readonly (readonly [number, number])[] }>
> = {
  breakfast: {
    wanted: [
      [30, 2],
      [31, 3],
      [32, 5],
      [33, 5],
      [34, 5],
      [35, 4],
      [36, 4],
      [37, 2],
      [38, 2],
      [39, 1],
    ],
    minutes: [
      [30, 60],
      [45, 30],
      [60, 10],
    ],
  },
  lunch: {
    wanted: [
      [48, 2],
      [49, 4],
      [50, 4],
      [51, 3],
      [52, 2],
    ],
    minutes: [
      [15, 20],
      [30, 75],
      [45, 5],
    ],
  },
  tea: {
    wanted: [
      [65, 2],
      [66, 4],
      [67, 4],
      [68, 4],
      [69, 3],
      [70, 2],
    ],
    minutes: [
      [15, 18],
      [30, 80],
      [45, 2],
    ],
  },
  bed: {
    wanted: [
      [77, 2],
      [78, 3],
      [79, 4],
      [80, 4],
      [81, 4],
      [82, 3],
      [83, 3],
      [84, 2],
    ],
    minutes: [
      [15, 15],
      [30, 75],
      [45, 10],
    ],
  },
};

const NAMES: Readonly<Record<number, readonly (readonly [readonly Name[], number])[]>> = {
  1: [
    [['breakfast'], 70],
    [['bed'], 15],
    [['lunch'], 15],
  ],
  2: [
    [['breakfast', 'bed'], 55],
    [['breakfast', 'tea'], 45],
  ],
  3: [
    [['breakfast', 'lunch', 'bed'], 45],
    [['breakfast', 'tea', 'bed'], 25],
    [['breakfast', 'lunch', 'tea'], 30],
  ],
  4: [[['breakfast', 'lunch', 'tea', 'bed'], 1]],
};

/** Double-handed more often where more calls are needed; about one client in eight over all. */
const DOUBLE_HANDED: Readonly<Record<number, number>> = { 1: 0.05, 2: 0.08, 3: 0.13, 4: 0.2 };

const NICE = { knownCarer: true, partOfPackage: true, timeLimitedTask: true };
/** Gap to the call before, and the slack that both windows must leave around it for the gap to be asked for. */
const MIN_GAPS: Readonly<Record<Name, number>> = { breakfast: 0, lunch: 150, tea: 180, bed: 120 };
const GAP_SLACK = 60;

interface Condition {
  readonly reason: ClinicalReason;
  readonly calls: readonly Name[];
  /** Earliest to latest start. */
  readonly width: number;
  readonly skill: string;
  readonly minGap?: number;
}

const CONDITIONS: readonly (readonly [Condition | null, number])[] = [
  [null, 85],
  [{ reason: 'insulin', calls: ['breakfast', 'tea'], width: 30, skill: 'insulin' }, 4],
  [{ reason: 'parkinsons', calls: ['breakfast', 'lunch', 'tea', 'bed'], width: 30, skill: 'medication' }, 5],
  [{ reason: 'paracetamol', calls: ['breakfast', 'lunch', 'bed'], width: 60, skill: 'medication', minGap: 240 }, 3],
  [{ reason: 'food-related', calls: ['lunch'], width: 40, skill: 'peg-feeding' }, 1],
  [{ reason: 'antibiotics', calls: ['breakfast', 'bed'], width: 60, skill: 'medication' }, 2],
];

export function dayOf(random: Random): Day {
  const count = random.weighted([
    [1, 20],
    [2, 25],
    [3, 30],
    [4, 25],
  ] as const);
  const doubleHanded = random.chance(DOUBLE_HANDED[count]!);
  const names = random.weighted(NAMES[count]!);
  const days = random.chance(0.1) ? WEEKDAYS.slice(0, 5) : WEEKDAYS;
  const condition = random.weighted(CONDITIONS);
  const special = random.chance(0.12) ? [random.pick(['dementia', 'catheter', 'stoma', 'end-of-life'])] : [];
  const patterns: VisitPattern[] = [];
  for (const name of names) {
    const call = callOf(name, days, { random, doubleHanded, condition, special, several: names.length > 1 });
    patterns.push(withGap(call, patterns.at(-1), name, condition, random));
  }
  return { patterns: random.chance(0.1) ? withBathDays(patterns) : patterns, doubleHanded };
}

interface Circumstances {
  readonly random: Random;
  readonly doubleHanded: boolean;
  readonly condition: Condition | null;
  readonly special: readonly string[];
  readonly several: boolean;
}

function callOf(
  name: Name,
  days: readonly Weekday[],
  { random, doubleHanded, condition, special, several }: Circumstances,
): VisitPattern {
  const wanted = random.weighted(CALLS[name].wanted) * 15;
  const drawn = random.weighted(CALLS[name].minutes);
  // Under half an hour only for a known carer in a wider package, and never with a hoist (NICE NG21 1.4.2).
  const minutes = drawn < 30 && (!several || doubleHanded) ? 30 : drawn;
  const critical = condition?.calls.includes(name) ? condition : null;
  const width =
    critical?.width ??
    random.weighted([
      [60, 45],
      [90, 30],
      [120, 25],
    ] as const);
  const skills = new Set(special);
  if (critical !== null) skills.add(critical.skill);
  if (doubleHanded) skills.add('moving-handling');
  if (minutes < 30 || random.chance(0.4)) skills.add('medication');
  return {
    id: name,
    days,
    window: { from: wallTime(wanted - width / 2), to: wallTime(wanted + width / 2) },
    minutes,
    carersRequired: doubleHanded ? 2 : 1,
    skills: [...skills].sort(),
    criticality: critical === null ? { level: 'standard' } : { level: 'critical', reason: critical.reason },
    ...(minutes < 30 ? { shortVisit: NICE } : {}),
  };
}

/** Asks for a minimum gap to the call before where both windows leave room for it. */
function withGap(
  call: VisitPattern,
  before: VisitPattern | undefined,
  name: Name,
  condition: Condition | null,
  random: Random,
): VisitPattern {
  if (before === undefined) return call;
  const wish = condition?.minGap ?? (random.chance(0.6) ? MIN_GAPS[name] : 0);
  const room = wallMinutesOf(call.window.to) - wallMinutesOf(before.window.from) - before.minutes - GAP_SLACK;
  const gap = Math.min(wish, Math.floor(room / 15) * 15);
  return gap >= 60 ? { ...call, minGapMinutes: gap } : call;
}

/** An hour instead of the usual breakfast call on two days. */
function withBathDays(patterns: readonly VisitPattern[]): VisitPattern[] {
  const [first, ...rest] = patterns;
  if (first === undefined || first.id !== 'breakfast' || first.minutes >= 60) return [...patterns];
  const bathDays: Weekday[] = ['mon', 'thu'];
  const width = wallMinutesOf(first.window.to) - wallMinutesOf(first.window.from);
  // A standard visit of an hour needs an hour of window.
  if (width < 60) return [...patterns];
  const { shortVisit: _, ...bath } = first;
  return [
    { ...first, days: first.days.filter((d) => !bathDays.includes(d)) },
    { ...bath, id: 'breakfast-bath', days: bathDays, minutes: 60 },
    ...rest,
  ];
}
