/** The results as Markdown: one row a set against its goal, then one row an instance. */
import { goalOf, rankOf } from './groups.ts';
import type { RunRecord } from './records.ts';
import { groupBy, meanOf, type Spread, spreadOf } from './statistics.ts';

const SET_HEADER = ['set', 'limit', 'instances x seeds', 'figure', 'min', 'mean', 'sd', 'reach', 'aim', ...origin()];
const INSTANCE_HEADER = ['set', 'instance', 'limit', 'seeds', 'figure', 'min', 'mean', 'sd', 'gap', ...origin()];

function origin(): string[] {
  return ['threads', 'memory', 'machine', 'commit', 'date'];
}

/** @param records the runs to show; one row never mixes sets, limits or thread counts. */
export function resultsTable(records: readonly RunRecord[]): string {
  const sorted = [...records].sort((a, b) => rankOf(a.group) - rankOf(b.group) || order(a).localeCompare(order(b)));
  const sets = [...groupBy(sorted, ({ group, limit, threads }) => `${group} ${limit} ${threads}`).values()];
  const instances = [...groupBy(sorted, (record) => `${order(record)} ${record.limit} ${record.threads}`).values()];
  return [
    '# Results of the solver on the public benchmarks',
    '',
    'Written by `npm run bench -- --suite DIR`; every run was accepted by the checker of its family, which printed the',
    'same cost. Gap = (cost - best known) / best known. A set gives, over its seeds, the mean gap of its instances; a',
    'day gives carer-visits unassigned, then hours of travel.',
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

const order = ({ folder, result }: RunRecord): string => `${folder}/${result.instance}`;

function setRows(records: readonly RunRecord[]): string[][] {
  const instances = groupBy(records, order).size;
  const seeds = groupBy(records, ({ seed }) => String(seed));
  const first = records[0]!;
  const goal = goalOf(first.group);
  const head = [first.group, `${first.limit} s`, `${instances} x ${seeds.size}`];
  if ('unassigned' in first.result) {
    const goals = (figure: 'unassigned' | 'travelHours') =>
      goal?.kind === 'day' ? [String(goal.reach[figure]), String(goal.aim[figure])] : ['', ''];
    return (['unassigned', 'travelHours'] as const).map((figure) => [
      ...head,
      figure === 'unassigned' ? 'carer-visits unassigned' : 'hours of travel',
      ...shown(spreadOf(records.map(({ result }) => ('unassigned' in result ? result[figure] : Number.NaN))), 2),
      ...goals(figure),
      ...originOf(records),
    ]);
  }
  const gaps = [...seeds.values()].map((runs) => meanOf(runs.flatMap(({ result }) => result.gap ?? []).map(percent)));
  const goals = goal?.kind === 'gap' ? [`${goal.reach}%`, `${goal.aim}%`] : ['', ''];
  const figures = shown(spreadOf(gaps), 2).map((figure) => `${figure}%`);
  return [[...head, 'mean gap', ...figures, ...goals, ...originOf(records)]];
}

function instanceRows(records: readonly RunRecord[]): string[][] {
  const first = records[0]!;
  const head = [first.group, first.result.instance, `${first.limit} s`, String(records.length)];
  const figures = 'unassigned' in first.result ? (['unassigned', 'travelHours'] as const) : (['cost'] as const);
  const gaps = records.flatMap(({ result }) => result.gap ?? []);
  const gap = gaps.length > 0 ? `${percent(meanOf(gaps)).toFixed(2)}%` : '';
  return figures.map((figure) => [
    ...head,
    figure,
    ...shown(spreadOf(records.map(({ result }) => (result as Readonly<Record<string, unknown>>)[figure] as number)), 2),
    gap,
    ...originOf(records),
  ]);
}

function shown({ least, mean, deviation }: Spread, digits: number): string[] {
  return [least, mean, deviation].map((value) => value.toFixed(digits));
}

const percent = (ratio: number): number => ratio * 100;

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

export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
