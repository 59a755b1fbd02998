import type { ContingencyList } from '../../domain/contingency.ts';
import { NotFound } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** A contingency list as far as it has come. @throws NotFound. */
export async function getContingencyList(ports: Ports, id: string): Promise<ContingencyList> {
  const found = await ports.store.contingencyList(id);
  if (found === undefined) throw new NotFound('contingency list', id);
  return found;
}
