import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../local/folder-lock.ts';

const LOCK = fileURLToPath(new URL('../../local/folder-lock.ts', import.meta.url));
const aFolder = () => join(mkdtempSync(join(tmpdir(), 'rounds-test-')), 'data');

it('lets a second start have a folder only once the first has given it up', () => {
  const folder = aFolder();
  const first = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`${folder} is in use`);
  first.release();
  lockFolder(folder).release();
});

it('is free at once after the process that held it is killed with -9', async () => {
  const folder = aFolder();
  const held = `import { lockFolder } from ${JSON.stringify(LOCK)}; lockFolder(${JSON.stringify(folder)});
    console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', held], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  lockFolder(folder).release();
});
