/** A file of carers, shifts or packages as things of the right shape, and what is wrong with the rows that are not. */
import type * as z from 'zod';
import type { ReadFile, ReadThing, RowProblem } from '../../planning/imports/report.ts';
import { sameValue } from '../../planning/same-value.ts';
import { ruleOf } from '../http/rule-text.ts';
import { describedBy } from './cells.ts';
import type { ImportFields } from './fields.ts';
import { type CellRow, type Profile, rowsOf } from './records.ts';

export interface ImportFile {
  readonly content: string;
  readonly profile: Profile;
}

/** One thing a row. */
export function readThings<S extends z.ZodType>(
  { content, profile }: ImportFile,
  fields: ImportFields,
  schema: S,
): ReadFile<z.output<S>> {
  const rows = rowsOf(content, profile);
  const readings = rows.map((row) => readingOf(row, fields, profile, schema));
  return {
    read: rows.length,
    things: readings.flatMap(({ row, value }) => (value === undefined ? [] : [{ rows: [row], value: value.parsed }])),
    rejections: readings.flatMap(({ problems }) => problems),
  };
}

/** What a row of a package file is read as: the request with its one pattern, and the key of the package. */
interface PatternRow {
  readonly key: string;
  readonly patterns: readonly unknown[];
}

/** Rows with one key are one thing: they agree in everything but the pattern. One rejected row rejects the whole thing. */
export function readGroups<S extends z.ZodType<PatternRow>>(
  file: ImportFile,
  fields: ImportFields,
  schema: S,
): ReadFile<z.output<S>> {
  const { read, things, rejections } = readThings(file, fields, schema);
  const groups = new Map<string, ReadThing<z.output<S>>[]>();
  for (const thing of things) groups.set(thing.value.key, [...(groups.get(thing.value.key) ?? []), thing]);
  const spoilt = new Set(
    rowsWithKeys(
      file,
      rejections.map(({ row }) => row),
    ),
  );
  const whole: ReadThing<z.output<S>>[] = [];
  const lost: RowProblem[] = [];
  for (const [key, group] of groups) {
    const problems = groupProblems(key, group, spoilt.has(key));
    if (problems.length > 0) lost.push(...problems);
    else whole.push(joined(group));
  }
  return { read, things: whole, rejections: [...rejections, ...lost] };
}

function groupProblems<T extends PatternRow>(
  key: string,
  group: readonly ReadThing<T>[],
  spoilt: boolean,
): RowProblem[] {
  const [first] = group;
  const frame = ({ value }: ReadThing<T>): unknown => ({ ...value, patterns: [] });
  const other = new Set(group.filter((thing) => !sameValue(frame(thing), frame(first!))));
  if (other.size === 0 && !spoilt) return [];
  const agrees = `must agree with row ${first!.rows[0]} of the same package in everything but the visit`;
  const whole = 'must be of a package of which every row is right: another of its rows is rejected';
  return group.map((thing) => {
    return { row: thing.rows[0]!, field: '/key', value: key, rule: other.has(thing) ? agrees : whole };
  });
}

function joined<T extends PatternRow>(group: readonly ReadThing<T>[]): ReadThing<T> {
  const patterns = group.flatMap(({ value }) => value.patterns);
  return { rows: group.flatMap(({ rows }) => rows), value: { ...group[0]!.value, patterns } };
}

/** The keys of these rows, as far as they can be read. */
function rowsWithKeys({ content, profile }: ImportFile, wanted: readonly number[]): string[] {
  const rejected = new Set(wanted);
  return rowsOf(content, profile).flatMap(({ row, cells }) => (rejected.has(row) && cells.key ? [cells.key] : []));
}

interface RowReading<T> {
  readonly row: number;
  readonly value?: { readonly parsed: T };
  readonly problems: readonly RowProblem[];
}

function readingOf<S extends z.ZodType>(
  cellRow: CellRow,
  fields: ImportFields,
  profile: Profile,
  schema: S,
): RowReading<z.output<S>> {
  const { row } = cellRow;
  const { thing, problems } = describedBy(cellRow, fields, profile);
  if (cellRow.misshapen !== undefined) return { row, problems };
  const result = schema.safeParse(thing);
  if (result.success && problems.length === 0) return { row, value: { parsed: result.data }, problems };
  // A cell that could not be read is missing from the thing: what the schema says of its field says nothing more.
  const unread = new Set(problems.map(({ field }) => field));
  const misfits = (result.error?.issues ?? []).flatMap((issue) => {
    const { path } = issue;
    const field = `/${path.join('/')}`;
    if (unread.has(field)) return [];
    const value = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], thing);
    const rule = value === undefined ? 'must not be empty' : ruleOf(issue);
    return [{ row, field, value: value ?? null, rule }];
  });
  return { row, problems: [...problems, ...misfits] };
}
