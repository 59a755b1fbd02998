/**
 * Repeatable random numbers: xorshift128 (Marsaglia 2003), seeded through a mixing function so that the seeds
 * 1, 2, 3 start far apart. The only source of chance in the solver.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number) {
    let mixed = seed | 0;
    const mix = (): number => {
      mixed = (mixed + 0x9e3779b9) | 0;
      let z = mixed;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    };
    this.a = mix();
    this.b = mix();
    this.c = mix();
    this.d = mix() | 1;
  }

  /** A whole number in 0..2^32-1. */
  bits(): number {
    const t = this.a ^ (this.a << 11);
    this.a = this.b;
    this.b = this.c;
    this.c = this.d;
    this.d = this.d ^ (this.d >>> 19) ^ t ^ (t >>> 8);
    return this.d >>> 0;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.bits() * 2.3283064365386963e-10;
  }

  /** Uniform whole number in 0..n-1. */
  below(n: number): number {
    return Math.floor(this.bits() * 2.3283064365386963e-10 * n);
  }
}
