/** Package requests from a file: each is a package of its own, known again by the file's reference and its key. */
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { CarePackage, PackageRequest } from '../../domain/package.ts';
import { type OtherPackage, overlapsWithOthers } from '../../domain/validate-package/same-client.ts';
import type { Caller } from '../caller.ts';
import { checkedRequest, requestFacts } from '../checked-request.ts';
import { packagesOfClient } from '../client-packages.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { isSameRequest } from '../same-request.ts';
import { submitPackage } from '../submit-package.ts';
import { importThings } from './import-things.ts';
import type { ImportChoice, ImportReport, ReadFile, Verdict } from './report.ts';

/** A request under the identifier that its file and key give it. */
export interface KeyedRequest {
  readonly key: string;
  readonly packageId: string;
  readonly request: PackageRequest;
}

/**
 * Submits each package of the file that is not there yet. One that is there is left as it is; if the file now says
 * something else of it, its rows are rejected: a package that has begun its way is changed, not imported again.
 */
export async function importPackages(
  ports: Ports,
  caller: Caller,
  file: ReadFile<KeyedRequest>,
  choice: ImportChoice,
  correlationId: string,
): Promise<ImportReport> {
  const [facts, stored, clients] = await Promise.all([
    requestFacts(ports),
    Promise.all(file.things.map(({ value }) => ports.store.package(value.packageId))),
    liveByClient(ports, file),
  ]);
  const byId = new Map(stored.filter((found) => found !== undefined).map((found) => [found.id, found]));
  const judge = (keyed: KeyedRequest): Verdict<KeyedRequest | CarePackage> => {
    const { key, packageId, request } = keyed;
    const before = byId.get(packageId);
    if (before !== undefined) {
      if (!isSameRequest(before, request)) return { kind: 'rejected', problems: [changed(key, before)] };
      // One that is still undecided may have been stored by a run that broke off before it was queued.
      return before.queued === undefined ? { kind: 'unchanged' } : { kind: 'unchanged', write: before };
    }
    const checked = checkedRequest(request, facts);
    if (checked.zoneId === undefined) return { kind: 'rejected', problems: checked.problems };
    const others = clients.get(request.client.ref) ?? [];
    const problems = overlapsWithOthers(request, others);
    if (problems.length > 0) return { kind: 'rejected', problems };
    clients.set(request.client.ref, [...others, { ...request, id: `${key} of this file` }]);
    return { kind: 'new', write: keyed };
  };
  return importThings(file, choice, judge, async (wanted) => {
    if ('packageId' in wanted)
      return submitPackage(withId(ports, wanted.packageId), caller, wanted.request, correlationId);
    return queueDecision(ports, wanted, correlationId);
  });
}

/** What stands beside the packages of the file, by the reference of the client; a package of the file joins it. */
async function liveByClient(
  { store }: Ports,
  { things }: ReadFile<KeyedRequest>,
): Promise<Map<string, readonly OtherPackage[]>> {
  const refs = [...new Set(things.map(({ value }) => value.request.client.ref))];
  return new Map(await Promise.all(refs.map(async (ref) => [ref, (await packagesOfClient(store, ref)).live] as const)));
}

function changed(key: string, { id, status }: CarePackage): FieldProblem {
  return {
    field: '/key',
    value: key,
    rule: `was imported as ${id}, which is ${status}, with other details: change it there`,
  };
}

function withId(ports: Ports, packageId: string): Ports {
  return { ...ports, ids: { fresh: (prefix) => (prefix === 'pkg' ? packageId : ports.ids.fresh(prefix)) } };
}
