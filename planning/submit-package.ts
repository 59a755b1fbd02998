import type { CarePackage, PackageRequest } from '../domain/package.ts';
import type { Caller } from './caller.ts';
import { checkedRequest, requestFacts } from './checked-request.ts';
import { besideOthers, packagesOfClient } from './client-packages.ts';
import { decidedAgain } from './decided-again.ts';
import { type FieldProblem, InvalidInput, VersionConflict } from './errors.ts';
import { eventWrite } from './event-write.ts';
import type { Ports, Write } from './ports.ts';
import { queueDecision, undecided } from './queue-decision.ts';
import { unheldSkills } from './unheld-skills.ts';

/**
 * Stores a package of care and queues it for placement. The zone comes from the client's location. Once it is stored
 * it will be decided, also if this process stops before the queue has it. `alongside` is stored with it.
 * @throws InvalidInput for every field that breaks a rule, all at once; also for a location in no zone, and for a visit
 * that cannot stand beside one of another live package of the client. VersionConflict if it is stored already.
 */
export async function submitPackage(
  ports: Ports,
  caller: Caller,
  request: PackageRequest,
  correlationId: string,
  alongside: (stored: CarePackage) => readonly Write[] = () => [],
): Promise<CarePackage> {
  const id = ports.ids.fresh('pkg');
  const carePackage = await decidedAgain(ports, async () => {
    const stored = await submitted(ports, caller, request, id);
    return { answer: stored.carePackage, writes: [...stored.writes, ...alongside(stored.carePackage)] };
  });
  await queueDecision(ports, carePackage, correlationId);
  return carePackage;
}

async function submitted(ports: Ports, caller: Caller, request: PackageRequest, id: string) {
  const { ref } = request.client;
  const [before, facts, ofClient, unheld] = await Promise.all([
    ports.store.package(id),
    requestFacts(ports),
    packagesOfClient(ports.store, ref),
    unheldSkills(ports, request),
  ]);
  if (before !== undefined) throw new VersionConflict(`package ${id} exists already`);
  const checked = checkedRequest(request, facts);
  if (checked.zoneId === undefined) throw new InvalidInput(checked.problems);
  const { zoneId } = checked;
  const at = ports.clock.now();
  const carePackage: CarePackage = {
    ...checked.request,
    id,
    ...undecided('submitted', at),
    zoneId,
    submittedAt: at,
    submittedBy: caller.subject,
    ...(caller.role === 'requester' && { requestedBy: caller.teamId }),
    ...(unheld.length > 0 && { unheldSkills: unheld }),
    version: 1,
  };
  const text = `Submitted for zone ${zoneId}: ${request.patterns.length} weekly visit pattern(s) from ${request.startDate}.`;
  const writes: readonly Write[] = [
    { kind: 'package', value: carePackage, expected: 0 },
    besideOthers(ofClient, id, carePackage, (problem) => (caller.role === 'requester' ? untold(problem) : problem)),
    eventWrite(ports, caller, { subject: `package/${id}`, type: 'package-submitted', text }, at),
  ];
  return { carePackage, writes };
}

/** Who asked for the client's other package, and what for, is not another team's to read. */
function untold({ field, value }: FieldProblem): FieldProblem {
  return { field, value, rule: 'must not overlap with a visit that the client has already: ask brokerage' };
}
