import { openSource } from '../reading/source.ts';
import { UnreadableInstance } from '../reading/unreadable.ts';
import { day } from './day.ts';
import type { Family, Instance } from './family.ts';
import { hhcrsp } from './hhcrsp.ts';
import { uhhc } from './uhhc.ts';
import { vrptw } from './vrptw.ts';

export const FAMILIES: readonly Family[] = [day, hhcrsp, uhhc, vrptw];

/** @throws UnreadableInstance when no family knows the file or the one that does cannot read it. */
export function readInstance(file: string): Instance & { readonly family: string } {
  const source = openSource(file);
  const family = FAMILIES.find((candidate) => candidate.recognises(source));
  if (family === undefined) {
    const names = FAMILIES.map(({ name }) => name).join(', ');
    const found = source.root === null ? 'a text' : `JSON with ${topOf(source.root)}`;
    throw new UnreadableInstance(file, 1, `not an instance of any known family (${names}); it is ${found}`);
  }
  return { family: family.name, ...family.read(source) };
}

function topOf(root: { isRecord(): boolean; names(): string[] }): string {
  return root.isRecord() ? `the fields ${root.names().slice(0, 8).join(', ') || '(none)'}` : 'a list at the top';
}
