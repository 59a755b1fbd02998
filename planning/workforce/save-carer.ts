import type { Carer } from '../../domain/carer.ts';
import { validateCarer } from '../../domain/validate-carer.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes a carer; live rounds are replanned with it from the next night.
 * @throws InvalidInput, NotFound (another or unknown provider), VersionConflict.
 */
export async function saveCarer(
  ports: Ports,
  caller: Caller,
  carer: Omit<Carer, 'version'>,
  expected: number,
): Promise<Carer> {
  mustOwn(caller, carer.providerId);
  const saved: Carer = { ...carer, version: expected + 1 };
  const problems = validateCarer(saved);
  if (problems.length > 0) throw new InvalidInput(problems);
  if ((await ports.store.provider(carer.providerId)) === undefined) throw new NotFound('provider', carer.providerId);
  const type = expected === 0 ? 'carer-created' : 'carer-changed';
  await ports.store.commit([
    { kind: 'carer', value: saved, expected },
    eventWrite(ports, caller, { subject: `carer/${saved.id}`, type, text: `Carer ${saved.id} saved.` }),
  ]);
  return saved;
}
