/** One thing wrong with what was sent: the field as a JSON pointer, the value as received, the rule it breaks. */
export interface FieldProblem {
  readonly field: string;
  readonly value: unknown;
  readonly rule: string;
}
