/** The made instances as files, which stand committed beside the generators. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MADE_INSTANCES } from './instances.ts';

export const MADE_FOLDER = join(import.meta.dirname, 'instances');

export function writeMadeInstances(): void {
  for (const [name, make] of Object.entries(MADE_INSTANCES)) writeFileSync(join(MADE_FOLDER, name), make());
}
