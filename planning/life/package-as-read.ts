import type { CarePackage } from '../../domain/package.ts';
import type { Caller } from '../caller.ts';
import { NotAllowedNow, VersionConflict } from '../errors.ts';
import { getPackage } from '../get-package.ts';
import type { Ports } from '../ports.ts';

/**
 * The package that a change is about, in the version that the caller read, and not over.
 * @param what 'cannot be suspended': ends the sentence for one that is over.
 * @throws NotFound, VersionConflict, NotAllowedNow.
 */
export async function packageAsRead(
  ports: Ports,
  caller: Caller,
  id: string,
  expected: number,
  what: string,
): Promise<CarePackage> {
  const found = await getPackage(ports, caller, id);
  if (found.version !== expected) {
    throw new VersionConflict(`package ${id} is version ${found.version}, not ${expected}`);
  }
  if (found.status === 'cancelled' || found.status === 'ended') {
    throw new NotAllowedNow(`package ${id} is ${found.status}: one that is over ${what}`);
  }
  return found;
}
