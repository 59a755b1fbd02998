/** Writes the made instances beside this file; run it when a generator changes (node bench/made/write.ts). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MADE_INSTANCES } from './instances.ts';

export const MADE_FOLDER = join(import.meta.dirname, 'instances');

export function writeMadeInstances(): void {
  for (const [name, make] of Object.entries(MADE_INSTANCES)) writeFileSync(join(MADE_FOLDER, name), make());
}
