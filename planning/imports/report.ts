import type { FieldProblem } from '../../domain/field-problem.ts';

/** What a file of rows came to. `read` and `rejected` count rows, the others what the rows describe. */
export interface ImportReport {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  /** There already as the file has it: nothing is written. */
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejections: readonly RowProblem[];
  /** False: nothing was written, because it was only a trial or because a row was rejected and all were wanted. */
  readonly applied: boolean;
}

/** What is wrong in one row, as the spreadsheet numbers it; `field` is a JSON pointer into what the rows describe. */
export interface RowProblem extends FieldProblem {
  readonly row: number;
}

/** A carer, shift or package, and the rows it was read from. */
export interface ReadThing<T> {
  /** The row of the thing; of a package the row of each visit pattern. */
  readonly rows: readonly number[];
  readonly value: T;
}

/** A file as it was read: what is wrong with its shape is found out already. */
export interface ReadFile<T> {
  readonly read: number;
  readonly things: readonly ReadThing<T>[];
  readonly rejections: readonly RowProblem[];
}

export interface ImportChoice {
  /** One rejected row and nothing is written; otherwise the good rows are. */
  readonly allOrNothing: boolean;
  /** Only the report. */
  readonly dryRun: boolean;
}

/** What one thing of the file means for what is stored. */
export type Verdict<W> =
  | { readonly kind: 'new' | 'updated'; readonly write: W }
  | { readonly kind: 'unchanged'; readonly write?: W }
  | { readonly kind: 'rejected'; readonly problems: readonly FieldProblem[] };
