/**
 * One Rounds a data folder. The embedded queues are in memory, with the folder as their record: a second process would
 * load the same messages and do each job again, and neither would see what the other queues.
 *
 * The lock is SQLite's own on a file of the folder, which the operating system gives up however the process ends: a
 * start right after `kill -9` is never refused, and no process id has to be believed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(folder: string) {
    super(`${folder} is in use by another start of Rounds: stop that one, or name another folder with --data`);
  }
}

export interface FolderLock {
  release(): void;
}

/** Makes the folder if it is missing. Throws FolderInUse while another holds it. */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    throw isBusy(error) ? new FolderInUse(folder) : error;
  }
  return { release: () => file.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && (error as Error & { errcode?: number }).errcode === SQLITE_BUSY;
}
