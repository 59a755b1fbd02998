import type { PackageRequest } from '../domain/package.ts';
import type { Ports } from './ports.ts';

/**
 * The skills of a request that no carer of any provider will have when it starts. Skills are an open list, so one of
 * them may be new and somebody about to be trained; as often it is a slip of the pen, and the broker is told at once.
 */
export async function unheldSkills(
  { store }: Ports,
  { patterns, startDate }: Pick<PackageRequest, 'patterns' | 'startDate'>,
): Promise<readonly string[]> {
  const asked = new Set(patterns.flatMap(({ skills }) => skills));
  if (asked.size === 0) return [];
  const workforces = await Promise.all((await store.providers()).map(({ id }) => store.workforceOf(id)));
  for (const { carers } of workforces) {
    for (const { code, expires } of carers.flatMap(({ skills }) => skills)) {
      if (expires === undefined || expires >= startDate) asked.delete(code);
    }
  }
  return [...asked];
}
