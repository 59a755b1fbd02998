import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Score } from '../families/family.ts';

/** What an independent checker said of a solution: its own figures, or why it refuses. */
export type Verdict =
  | {
      readonly accepted: true;
      readonly score: { readonly cost: number } | { readonly unassigned: number; readonly travelHours: number };
    }
  | { readonly accepted: false; readonly why: string };

/** The name under which each checker prints what counts. */
const COST_FIELDS = ['cost', 'objective', 'distance'];
/** Checkers print tenths or rounded hours; a difference above this is a different cost. */
const TOLERANCE = 0.006;

/** Runs the checker of the family in `folder/check` as a process of its own. */
export function askChecker(folder: string, family: string, instance: string, solution: string): Verdict {
  const checker = join(folder, 'check', `check-${family}.mjs`);
  if (!existsSync(checker)) return { accepted: false, why: `there is no checker ${checker}` };
  const { stdout, stderr } = spawnSync(process.execPath, [checker, instance, solution], { encoding: 'utf8' });
  const line = stdout.trim();
  if (!line.startsWith('{')) return { accepted: false, why: line || stderr.trim() || 'the checker said nothing' };
  const said = JSON.parse(line) as Readonly<Record<string, number>>;
  if (said.unassignedCarerVisits !== undefined) {
    return { accepted: true, score: { unassigned: said.unassignedCarerVisits, travelHours: said.travelHours } };
  }
  const field = COST_FIELDS.find((name) => said[name] !== undefined);
  if (field === undefined) return { accepted: false, why: `the checker prints no cost: ${line}` };
  return { accepted: true, score: { cost: said[field] } };
}

/** Why the checker's figures are not ours, or null where they agree. */
export function disagreement(verdict: Verdict, ours: Score): string | null {
  if (!verdict.accepted) return verdict.why;
  const [theirs, mine] = [figures(verdict.score), figures(ours)];
  const same = theirs.every((figure, i) => Math.abs(figure - mine[i]!) <= TOLERANCE);
  return same ? null : `the checker counts ${theirs.join(' and ')}, the solver ${mine.join(' and ')}`;
}

function figures(score: Verdict extends infer V ? (V extends { score: infer S } ? S : never) : never): number[] {
  return 'cost' in score ? [score.cost] : [score.unassigned, score.travelHours];
}
