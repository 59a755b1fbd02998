/** The small family of unexpected outcomes; each becomes one RFC 9457 problem type at the HTTP edge. */

import type { FieldProblem } from '../domain/field-problem.ts';

export type { FieldProblem } from '../domain/field-problem.ts';

/** The input breaks rules of the field; all of them are named at once. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly FieldProblem[];
  constructor(problems: readonly FieldProblem[]) {
    super(problems.map((p) => `${p.field}: ${p.rule} (got ${JSON.stringify(p.value)})`).join('; '));
    this.problems = problems;
  }
}

/** Does not exist, or is not the caller's to see: the same answer for both. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly what: string;
  readonly id: string;
  /** What named it: the body's field, as a JSON pointer, or a parameter by name; absent = the parameter that is the id. */
  readonly field: string | undefined;
  /** @param why there is none, where the caller may see what it would belong to. */
  constructor(what: string, id: string, field?: string, why?: string) {
    super(`no ${what} with id ${id}${why === undefined ? '' : `: ${why}`}`);
    this.what = what;
    this.id = id;
    this.field = field;
  }
}

/** Somebody else changed it first: read again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** What the request would make was made by another one, under the same identifier: nothing was done now. */
export class MadeByAnotherRequest extends Error {
  override readonly name = 'MadeByAnotherRequest';
}

/** The change cannot be made in the state the thing is in (cancel a cancelled package). Gives the state and the rule. */
export class NotAllowedNow extends Error {
  override readonly name = 'NotAllowedNow';
}

/** A plan that breaks a rule: it is not stored and the old one is kept. Names each rule, what breaks it, both numbers. */
export class PlanRejected extends Error {
  override readonly name = 'PlanRejected';
  readonly providerId: string;
  readonly date: string;
  readonly broken: readonly BrokenRule[];
  constructor(providerId: string, date: string, broken: readonly BrokenRule[]) {
    const first = broken.slice(0, 3).map((b) => `${b.rule}: ${b.text}`);
    super(`plan of ${providerId} for ${date} not stored, ${broken.length} rule(s) broken: ${first.join('; ')}`);
    this.providerId = providerId;
    this.date = date;
    this.broken = broken;
  }
}

export interface BrokenRule {
  readonly rule: string;
  /** A visit, round or carer, by identifier. */
  readonly about?: string;
  /** The body's field that asks for what breaks it, where one does: its JSON pointer and its value. */
  readonly asked?: { readonly field: string; readonly value: unknown };
  readonly text: string;
  readonly numbers?: Readonly<Record<string, number>>;
}
