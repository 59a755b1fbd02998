import { type JsonPath, lineOf } from './json-line.ts';
import { UnreadableInstance } from './unreadable.ts';

/**
 * One value of an instance file together with where it stands. Each accessor checks the shape it promises and
 * throws UnreadableInstance with file, line and field when the value has another.
 */
export class Field {
  readonly #origin: { readonly file: string; readonly text: string };
  readonly #path: JsonPath;
  readonly #value: unknown;

  constructor(origin: { readonly file: string; readonly text: string }, path: JsonPath, value: unknown) {
    this.#origin = origin;
    this.#path = path;
    this.#value = value;
  }

  /** The member `name`; an error when it is absent or null. */
  get(name: string): Field {
    return this.find(name) ?? this.wrong(`'${name}' is missing`);
  }

  /** The member `name`, or undefined when it is absent or null. */
  find(name: string): Field | undefined {
    const value = this.#record()[name];
    return value === undefined || value === null ? undefined : this.#child(name, value);
  }

  has(name: string): boolean {
    return this.isRecord() && this.find(name) !== undefined;
  }

  hasAll(...names: string[]): boolean {
    return names.every((name) => this.has(name));
  }

  names(): string[] {
    return Object.keys(this.#record());
  }

  list(): Field[] {
    return this.#array().map((value, i) => this.#child(i, value));
  }

  number(): number {
    return typeof this.#value === 'number' && Number.isFinite(this.#value) ? this.#value : this.#expected('a number');
  }

  count(): number {
    const value = this.number();
    return Number.isInteger(value) && value >= 0 ? value : this.#expected('a whole number of 0 or more');
  }

  text(): string {
    return typeof this.#value === 'string' ? this.#value : this.#expected('a text');
  }

  /** A text or a number, as the text by which other fields refer to it. */
  id(): string {
    return typeof this.#value === 'number' ? String(this.#value) : this.text();
  }

  flag(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.#expected('true or false');
  }

  texts(): string[] {
    return this.list().map((field) => field.text());
  }

  isNumber(): boolean {
    return typeof this.#value === 'number';
  }

  isList(): boolean {
    return Array.isArray(this.#value);
  }

  isRecord(): boolean {
    return typeof this.#value === 'object' && this.#value !== null && !Array.isArray(this.#value);
  }

  /** `[from, to]` with from <= to. */
  range(): [number, number] {
    const [from, to] = this.list();
    if (from === undefined || to === undefined) return this.#expected('a pair [from, to]');
    return from.upTo(to);
  }

  /** This and `to` as a range. */
  upTo(to: Field): [number, number] {
    const low = this.number();
    const high = to.number();
    return low <= high ? [low, high] : to.wrong(`ends at ${high}, before it begins at ${low}`);
  }

  /** A square matrix of at least `size` rows, row by row. */
  matrix(size: number): Float64Array {
    const rows = this.#array();
    if (rows.length < size) this.wrong(`has ${rows.length} rows, ${size} are needed`);
    const flat = new Float64Array(rows.length * rows.length);
    rows.forEach((row: unknown, i) => {
      const at = this.#child(i, row);
      const cells = at.#array();
      if (cells.length !== rows.length) at.wrong(`has ${cells.length} cells, the matrix has ${rows.length} rows`);
      cells.forEach((cell: unknown, j) => {
        if (typeof cell === 'number' && cell >= 0) flat[i * rows.length + j] = cell;
        else at.#child(j, cell).#expected('a travel time of 0 or more');
      });
    });
    return flat;
  }

  /** Refuses the value for a reason of the reader's own. */
  wrong(problem: string): never {
    const line = lineOf(this.#origin.text, this.#path);
    throw new UnreadableInstance(this.#origin.file, line, `${this.#where()}: ${problem}`);
  }

  #where(): string {
    const steps = this.#path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
    return steps.join('').replace(/^\./, '') || 'the file';
  }

  #expected(what: string): never {
    return this.wrong(`expected ${what}, found ${JSON.stringify(this.#value)?.slice(0, 40)}`);
  }

  #child(step: string | number, value: unknown): Field {
    return new Field(this.#origin, [...this.#path, step], value);
  }

  #record(): Record<string, unknown> {
    return this.isRecord() ? (this.#value as Record<string, unknown>) : this.#expected('a record');
  }

  #array(): unknown[] {
    return Array.isArray(this.#value) ? this.#value : this.#expected('a list');
  }
}
