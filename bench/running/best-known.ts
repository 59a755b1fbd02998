import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';

/** Tables of best known costs that may stand in the instance's folder or in one above it, nearest first. */
const TABLES = ['best-known.json', 'vrptw-best-known.json'];

/** The best known cost of an instance file, or undefined where no table above it lists one. */
export function bestKnown(instance: string): number | undefined {
  const file = resolve(instance);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const table of TABLES) {
      const path = join(folder, table);
      const best = existsSync(path) ? lookUp(JSON.parse(readFileSync(path, 'utf8')), file) : undefined;
      if (best !== undefined) return best;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** A table lists costs by file name or stem, at its top or under the name of a folder or set. */
function lookUp(table: unknown, file: string): number | undefined {
  if (typeof table !== 'object' || table === null) return undefined;
  const entries = table as Readonly<Record<string, unknown>>;
  const names = [basename(file), basename(file, extname(file))];
  const own = entries[basename(dirname(file))];
  for (const group of [own, entries, ...Object.values(entries)]) {
    if (typeof group !== 'object' || group === null) continue;
    for (const name of names) {
      const best = (group as Readonly<Record<string, unknown>>)[name];
      if (typeof best === 'number') return best;
    }
  }
  return undefined;
}

/** (cost - best) / best: 0.01 is one per cent above the best known. */
export function gapTo(best: number, cost: number): number {
  return Number(((cost - best) / best).toFixed(6));
}
