import type { FieldProblem } from '../../domain/field-problem.ts';
import type { ImportChoice, ImportReport, ReadFile, ReadThing, RowProblem, Verdict } from './report.ts';

/** Commits under way at once: a file of hundreds of rows must be in before the request ends. */
const AT_ONCE = 8;

/**
 * Judges every thing of a file before the first is written, then writes what may be. Each thing is a commit of its own:
 * a file that breaks off is sent again, finds what is in unchanged, and goes on.
 */
export async function importThings<T, W>(
  { read, things, rejections }: ReadFile<T>,
  { allOrNothing, dryRun }: ImportChoice,
  judge: (thing: T) => Verdict<W>,
  write: (wanted: W) => Promise<unknown>,
): Promise<ImportReport> {
  const verdicts = things.map(({ value }) => judge(value));
  const found = things.flatMap((thing, i) => problemsOf(thing, verdicts[i]!));
  const lostRows = things.flatMap(({ rows }, i) => (verdicts[i]!.kind === 'rejected' ? rows : []));
  const all = [...rejections, ...found].sort((a, b) => a.row - b.row);
  const applied = !dryRun && !(allOrNothing && all.length > 0);
  const wanted = verdicts.flatMap((verdict) =>
    verdict.kind !== 'rejected' && verdict.write !== undefined ? [verdict.write] : [],
  );
  if (applied) await inTurns(wanted, write);
  const count = (kind: Verdict<W>['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length;
  return {
    read,
    new: count('new'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: new Set([...lostRows, ...rejections.map(({ row }) => row)]).size,
    rejections: all,
    applied,
  };
}

/** A problem of a package's n-th pattern is a problem of the row that pattern stands in. */
function problemsOf<T, W>({ rows }: ReadThing<T>, verdict: Verdict<W>): RowProblem[] {
  if (verdict.kind !== 'rejected') return [];
  return verdict.problems.map((problem: FieldProblem) => {
    const [, pattern] = /^\/patterns\/(\d+)/.exec(problem.field) ?? [];
    return { row: rows[Number(pattern ?? 0)] ?? rows[0]!, ...problem };
  });
}

async function inTurns<W>(wanted: readonly W[], write: (one: W) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < wanted.length; i += AT_ONCE) await Promise.all(wanted.slice(i, i + AT_ONCE).map(write));
}
