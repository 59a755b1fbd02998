import type { CarePackage } from '../domain/package.ts';
import type { Caller } from './caller.ts';
import { NotFound } from './errors.ts';
import type { Ports } from './ports.ts';

/** One package; a provider sees those placed with it, and those that leave it as long as its notice runs; a team what it asked for. @throws NotFound otherwise. */
export async function getPackage(ports: Ports, caller: Caller, id: string): Promise<CarePackage> {
  const found = await ports.store.package(id);
  if (found === undefined || !maySee(caller, found)) throw new NotFound('package', id);
  return found;
}

function maySee(caller: Caller, carePackage: CarePackage): boolean {
  if (caller.role === 'requester') return carePackage.requestedBy === caller.teamId;
  if (caller.role !== 'provider') return true;
  const { placement, outgoing } = carePackage;
  return [placement, outgoing?.placement].some((held) => held?.providerId === caller.providerId);
}
