/**
 * What the cheapest place of a visit on each shift costs, remembered with the round for which it was found. An iteration
 * changes a few rounds, and they come back as they were when it is refused: most scans of a shift would find what the last
 * one found.
 */
import type { Insertion } from './insertion.ts';
import { roundNumber, UNNUMBERED } from './round-number.ts';
import type { State } from './state.ts';

/** Pairs of visit and shift that are remembered at most: 20 bytes each, in each thread, of those that are looked at. */
const MOST_PAIRS = 12_000_000;

export class KnownPlaces {
  private readonly state: State;
  private readonly insertion: Insertion;
  /** By visit and shift: the number of the round, and the price of the cheapest place in it; Infinity where none fits. */
  private readonly found: Float64Array;
  /** The node before which that place is. */
  private readonly before: Int32Array;
  /** By shift: 1 where a place depends on its round alone, and not on the hours of the carer's other shifts. */
  private readonly remembered: Uint8Array;

  constructor(state: State, insertion: Insertion) {
    const { visits, shifts, shiftCarer, carers, maxWork } = state.model;
    this.state = state;
    this.insertion = insertion;
    const few = visits * shifts <= MOST_PAIRS;
    const pairs = few ? visits * shifts : 0;
    this.found = new Float64Array(2 * pairs);
    this.before = new Int32Array(pairs);
    const shiftsOf = new Int32Array(carers);
    for (const carer of shiftCarer) shiftsOf[carer]++;
    this.remembered = Uint8Array.from(shiftCarer, (carer) => {
      const limited = maxWork !== null && maxWork[carer] < Infinity;
      return few && (!limited || shiftsOf[carer] === 1) ? 1 : 0;
    });
  }

  /** To be told of every shift whose round is kept and another than before. */
  note(shifts: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) this.number(shifts[i]);
  }

  noteAll(): void {
    for (let s = 0; s < this.state.model.shifts; s++) this.number(s);
  }

  private number(s: number): void {
    if (this.remembered[s] === 1) this.state.roundNumber[s] = roundNumber(this.state, s);
  }

  /**
   * `insertion.scanShift` on each of the shifts, for the visit that it is turned to without a list and without a range of
   * starts.
   */
  scan(visit: number, shifts: Int32Array, count: number): void {
    const { insertion, found, before } = this;
    const { roundNumber: numbers, model } = this.state;
    const base = visit * model.shifts;
    for (let i = 0; i < count; i++) {
      const s = shifts[i];
      const now = numbers[s];
      if (now === UNNUMBERED) {
        insertion.scanShift(s);
        continue;
      }
      const pair = base + s;
      if (found[2 * pair] !== now) this.find(pair, s);
      const price = found[2 * pair + 1];
      if (price < insertion.bestCost) {
        insertion.bestCost = price;
        insertion.bestNode = before[pair];
      } else if (price < Infinity && insertion.bestNode < 0) insertion.tooDear = true;
    }
  }

  /**
   * The price of the cheapest place of the visit, that the insertion is turned to, on shift s in its present round;
   * Infinity where none fits, NaN where that is not remembered.
   */
  least(visit: number, s: number): number {
    const now = this.state.roundNumber[s];
    if (now === UNNUMBERED) return Number.NaN;
    const pair = visit * this.state.model.shifts + s;
    if (this.found[2 * pair] !== now) this.find(pair, s);
    return this.found[2 * pair + 1];
  }

  private find(pair: number, s: number): void {
    const { insertion, found } = this;
    found[2 * pair + 1] = insertion.cheapest(s);
    this.before[pair] = insertion.cheapestNode;
    found[2 * pair] = this.state.roundNumber[s];
  }
}
