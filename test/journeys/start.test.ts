/** The README's first command, as a newcomer runs it: `npm start -s -- --once --json`. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { lockFolder } from '../../local/folder-lock.ts';

const aReport = {
  packages: { submitted: 228, placed: 215, waiting: 7, unplaced: 6 },
  offers: { made: 36, accepted: 24, refused: 9, leftOpen: 3 },
  visits: { required: 551, planned: 551, leftOut: 0 },
  hardViolations: 0,
  travelMinutesPerContactHour: { before: 18.6, after: 15.4 },
  rounds: 128,
  seconds: 58,
  date: '2026-11-24',
  startsWithin15: { before: 0.5, after: 0.6 },
  carersPerClient14d: { before: 11, after: 10.7 },
  reasons: { packages: { skill: 6 }, visits: {} },
};

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

it('does the whole job on the demo borough and prints one JSON object and nothing else', {
  timeout: 400_000,
}, async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [START, '--once', '--json'], {
    maxBuffer: 1e8,
  });
  expect(stderr).toBe('');
  const report = JSON.parse(stdout);
  const { packages, visits, travelMinutesPerContactHour: travel } = report;
  expect(packages.placed + packages.waiting + packages.unplaced).toBe(packages.submitted);
  expect(packages.placed / packages.submitted).toBeGreaterThan(0.9);
  // The tail that really cannot be placed is found out, with reasons.
  expect(packages.unplaced).toBeGreaterThan(0);
  expect(visits.planned + visits.leftOut).toBe(visits.required);
  expect(report.hardViolations).toBe(0);
  expect(travel.after).toBeLessThan(travel.before);
  expect(report.rounds).toBeGreaterThan(0);
});

it.each([
  [['--scale', 'village'], /--scale must be one of demo, borough, county \(got village\)/],
  [['--port', '99999'], /--port must be a whole number from 0 to 65535 \(got 99999\)/],
  [['--date', 'tomorrow'], /--date must be a date like 2026-11-23, 2000 to 2099 \(got tomorrow\)/],
  [['--date', '2026-13-01'], /--date must be a date like 2026-11-23, 2000 to 2099 \(got 2026-13-01\)/],
  [['--date', '0001-01-01'], /--date must be a date like 2026-11-23, 2000 to 2099 \(got 0001-01-01\)/],
  [['--data', START], /--data must be a folder, or a name that is free for one \(got .*start.ts, a file\)/],
  [['--picture', '/nowhere/map.svg'], /--picture must be a file in a folder that is there \(got \/nowhere\/map.svg\)/],
])('refuses %s by option, value and rule', async (options, message) => {
  // With --once, so that an option that is not refused ends in a job done, not in a server that stays.
  await expect(promisify(execFile)(process.execPath, [START, '--once', ...options])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(message),
  });
});

it('refuses a data folder that another start is using, and leaves that one alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-test-'));
  const lock = lockFolder(folder);
  await expect(promisify(execFile)(process.execPath, [START, '--once', '--data', folder])).rejects.toMatchObject({
    code: 2,
    stderr: `${folder} is in use by another start of Rounds: stop that one, or name another folder with --data\n`,
  });
  lock.release();
});

it('says that a folder with a borough is served as it is, whatever borough the options ask for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-test-'));
  writeFileSync(join(folder, 'report.json'), JSON.stringify(aReport));
  const again = [START, '--once', '--data', folder, '--scale', 'county'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, again);
  expect(stderr).toContain(`${folder} has its borough already and is served as it is`);
  expect(stdout).toContain('228 submitted');
});
