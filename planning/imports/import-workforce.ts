/** Carers and shift patterns of one provider from a file; both are known by the identifier in their row. */
import type { Carer, ShiftPattern } from '../../domain/carer.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { validateCarer, validateShiftPattern } from '../../domain/validate-carer.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';
import { sameValue } from '../same-value.ts';
import { getWorkforce } from '../workforce/get-workforce.ts';
import { saveCarer } from '../workforce/save-carer.ts';
import { saveShiftPattern } from '../workforce/save-shift-pattern.ts';
import { importThings } from './import-things.ts';
import type { ImportChoice, ImportReport, ReadFile, Verdict } from './report.ts';

type Unsaved<T> = Omit<T, 'version'>;

/** @throws NotFound for another provider's; VersionConflict if somebody changes a carer meanwhile: send the file again. */
export async function importCarers(
  ports: Ports,
  caller: Caller,
  providerId: string,
  file: ReadFile<Unsaved<Carer>>,
  choice: ImportChoice,
): Promise<ImportReport> {
  const { carers } = await getWorkforce(ports, caller, providerId);
  const judge = judgeOf(carers, (carer: Carer) => validateCarer(carer));
  return importThings(file, choice, judge, ({ value, expected }) => saveCarer(ports, caller, value, expected));
}

/** As importCarers; a shift is of a carer whom the provider has already. */
export async function importShifts(
  ports: Ports,
  caller: Caller,
  providerId: string,
  file: ReadFile<Unsaved<ShiftPattern>>,
  choice: ImportChoice,
): Promise<ImportReport> {
  const { carers, shiftPatterns } = await getWorkforce(ports, caller, providerId);
  const ids = new Set(carers.map(({ id }) => id));
  const judge = judgeOf(shiftPatterns, (shift: ShiftPattern) => [
    ...(ids.has(shift.carerId)
      ? []
      : [
          {
            field: '/carerId',
            value: shift.carerId,
            rule: `must be a carer of ${providerId}: import the carers first`,
          },
        ]),
    ...validateShiftPattern(shift),
  ]);
  return importThings(file, choice, judge, ({ value, expected }) => saveShiftPattern(ports, caller, value, expected));
}

interface Wanted<T> {
  readonly value: Unsaved<T>;
  readonly expected: number;
}

function judgeOf<T extends { readonly id: string; readonly version: number }>(
  stored: readonly T[],
  validate: (thing: T) => readonly FieldProblem[],
): (thing: Unsaved<T>) => Verdict<Wanted<T>> {
  const byId = new Map(stored.map((thing) => [thing.id, thing]));
  const seen = new Set<string>();
  return (value) => {
    const { id } = value as unknown as { readonly id: string };
    const before = byId.get(id);
    const asStored = { ...value, version: before?.version ?? 1 } as unknown as T;
    const problems = [
      ...(seen.has(id) ? [{ field: '/id', value: id, rule: 'must stand in the file once' }] : []),
      ...validate(asStored),
    ];
    seen.add(id);
    if (problems.length > 0) return { kind: 'rejected', problems };
    if (before === undefined) return { kind: 'new', write: { value, expected: 0 } };
    if (sameValue(before, asStored)) return { kind: 'unchanged' };
    return { kind: 'updated', write: { value, expected: before.version } };
  };
}
