import type { Cost, Plan } from '../plan.ts';
import type { Problem } from '../problem.ts';

/** A rule of the model that a plan breaks: where, and both numbers. Times in ticks; an absent index does not apply. */
export interface Violation {
  readonly rule: RuleCode;
  readonly visit?: number;
  readonly shift?: number;
  readonly carer?: number;
  readonly break?: number;
  readonly link?: number;
  /** The term of the cost that disagrees. */
  readonly term?: keyof Cost;
  /** What the plan has. */
  readonly found: number;
  /** The bound, or the value, that the rule asks for. */
  readonly allowed: number;
}

export type RuleCode =
  | 'round-order'
  | 'unknown-stop'
  | 'not-a-tick'
  | 'unserved-list'
  | 'must-be-served'
  | 'carer-count'
  | 'same-carer-twice'
  | 'common-start'
  | 'before-window'
  | 'outside-window'
  | 'skill'
  | 'barred'
  | 'pinned-carer'
  | 'pinned-start'
  | 'link-min'
  | 'link-max'
  | 'link-same-carer'
  | 'link-together'
  | 'travel'
  | 'longest-leg'
  | 'shift-end'
  | 'break-window'
  | 'break-overlap'
  | 'break-twice'
  | 'break-missing'
  | 'break-unused'
  | 'capacity'
  | 'max-work'
  | 'cost';

/** One rule: everything in the plan that breaks it. */
export type Rule = (facts: Facts) => Violation[];

/** What a plan says, laid out by visit and by shift. */
export interface Facts {
  readonly problem: Problem;
  readonly plan: Plan;
  /** Who attends each visit, from when until when. */
  readonly attendances: readonly (readonly Attendance[])[];
  /** What each shift does, in order, with the drives spelled out. */
  readonly days: readonly Day[];
}

export interface Attendance {
  readonly shift: number;
  readonly carer: number;
  readonly visit: number;
  readonly start: number;
  readonly end: number;
}

export interface Day {
  readonly shift: number;
  readonly from: number;
  readonly to: number;
  readonly visits: readonly Attendance[];
  /** One more than there are visits: drives[i] leads to visits[i], the last one home. Empty on an unused shift. */
  readonly drives: readonly Drive[];
  readonly breaksTaken: readonly { readonly break: number; readonly start: number }[];
}

export interface Drive {
  readonly origin: number;
  readonly destination: number;
  readonly leaves: number;
  /** Ticks of the first band. */
  readonly nominal: number;
  /** Earliest tick at which the drive and its breaks can be over. */
  readonly over: number;
  /** Earliest arrival plus the time of the breaks, ignoring when a break may begin. */
  readonly busyUntil: number;
  /** Starts and ends of the breaks held on the way, as the plan orders them. */
  readonly rests: readonly { readonly break: number; readonly start: number; readonly end: number }[];
}
