import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInstance } from '../../bench/families/index.ts';
import { MADE_FOLDER } from '../../bench/made/write.ts';
import { measuredFor, SOLVE } from '../../bench/suite/measured.ts';
import { holdsSince } from '../../bench/suite/provenance.ts';

const measuredOf = (instance: string) => measuredFor(readInstance(join(MADE_FOLDER, instance)).problem);

describe('what makes a figure', () => {
  it.each([
    ['day.json', 'elastic'],
    ['vrptw.txt', 'elastic'],
    ['hhcrsp.json', 'rigid'],
    ['uhhc.json', 'rigid'],
  ])('of %s leaves out the engine that does not solve it, %s', (instance, other) => {
    expect(measuredOf(instance)).toEqual([...SOLVE, `:(exclude)solver/${other}`]);
  });
});

describe('a figure', () => {
  let project: string;
  const commits: string[] = [];
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: project,
      encoding: 'utf8',
    });

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'project-'));
    git('init', '-q');
    for (const folder of ['solver', 'solver/rigid', 'solver/elastic', 'docs']) mkdirSync(join(project, folder));
    for (const file of ['solver/rigid/a.ts', 'docs/a.md', 'solver/insert.ts', 'solver/elastic/a.ts']) {
      writeFileSync(join(project, file), 'export {};\n');
      git('add', '.');
      git('commit', '-q', '-m', file);
      commits.push(git('rev-parse', '--short', 'HEAD').trim());
    }
  });

  afterAll(() => rmSync(project, { recursive: true }));

  it('holds while nothing changes that made it', () => {
    const [rigid, docs, insert, elastic] = commits as [string, string, string, string];
    expect(holdsSince(rigid, insert, measuredOf('day.json'), project)).toBe(true);
    expect(holdsSince(rigid, elastic, measuredOf('day.json'), project)).toBe(true);
    expect(holdsSince(docs, insert, measuredOf('uhhc.json'), project)).toBe(true);
    expect(holdsSince(docs, elastic, measuredOf('uhhc.json'), project)).toBe(false);
  });

  it('of files that no commit has, or of a commit that is not there, holds for nothing but itself', () => {
    const [rigid, docs] = commits as [string, string];
    expect(holdsSince(`${rigid}+`, `${rigid}+`, SOLVE, project)).toBe(true);
    expect(holdsSince(`${rigid}+`, docs, SOLVE, project)).toBe(false);
    expect(holdsSince(rigid, `${docs}+`, SOLVE, project)).toBe(false);
    expect(holdsSince('0123456', docs, SOLVE, project)).toBe(false);
  });
});
