import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOverTime } from './cost-over-time.ts';
import type { RunRecord } from './records.ts';
import { groupBy } from './statistics.ts';

/** Draws the largest run instance of each set, a line a seed, to `folder`. */
export function writePlots(folder: string, records: readonly RunRecord[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [group, runs] of groupBy(records, ({ group }) => group)) {
    const byInstance = [...groupBy(runs, ({ result }) => result.instance).values()];
    const [shown] = byInstance.sort((a, b) => visits(b) - visits(a));
    const file = `${group.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.svg`;
    writeFileSync(join(folder, file), costOverTime(`${group}: ${shown![0]!.result.instance}`, shown!));
  }
}

const visits = (runs: readonly RunRecord[]): number => runs[0]!.visits;
