/** The results as Markdown: one row a set against its goal, then one row an instance. */
import { markdown } from '../markdown.ts';
import { goalOf, rankOf } from './groups.ts';
import type { RunRecord } from './records.ts';
import { groupBy, meanOf, type Spread, spreadOf } from './statistics.ts';

const SET_HEADER = [
  'set',
  'limit',
  'instances x seeds',
  'figure',
  'min',
  'mean',
  'sd',
  'reach',
  'aim',
  'below best known',
  ...origin(),
];
const INSTANCE_HEADER = [
  'set',
  'instance',
  'limit',
  'seeds',
  'figure',
  'min',
  'mean',
  'sd',
  'gap',
  'first plan',
  ...origin(),
];

function origin(): string[] {
  return ['threads', 'memory', 'machine', 'commit', 'date'];
}

const DAY_FIGURES = ['unassigned', 'travelHours'] as const;
type DayFigure = (typeof DAY_FIGURES)[number];
const DAY_NAMES = { unassigned: 'carer-visits unassigned', travelHours: 'hours of travel' } as const;

/** Best known costs are published with three decimals; a gap that shows as 0.00% is none. */
const ROUNDING = -0.005;

/** @param records the runs to show; one row never mixes sets, limits or thread counts. */
export function resultsTable(records: readonly RunRecord[]): string {
  const sorted = [...records].sort((a, b) => rankOf(a.group) - rankOf(b.group) || order(a).localeCompare(order(b)));
  const sets = [
    ...groupBy(sorted, ({ group, limit, clock, threads }) => `${group} ${limit} ${clock} ${threads}`).values(),
  ];
  const instances = [
    ...groupBy(sorted, (record) => `${order(record)} ${record.limit} ${record.clock} ${record.threads}`).values(),
  ];
  return [
    '# Results of the solver on the public benchmarks',
    '',
    'Written by `npm run bench -- --suite DIR`; every run was accepted by the checker of its family, which printed the',
    'same cost. Gap = (cost - best known) / best known. A set gives, over its seeds, the mean gap of its instances; a',
    'day gives carer-visits unassigned, then hours of travel: each carer-visit fewer left out than its goal may cost ten',
    'more minutes of travel. The first plan is the slowest over the seeds. Insertion, repair, scaling and the worth of',
    'each part of the search have tables of their own beside this one.',
    '',
    'A limit in processor seconds is counted by each thread for itself: what an idle machine gives by the wall clock,',
    'made while the machine had other work.',
    '',
    '## By set',
    '',
    ...markdown(SET_HEADER, sets.flatMap(setRows)),
    '',
    '## By instance',
    '',
    ...markdown(INSTANCE_HEADER, instances.flatMap(instanceRows)),
    '',
  ].join('\n');
}

const limitOf = ({ limit, clock }: RunRecord): string => `${limit} ${clock === 'wall' ? 's' : 'processor s'}`;

const order = ({ folder, result }: RunRecord): string => `${folder}/${result.instance}`;

function setRows(records: readonly RunRecord[]): string[][] {
  const first = records[0]!;
  const instances = [...groupBy(records, order).values()];
  const seeds = wholeSeeds(records, instances.length);
  const head = [first.group, limitOf(first), `${instances.length} x ${seeds.length}`];
  const goal = goalOf(first.group);
  if ('unassigned' in first.result) {
    const goals = (figure: DayFigure) =>
      goal?.kind === 'day' ? [String(goal.reach[figure]), String(goal.aim[figure])] : ['', ''];
    return DAY_FIGURES.map((figure) => [
      ...head,
      DAY_NAMES[figure],
      ...shown(spreadOf(records.map((record) => figureOf(record, figure)))),
      ...goals(figure),
      '',
      ...originOf(records),
    ]);
  }
  const gaps = seeds.map((runs) => meanOf(runs.map(gapOf)));
  const goals = goal?.kind === 'gap' ? [`${goal.reach}%`, `${goal.aim}%`] : ['', ''];
  const figures = shown(spreadOf(gaps)).map((figure) => `${figure}%`);
  const below = instances.filter((runs) => meanOf(runs.map(gapOf)) < ROUNDING).length;
  return [[...head, 'mean gap', ...figures, ...goals, `${below} of ${instances.length}`, ...originOf(records)]];
}

/** Runs by seed; a seed that the suite has not finished yet would be a mean over other instances. */
function wholeSeeds(records: readonly RunRecord[], instances: number): RunRecord[][] {
  const seeds = [...groupBy(records, ({ seed }) => String(seed)).values()];
  const whole = seeds.filter((runs) => runs.length === instances);
  return whole.length > 0 ? whole : seeds;
}

function instanceRows(records: readonly RunRecord[]): string[][] {
  const first = records[0]!;
  const head = [first.group, first.result.instance, limitOf(first), String(records.length)];
  const figures = 'unassigned' in first.result ? DAY_FIGURES : (['cost'] as const);
  const gap = first.result.gap === undefined ? '' : `${meanOf(records.map(gapOf)).toFixed(2)}%`;
  const firstPlan = Math.max(...records.map(({ trace }) => trace.points[0]?.seconds ?? Number.NaN));
  return figures.map((figure) => [
    ...head,
    figure === 'cost' ? 'cost' : DAY_NAMES[figure],
    ...shown(spreadOf(records.map((record) => figureOf(record, figure)))),
    gap,
    `${firstPlan.toFixed(1)} s`,
    ...originOf(records),
  ]);
}

function figureOf({ result }: RunRecord, figure: DayFigure | 'cost'): number {
  return (result as Readonly<Partial<Record<typeof figure, number>>>)[figure] ?? Number.NaN;
}

/** In per cent; NaN where no best known cost is listed. */
const gapOf = ({ result }: RunRecord): number => 100 * (result.gap ?? Number.NaN);

function shown({ least, mean, deviation }: Spread): string[] {
  return [least, mean, deviation].map((value) => value.toFixed(2));
}

function originOf(records: readonly RunRecord[]): string[] {
  const several = (values: readonly string[]) => [...new Set(values)].join(', ');
  return [
    several(records.map(({ threads }) => String(threads))),
    `${Math.max(...records.map(({ trace }) => trace.memoryMb))} MB`,
    several(records.map(({ machine }) => machine)),
    several(records.map(({ commit }) => commit)),
    several(records.map(({ date }) => date)),
  ];
}
