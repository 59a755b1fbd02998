import type { Carer } from '../../domain/carer.ts';
import type { LocalDate } from '../../domain/time.ts';

/** The solver takes at most 31 skills a word. */
const BITS_A_WORD = 31;

export interface SkillBits {
  /** Bits of the skills a visit needs. */
  needed(codes: readonly string[]): readonly number[];
  /** Bits of the skills a carer holds on a date (the day of expiry still counts), of those any visit needs. */
  held(carer: Carer, date: LocalDate): readonly number[];
}

/** Numbers the skills that the visits need; nobody else's skills matter. */
export function skillBits(codesNeeded: Iterable<readonly string[]>): SkillBits {
  const codes = [...new Set([...codesNeeded].flat())].sort();
  const at = new Map(codes.map((code, i) => [code, i]));
  const words = Math.max(1, Math.ceil(codes.length / BITS_A_WORD));
  const bitsOf = (some: readonly string[]): readonly number[] => {
    const bits = new Array<number>(words).fill(0);
    for (const code of some) {
      const i = at.get(code);
      if (i !== undefined) bits[Math.floor(i / BITS_A_WORD)]! |= 1 << (i % BITS_A_WORD);
    }
    return bits;
  };
  return {
    needed: bitsOf,
    held: (carer, date) =>
      bitsOf(carer.skills.filter((s) => s.expires === undefined || s.expires >= date).map((s) => s.code)),
  };
}
