import type { CarePackage } from '../domain/package.ts';
import { isLive, overlapsWithOthers, type WeeklyVisits } from '../domain/validate-package/same-client.ts';
import { type FieldProblem, InvalidInput } from './errors.ts';
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
 * @param told the problem as the caller is told it, where it is not the patterns that ask for the visits.
 * @throws InvalidInput naming the pattern or that field, the other package and the rule.
 */
export function besideOthers(
  { ref, live, version }: PackagesOfClient,
  packageId: string,
  visits: WeeklyVisits,
  told: (problem: FieldProblem) => FieldProblem = (problem) => problem,
): Write {
  const others = live.filter(({ id }) => id !== packageId);
  const problems = overlapsWithOthers(visits, others);
  if (problems.length > 0) throw new InvalidInput(problems.map(told));
  const packageIds = [...others.map(({ id }) => id), packageId];
  return { kind: 'client-packages', value: { ref, packageIds, version: version + 1 }, expected: version };
}
