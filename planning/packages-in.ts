import type { CarePackage } from '../domain/package.ts';
import type { ListedStatus, Ports } from './ports.ts';

/** About as many as one read brings. */
const PACKAGES_A_PAGE = 500;

/** Every package of a status, newest first, read page by page as it is asked for. */
export async function* packagesIn(ports: Ports, status: ListedStatus, zoneId?: string): AsyncGenerator<CarePackage> {
  let from: string | undefined;
  do {
    const page = await ports.store.packages({
      status,
      limit: PACKAGES_A_PAGE,
      ...(zoneId !== undefined && { zoneId }),
      ...(from !== undefined && { from }),
    });
    yield* page.items;
    from = page.next;
  } while (from !== undefined);
}

/** Every package of these statuses, in no order, read to the end. */
export async function everyPackageIn(
  ports: Ports,
  statuses: readonly ListedStatus[],
  zoneId?: string,
): Promise<readonly CarePackage[]> {
  const lists = statuses.map(async (status) => {
    const list: CarePackage[] = [];
    for await (const carePackage of packagesIn(ports, status, zoneId)) list.push(carePackage);
    return list;
  });
  return (await Promise.all(lists)).flat();
}
