import type { Replan } from '../domain/replan.ts';
import { NotFound } from './errors.ts';
import type { Ports } from './ports.ts';

/** One overnight batch with the state of each job. @throws NotFound. */
export async function getReplan(ports: Ports, id: string): Promise<Replan> {
  const found = await ports.store.replan(id);
  if (found === undefined) throw new NotFound('replan', id);
  return found;
}

/** The last batches, newest first. */
export async function listReplans(ports: Ports, limit: number): Promise<readonly Replan[]> {
  return ports.store.replans(limit);
}
