import type { Contract } from '../../domain/contract.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Zone } from '../../domain/zone.ts';
import type { Caller } from '../caller.ts';
import { mustOwn } from '../caller.ts';
import { NotFound } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** The zones of the council, by id. */
export async function listZones(ports: Ports): Promise<readonly Zone[]> {
  return ports.store.zones();
}

/** Every provider; a provider sees itself. */
export async function listProviders(ports: Ports, caller: Caller): Promise<readonly Provider[]> {
  const all = await ports.store.providers();
  return caller.role === 'provider' ? all.filter((p) => p.id === caller.providerId) : all;
}

/** @param field as of mustOwn. @throws NotFound for an unknown provider or another's. */
export async function getProvider(ports: Ports, caller: Caller, id: string, field?: string): Promise<Provider> {
  mustOwn(caller, id, field);
  const found = await ports.store.provider(id);
  if (found === undefined) throw new NotFound('provider', id, field);
  return found;
}

/** The contracts of all zones. */
export async function listContracts(ports: Ports): Promise<readonly Contract[]> {
  return ports.store.contracts();
}
