/** An ill-formed problem: the field, its value and the rule it breaks. The problem never reaches a search. */
export class ProblemError extends Error {
  readonly path: string;
  readonly value: unknown;
  readonly rule: string;

  constructor(path: string, value: unknown, rule: string) {
    super(`${path} is ${String(value)}: ${rule}`);
    this.name = 'ProblemError';
    this.path = path;
    this.value = value;
    this.rule = rule;
  }
}

/** Times and durations fit 32-bit typed arrays with room for one addition. */
export const FARTHEST = 2 ** 30;

export function requireThat(holds: boolean, path: string, value: unknown, rule: string): void {
  if (!holds) throw new ProblemError(path, value, rule);
}

export function requireIndex(path: string, value: number, count: number, of: string): void {
  requireThat(
    Number.isInteger(value) && value >= 0 && value < count,
    path,
    value,
    `must be the index of one of ${count} ${of}`,
  );
}

export function requireTick(path: string, value: number): void {
  const holds = Number.isInteger(value) && Math.abs(value) <= FARTHEST;
  requireThat(holds, path, value, `must be a whole number of ticks within ${FARTHEST} of zero`);
}

export function requireDuration(path: string, value: number): void {
  const holds = Number.isInteger(value) && value >= 0 && value <= FARTHEST;
  requireThat(holds, path, value, `must be a whole number of ticks from 0 to ${FARTHEST}`);
}

export function requireOneOf(path: string, value: string, words: readonly string[]): void {
  requireThat(words.includes(value), path, value, `must be ${words.join(' or ')}`);
}

/** Each carer at most once. */
export function requireOnce(path: string, entries: readonly { readonly carer: number }[]): void {
  const seen = new Set<number>();
  entries.forEach(({ carer }, i) => {
    requireThat(!seen.has(carer), `${path}[${i}].carer`, carer, 'must not be named twice');
    seen.add(carer);
  });
}

export function requirePrice(path: string, value: number): void {
  requireThat(Number.isFinite(value), path, value, 'must be a finite number');
}

/** Weights and penalties: a negative one would reward what it should discourage. */
export function requirePenalty(path: string, value: number): void {
  requireThat(Number.isFinite(value) && value >= 0, path, value, 'must be a finite number of at least 0');
}

export function requireSkills(path: string, words: readonly number[]): void {
  words.forEach((word, w) => {
    const holds = Number.isInteger(word) && word >= 0 && word < 2 ** 31;
    requireThat(holds, `${path}[${w}]`, word, 'must be at most 31 bits');
  });
}
