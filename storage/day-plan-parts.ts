/**
 * A day plan in parts: one a round, one for what is left out, one a round that differs with its gaps filled. Each is stored under a name of its own that is never
 * used again, so a part once named by a pointer cannot change under its reader.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { DayPlan, LeftOut, Round } from '../domain/round.ts';
import { pack } from './packed.ts';

/** What the pointer keeps of a part: its place in the table and a print of its content, to see what changed. */
export interface PartName {
  /** The sort key of its item: `part/<version>/<attempt>/<n>`. */
  readonly sk: string;
  readonly print: string;
}

/** What is stored of a plan beside its parts. */
export interface Pointer extends Omit<DayPlan, 'rounds' | 'leftOut' | 'withGaps'> {
  readonly rounds: readonly PartName[];
  readonly leftOut: PartName;
  readonly withGaps?: readonly PartName[];
}

/** Every part that a plan is made of; their contents in the same order are `contentsOf`. */
export function namedBy(pointer: Pointer): readonly PartName[] {
  return [...pointer.rounds, pointer.leftOut, ...(pointer.withGaps ?? [])];
}

export function contentsOf({ rounds, leftOut, withGaps = [] }: DayPlan): readonly object[] {
  return [...rounds, leftOut, ...withGaps];
}

export interface PartItem {
  readonly pk: string;
  readonly sk: string;
  /** JSON under Brotli: a round of 6 KB takes 1.2 KB, which is what reading a day costs and takes. */
  readonly packed: Uint8Array;
}

/** A plan's parts: those that stay as stored, and those to store first. */
export interface Parts {
  readonly rounds: readonly PartName[];
  readonly leftOut: PartName;
  readonly withGaps?: readonly PartName[];
  readonly fresh: readonly PartItem[];
}

/** Splits a plan; a part whose content is among `stored` keeps the stored name. */
export function partsOf(pk: string, plan: DayPlan, stored: readonly PartName[]): Parts {
  const known = new Map(stored.map((name) => [name.print, name]));
  const fresh: PartItem[] = [];
  // Two writers of one version must not share names: the slower would overwrite what the faster has published.
  const attempt = randomUUID().slice(0, 8);
  const nameOf = (content: Round | readonly LeftOut[]): PartName => {
    const text = JSON.stringify(content);
    const print = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const same = known.get(print);
    if (same !== undefined) return same;
    const name = { sk: `part/${plan.version}/${attempt}/${fresh.length}`, print };
    fresh.push({ pk, sk: name.sk, packed: pack(text) });
    known.set(print, name);
    return name;
  };
  return {
    rounds: plan.rounds.map(nameOf),
    leftOut: nameOf(plan.leftOut),
    ...(plan.withGaps !== undefined && { withGaps: plan.withGaps.map(nameOf) }),
    fresh,
  };
}

/** The plan version that a part was first written for. */
export function versionIn(sk: string): number {
  return Number(sk.split('/')[1]);
}
