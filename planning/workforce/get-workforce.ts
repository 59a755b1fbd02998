import type { Carer } from '../../domain/carer.ts';
import type { Caller } from '../caller.ts';
import { mustOwn } from '../caller.ts';
import { NotFound } from '../errors.ts';
import type { Ports, Workforce } from '../ports.ts';

/** Carers, shift patterns and absences of a provider. @throws NotFound for another's. */
export async function getWorkforce(ports: Ports, caller: Caller, providerId: string): Promise<Workforce> {
  mustOwn(caller, providerId);
  return ports.store.workforceOf(providerId);
}

/** @throws NotFound for an unknown carer or another provider's. */
export async function getCarer(ports: Ports, caller: Caller, providerId: string, id: string): Promise<Carer> {
  mustOwn(caller, providerId);
  const carer = await ports.store.carer(providerId, id);
  if (carer === undefined) throw new NotFound('carer', id);
  return carer;
}
