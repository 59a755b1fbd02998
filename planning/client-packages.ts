import type { CarePackage } from '../domain/package.ts';
import { isLive, overlapsWithOthers, type WeeklyVisits } from '../domain/validate-package/same-client.ts';
import { InvalidInput } from './errors.ts';
import type { Ports, Write } from './ports.ts';

/** The packages of one client that still ask for visits, and the version of the list of them. */
export interface PackagesOfClient {
  readonly ref: string;
  readonly live: readonly CarePackage[];
  /** 0 = the client has never had one. */
  readonly version: number;
}

export async function packagesOfClient(store: Ports['store'], ref: string): Promise<PackagesOfClient> {
  const list = await store.packagesOfClient(ref);
  const found = await Promise.all((list?.packageIds ?? []).map((id) => store.package(id)));
  return { ref, live: found.filter((one) => one !== undefined).filter(isLive), version: list?.version ?? 0 };
}

/**
 * That a package's visits may stand beside those of its client's other packages, as a write of the client's list: its
 * version is read before and raised by everybody who adds visits, so of two at once one reads again and sees the other.
 * @param asked the field that asks for them, where the patterns themselves stay as they were.
 * @throws InvalidInput naming the pattern or that field, the other package and the rule.
 */
export function besideOthers(
  { ref, live, version }: PackagesOfClient,
  packageId: string,
  visits: WeeklyVisits,
  asked?: { readonly field: string; readonly value: unknown },
): Write {
  const others = live.filter(({ id }) => id !== packageId);
  const problems = overlapsWithOthers(visits, others);
  if (problems.length > 0) throw new InvalidInput(problems.map((problem) => ({ ...problem, ...asked })));
  const packageIds = [...others.map(({ id }) => id), packageId];
  return { kind: 'client-packages', value: { ref, packageIds, version: version + 1 }, expected: version };
}
