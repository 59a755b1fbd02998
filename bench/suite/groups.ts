/** The sets that results are reported by, each with its time limit and what it should reach. */

/** Lower is better; `gap` in per cent of the best known, a day as carer-visits unassigned and hours of travel. */
export type Goal =
  | { readonly kind: 'gap'; readonly reach: number; readonly aim: number }
  | { readonly kind: 'day'; readonly reach: DayFigure; readonly aim: DayFigure };

interface DayFigure {
  readonly unassigned: number;
  readonly travelHours: number;
}

export interface Group {
  readonly name: string;
  /** Wall-clock limit of a run unless the command line gives another. */
  readonly seconds: number;
  readonly goal?: Goal;
}

const gap = (reach: number, aim: number): Goal => ({ kind: 'gap', reach, aim });

interface SizedGroup extends Group {
  /** Of `folder/file`. */
  readonly path: RegExp;
  /** Of the instance's visits: customers, or services of patients. */
  readonly size: (visits: number) => boolean;
}

const everySize = (): boolean => true;
const upTo = (high: number) => (visits: number) => visits <= high;

const ZONE0: Goal = {
  kind: 'day',
  reach: { unassigned: 17, travelHours: 21 },
  aim: { unassigned: 16, travelHours: 19.5 },
};
const BOROUGH: Goal = {
  kind: 'day',
  reach: { unassigned: 115, travelHours: 105 },
  aim: { unassigned: 100, travelHours: 92 },
};

/**
 * The first that fits holds an instance. Mankowska's sizes are patients, of whom three in ten take two services, so
 * the bounds in visits lie between the sets.
 */
const GROUPS: readonly SizedGroup[] = [
  { name: 'day/zone0', path: /^day\/zone0\b/, size: everySize, seconds: 60, goal: ZONE0 },
  { name: 'day/borough', path: /^day\/borough\b/, size: everySize, seconds: 120, goal: BOROUGH },
  { name: 'hhcrsp-mankowska 10, 25', path: /^hhcrsp-mankowska/, size: upTo(48), seconds: 10 },
  { name: 'hhcrsp-mankowska 50 to 100', path: /^hhcrsp-mankowska/, size: upTo(190), seconds: 60, goal: gap(0.3, -0.5) },
  { name: 'hhcrsp-mankowska 200, 300', path: /^hhcrsp-mankowska/, size: everySize, seconds: 60, goal: gap(-0.8, -2) },
  { name: 'hhcrsp-italian', path: /^hhcrsp-italian/, size: everySize, seconds: 60, goal: gap(0, -1) },
  { name: 'uhhc', path: /^uhhc/, size: everySize, seconds: 60, goal: gap(-7, -12) },
  { name: 'vrptw-solomon', path: /^vrptw-solomon/, size: everySize, seconds: 10, goal: gap(0.2, 0.05) },
  { name: 'vrptw-gehring-homberger 200', path: /^vrptw/, size: upTo(300), seconds: 60, goal: gap(0.3, 0.05) },
  { name: 'vrptw-gehring-homberger 400', path: /^vrptw/, size: upTo(500), seconds: 60, goal: gap(1, 0.4) },
  { name: 'vrptw-gehring-homberger 600, 800', path: /^vrptw/, size: upTo(900), seconds: 60 },
  { name: 'vrptw-gehring-homberger 1000', path: /^vrptw/, size: everySize, seconds: 60, goal: gap(4, 2.5) },
];

/** The group of an instance of that many visits; an unknown folder or day is a group of its own. */
export function groupOf(folder: string, file: string, visits: number): Group {
  const known = GROUPS.find(({ path, size }) => path.test(`${folder}/${file}`) && size(visits));
  if (known !== undefined) return known;
  return { name: folder === 'day' ? `day/${file.replace(/\.json$/, '')}` : folder, seconds: 60 };
}

export function goalOf(group: string): Goal | undefined {
  return GROUPS.find(({ name }) => name === group)?.goal;
}

/** Position of a group in the table; unknown ones come last. */
export function rankOf(group: string): number {
  const rank = GROUPS.findIndex(({ name }) => name === group);
  return rank === -1 ? GROUPS.length : rank;
}
