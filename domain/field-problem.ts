/** One thing wrong with what was sent: the field as a JSON pointer, the value as received, the rule it breaks. */
export interface FieldProblem {
  readonly field: string;
  readonly value: unknown;
  readonly rule: string;
  /** Of a rule that a program answers for: 'hours-bank', 'same-client'. */
  readonly code?: string;
  /** The other thing that the rule speaks of, by identifier: a package. */
  readonly about?: string;
  /** The figures in the rule, in the unit their key names. */
  readonly numbers?: Readonly<Record<string, number>>;
}
