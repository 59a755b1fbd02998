/**
 * Seeded randomness in named streams: each part of the borough draws from its own, so that a change to one part
 * leaves the others as they were. Same seed and name, same numbers (sfc32, Chris Doty-Humphrey, public domain).
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** By weight: [['car', 68], ['walk', 12]]. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  /** A new list in random order. */
  shuffled<T>(list: readonly T[]): T[];
}

export function randomOf(seed: number, stream: string): Random {
  const next = sfc32(seed, stream);
  const random: Random = {
    next,
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new RangeError(`nothing to pick from in stream ${stream}`);
      return picked;
    },
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return choices[choices.length - 1]![0];
    },
    // Box and Muller; 1 - next() keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled: (list) => {
      const result = [...list];
      for (let i = result.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
  };
  return random;
}

function sfc32(seed: number, stream: string): () => number {
  let a = seed | 0;
  let b = 0x9e3779b9;
  // FNV-1a of the stream's name.
  let c = 0x811c9dc5;
  for (const letter of stream) c = Math.imul(c ^ letter.codePointAt(0)!, 0x01000193);
  let count = 1;
  const next = () => {
    const t = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds have to drift apart first.
  for (let i = 0; i < 15; i++) next();
  return next;
}
