import type { ShiftPattern } from '../../domain/carer.ts';
import { validateShiftPattern } from '../../domain/validate-carer.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes recurring hours of a carer; live rounds are replanned with them from the next night.
 * @throws InvalidInput, NotFound (another provider's, or an unknown carer), VersionConflict.
 */
export async function saveShiftPattern(
  ports: Ports,
  caller: Caller,
  pattern: Omit<ShiftPattern, 'version'>,
  expected: number,
): Promise<ShiftPattern> {
  mustOwn(caller, pattern.providerId);
  const saved: ShiftPattern = { ...pattern, version: expected + 1 };
  const problems = validateShiftPattern(saved);
  if (problems.length > 0) throw new InvalidInput(problems);
  const carer = await ports.store.carer(pattern.providerId, pattern.carerId);
  if (carer === undefined) throw new NotFound('carer', pattern.carerId, '/carerId');
  const text = `Works ${saved.days.join(', ')} from ${saved.from} to ${saved.to}, valid from ${saved.validFrom}.`;
  await ports.store.commit([
    { kind: 'shift-pattern', value: saved, expected },
    eventWrite(ports, caller, { subject: `carer/${saved.carerId}`, type: 'shift-pattern-saved', text }),
  ]);
  return saved;
}
