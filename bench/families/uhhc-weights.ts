import type { Prices } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';

/** The terms of the unified problem that an instance may price, as its `cost_components` names them. */
export type Component =
  | 'travel_time'
  | 'total_tardiness'
  | 'highest_tardiness'
  | 'total_waiting_time'
  | 'total_extra_time'
  | 'max_idle_time'
  | 'caregiver_preferences'
  | 'optional_patients'
  | 'missed_lunch_break'
  | 'working_time';

/** `cost_components`: a number is a price, 'HARD' a constraint, a missing component weighs nothing. */
export class Weights {
  readonly #field: Field;
  readonly #scale: number;

  constructor(field: Field, scale: number) {
    this.#field = field;
    this.#scale = scale;
  }

  hard(component: Component): boolean {
    const value = this.#field.find(component);
    if (value === undefined || value.isNumber()) return false;
    return value.text() === 'HARD' || value.wrong("expected a number or 'HARD'");
  }

  /** Price of one occurrence. */
  each(component: Component): number {
    return this.hard(component) ? 0 : (this.#field.find(component)?.number() ?? 0);
  }

  /** Price of one tick. */
  tick(component: Component): number {
    return this.each(component) / this.#scale;
  }

  prices(departure: Prices['departure']): Prices {
    return {
      travel: this.tick('travel_time'),
      lateness: this.tick('total_tardiness'),
      highestLateness: this.tick('highest_tardiness'),
      waiting: this.tick('total_waiting_time'),
      highestIdle: this.tick('max_idle_time'),
      changedCarer: 0,
      changedStart: 0,
      changedStartFree: 0,
      departure,
    };
  }
}
