import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MADE_FOLDER } from '../../bench/made/write.ts';

const ROOT = join(import.meta.dirname, '..', '..');

function bench(...args: string[]) {
  const node = join(ROOT, 'node_modules', '.bin', 'node');
  return spawnSync(node, [join(ROOT, 'bench', 'run.ts'), ...args], { encoding: 'utf8' });
}

describe('the command line of the bench', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints one line of JSON and writes the solution in the format of the family', () => {
    const solution = join(folder, 'day-plan.json');
    const instance = join(MADE_FOLDER, 'day.json');
    const { status, stdout } = bench('--instance', instance, '--iterations', '50', '--solution', solution);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const line = JSON.parse(stdout);
    expect(line).toMatchObject({ family: 'day', instance: 'day.json', iterations: 50 });
    const plan = JSON.parse(readFileSync(solution, 'utf8'));
    const served = new Set(
      plan.rounds.flatMap((round: { visits: { visit: number }[] }) => round.visits.map((v) => v.visit)),
    );
    expect(served.size + plan.unassigned.length).toBe(60);
  });

  it('repeats a plan exactly by seed and iterations', () => {
    const run = (name: string) => {
      const solution = join(folder, name);
      bench('--instance', join(MADE_FOLDER, 'uhhc.json'), '--iterations', '400', '--seed', '5', '--solution', solution);
      return readFileSync(solution, 'utf8');
    };
    expect(run('first')).toBe(run('second'));
  });

  it('ends with 1 and the line and field that it cannot read', () => {
    const file = join(folder, 'bad-day.json');
    const text = readFileSync(join(MADE_FOLDER, 'day.json'), 'utf8').replace('"service":2700', '"service":"long"');
    writeFileSync(file, text);
    const { status, stdout, stderr } = bench('--instance', file);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(`${file}:5: visits[0].service: expected a number, found "long"\n`);
  });

  it('ends with 1 and the flag that it does not understand', () => {
    const { status, stderr } = bench('--instance', 'x', '--seconds', 'soon');
    expect(status).toBe(1);
    expect(stderr).toBe("--seconds is 'soon': must be a number of 0 or more\n");
  });
});
