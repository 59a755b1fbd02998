import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../bench/suite/records.ts';
import { resultsTable } from '../../bench/suite/table.ts';

const ORIGIN = { machine: 'a machine', commit: 'abc1234', date: '2026-01-02' };

function run(instance: string, seed: number, gap: number): RunRecord {
  return {
    ...ORIGIN,
    folder: 'uhhc',
    group: 'uhhc',
    visits: 20,
    limit: 60,
    clock: 'wall',
    threads: 2,
    seed,
    result: { family: 'uhhc', instance, cost: 100 * (1 + gap), terms: {}, seconds: 60, iterations: 5, gap },
    trace: { points: [{ seconds: 0.5 * seed, figures: { cost: 1 } }], memoryMb: 90 + seed },
  };
}

function rowsOf(records: readonly RunRecord[]): string[][] {
  const lines = resultsTable(records).split('\n');
  const rows = lines.filter((line) => line.startsWith('| uhhc'));
  return rows.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

describe('the table of results', () => {
  it('takes the mean gap of the instances seed by seed, then least, mean and deviation over the seeds', () => {
    const [set] = rowsOf([run('a', 1, -0.1), run('b', 1, 0.02), run('a', 2, -0.08), run('b', 2, 0.04)]);
    // seed 1: (-10 + 2) / 2 = -4; seed 2: (-8 + 4) / 2 = -2; deviation of -4 and -2 is the root of 2
    expect(set!.slice(0, 7)).toEqual(['uhhc', '60 s', '2 x 2', 'mean gap', '-4.00%', '-3.00%', '1.41%']);
    expect(set!.slice(7, 10)).toEqual(['-7%', '-12%', '1 of 2']);
  });

  it('says in each row with how many threads, on which machine, from which commit and when', () => {
    const [set] = rowsOf([run('a', 1, 0), run('a', 2, 0)]);
    expect(set!.slice(-5)).toEqual(['2', '92 MB', 'a machine', 'abc1234', '2026-01-02']);
  });

  it('leaves a seed that is not finished out of the set', () => {
    const [set] = rowsOf([run('a', 1, 0.1), run('b', 1, 0.3), run('a', 2, 0.1)]);
    expect(set!.slice(2, 6)).toEqual(['2 x 1', 'mean gap', '20.00%', '20.00%']);
  });

  it('gives the slowest first plan of an instance', () => {
    const [, instance] = rowsOf([run('a', 1, 0), run('a', 2, 0)]);
    expect(instance).toContain('1.0 s');
  });
});
