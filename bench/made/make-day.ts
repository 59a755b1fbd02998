/** A made home-care day in the format of the day family: a town of clients and carers, all of it from a seed. */
import { Draw } from './draw.ts';

const HOUR = 3600;
const STEP = 300;
const CENTRE = { lat: 52.58, lon: -1.98 };

/** Parts of the day: the hours in which a window may open, and the share of clients who are visited then. */
const BANDS = [
  { name: 'morning', from: 6.5, to: 10, share: 0.87 },
  { name: 'lunch', from: 11, to: 13.5, share: 0.48 },
  { name: 'tea', from: 15, to: 18, share: 0.44 },
  { name: 'bed', from: 19, to: 21.5, share: 0.39 },
] as const;

/** Share of clients who need a skill, and of carers who have it. */
const SKILLS = [
  { name: 'medication', needed: 0.15, held: 0.65 },
  { name: 'hoist', needed: 0.14, held: 0.55 },
  { name: 'dementia', needed: 0.1, held: 0.5 },
  { name: 'catheter', needed: 0.06, held: 0.35 },
] as const;

const SHIFTS = [
  [[7, 14]],
  [[15, 23]],
  [
    [7, 13],
    [16, 22.5],
  ],
] as const;

export interface MadeDayOptions {
  readonly seed: number;
  readonly visits: number;
  readonly carers: number;
  /** Share of clients whose visits need two carers. Default 0.13. */
  readonly doubleUps?: number;
}

export interface MadeDay {
  readonly detour: number;
  readonly speed_kmh: { readonly car: number; readonly walk: number };
  readonly visits: readonly MadeVisit[];
  readonly carers: readonly MadeCarer[];
}

export interface MadeVisit extends MadePoint {
  readonly id: number;
  readonly client: string;
  readonly service: number;
  readonly tw: readonly [number, number];
  readonly carers: number;
  readonly skills: readonly string[];
}

interface MadeCarer extends MadePoint {
  readonly id: number;
  readonly shifts: readonly (readonly [number, number])[];
  readonly mode: 'car' | 'walk';
  readonly skills: readonly string[];
}

interface MadePoint {
  readonly lat: number;
  readonly lon: number;
}

export function makeDay({ seed, visits: count, carers: staff, doubleUps = 0.13 }: MadeDayOptions): MadeDay {
  const draw = new Draw(seed);
  const carers = Array.from({ length: staff }, (_, i): MadeCarer => {
    const shifts = draw.one(SHIFTS).map(([from, to]): [number, number] => [from * HOUR, to * HOUR]);
    const skills = draw.some(SKILLS.map(({ name, held }) => [name, held] as const));
    return { id: i + 1, ...makePoint(draw), shifts, mode: draw.chance(0.82) ? 'car' : 'walk', skills };
  });
  const visits: MadeVisit[] = [];
  for (let client = 1; visits.length < count; client++) {
    const where = makePoint(draw);
    const people = draw.chance(doubleUps) ? 2 : 1;
    const skills = draw.some(SKILLS.map(({ name, needed }) => [name, needed] as const));
    for (const { from, to } of BANDS.filter(({ share }) => draw.chance(share))) {
      if (visits.length === count) break;
      const opens = draw.whole((from * HOUR) / STEP, (to * HOUR) / STEP) * STEP;
      visits.push({
        id: visits.length + 1,
        client: `c${client}`,
        ...where,
        service: draw.one([900, 1800, 1800, 1800, 2700, 3600]),
        tw: [opens, opens + draw.one([1800, 2400, 3600, 3600, 5400, 7200])],
        carers: people,
        skills,
      });
    }
  }
  return { detour: 1.3, speed_kmh: { car: 25, walk: 4.8 }, visits, carers };
}

/** Around the centre of town, to a millionth of a degree. */
export function makePoint(draw: Draw): MadePoint {
  const degrees = (middle: number, spread: number) => Number((middle + spread * draw.bell()).toFixed(6));
  return { lat: degrees(CENTRE.lat, 0.025), lon: degrees(CENTRE.lon, 0.04) };
}
