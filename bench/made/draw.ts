import { Random } from '../../solver/random.ts';

/** Draws for made instances: everything a generator needs of chance, from one seed. */
export class Draw {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  chance(share: number): boolean {
    return this.#random.unit() < share;
  }

  /** A whole number in from..to, both included. */
  whole(from: number, to: number): number {
    return from + this.#random.below(to - from + 1);
  }

  one<T>(choices: readonly T[]): T {
    return choices[this.#random.below(choices.length)]!;
  }

  /** Each of the choices with its own chance. */
  some<T>(choices: readonly (readonly [T, number])[]): T[] {
    return choices.filter(([, share]) => this.chance(share)).map(([choice]) => choice);
  }

  /** `count` different ones of the choices. */
  sample<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices];
    return Array.from(
      { length: Math.min(count, left.length) },
      () => left.splice(this.whole(0, left.length - 1), 1)[0]!,
    );
  }

  /** Bell-shaped around 0 with standard deviation 1 (sum of twelve uniform draws). */
  bell(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.#random.unit();
    return sum;
  }
}
