import type { ContingencyList } from '../../domain/contingency.ts';
import { NotFound } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** A contingency list as far as it has come. @throws NotFound. */
export async function getContingencyList(ports: Ports, id: string): Promise<ContingencyList> {
  const found = await ports.store.contingencyList(id);
  if (found === undefined) throw new NotFound('contingency list', id);
  return found;
}

/** The council's reference of the client of each package of a list, by package; the list itself holds none. */
export async function clientRefsOf(
  { store }: Ports,
  { packageIds }: ContingencyList,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(packageIds.map((id) => store.package(id)));
  return new Map(found.filter((one) => one !== undefined).map(({ id, client }) => [id, client.ref]));
}
