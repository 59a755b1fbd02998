import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MADE_FOLDER } from '../../bench/made/write.ts';
import { Records } from '../../bench/suite/records.ts';
import { runSuite } from '../../bench/suite/run-suite.ts';

/** Believes the cost that the solution states. */
const BELIEVES = `import { readFileSync } from 'node:fs';
const cost = Number(/Cost ([0-9.]+)/.exec(readFileSync(process.argv[3], 'utf8'))[1]);
console.log(JSON.stringify({ distance: cost }));
`;
const COUNTS_MORE = BELIEVES.replace('distance: cost', 'distance: cost + 1');
const REFUSES = "console.log('INVALID: late at 3'); process.exit(1);\n";

describe('a suite', () => {
  let folder: string;
  let report: string;
  let said: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suite-'));
    report = join(folder, 'report');
    for (const name of ['check', 'vrptw-made', 'report']) mkdirSync(join(folder, name));
    copyFileSync(join(MADE_FOLDER, 'vrptw.txt'), join(folder, 'vrptw-made', 'M1.txt'));
    writeFileSync(join(folder, 'best-known.json'), JSON.stringify({ 'vrptw-made': { 'M1.txt': 800 } }));
    said = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  });

  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const run = (checker: string, seeds = 1) => {
    writeFileSync(join(folder, 'check', 'check-vrptw.mjs'), checker);
    runSuite(folder, { seconds: 0.3, clock: 'wall', seeds, threads: 1, report });
  };
  const runs = () => new Records(join(report, 'runs.jsonl')).latest();

  it('keeps a run that the checker accepts at the same cost, with its origin, in the table and the plot', () => {
    run(BELIEVES);
    const [kept] = runs();
    expect(kept).toMatchObject({ folder: 'vrptw-made', limit: 0.3, threads: 1, seed: 1 });
    expect(kept!.result.gap).toBeCloseTo((kept as { result: { cost: number } }).result.cost / 800 - 1, 5);
    expect(readFileSync(join(report, 'results.md'), 'utf8')).toContain(
      `| ${kept!.machine} | ${kept!.commit} | ${kept!.date} |`,
    );
    expect(existsSync(join(report, 'plots', 'vrptw-gehring-homberger-200.svg'))).toBe(true);
  });

  it('makes no row of a run that the checker refuses, nor of one that it counts otherwise', () => {
    run(REFUSES);
    expect(said.at(-1)).toContain('REFUSED INVALID: late at 3');
    run(COUNTS_MORE);
    expect(said.at(-1)).toContain('REFUSED the checker counts');
    expect(runs()).toEqual([]);
  });

  it('goes on where it was stopped', () => {
    run(BELIEVES, 1);
    run(BELIEVES, 2);
    expect(said.filter((line) => line.endsWith('already run'))).toHaveLength(1);
    expect(runs().map(({ seed }) => seed)).toEqual([1, 2]);
  });

  it('drops a line that a stop cut off in the middle', () => {
    const whole = { folder: 'vrptw-made', seed: 1, limit: 1, threads: 1, result: { instance: 'M1.txt' } };
    writeFileSync(join(report, 'runs.jsonl'), `${JSON.stringify(whole)}\n{"folder":"vrptw-ma`);
    expect(runs()).toHaveLength(1);
  });
});
