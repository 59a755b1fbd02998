import type { FieldProblem } from '../domain/field-problem.ts';
import type { CarePackage, PackageRequest } from '../domain/package.ts';
import { normalisePostcode } from '../domain/postcodes.ts';
import type { Settings } from '../domain/settings.ts';
import { validatePackage } from '../domain/validate-package.ts';
import type { Zone } from '../domain/zone.ts';
import { zoneAt } from '../domain/zone-at.ts';
import type { Caller } from './caller.ts';
import { InvalidInput } from './errors.ts';
import { eventWrite } from './event-write.ts';
import type { Ports, Write } from './ports.ts';
import { queueDecision, undecided } from './queue-decision.ts';

/**
 * Stores a package of care and queues it for placement. The zone comes from the client's location. Once it is stored
 * it will be decided, also if this process stops before the queue has it. `alongside` is stored with it.
 * @throws InvalidInput for every field that breaks a rule, all at once; also for a location in no zone.
 */
export async function submitPackage(
  ports: Ports,
  caller: Caller,
  request: PackageRequest,
  correlationId: string,
  alongside: (stored: CarePackage) => readonly Write[] = () => [],
): Promise<CarePackage> {
  const checked = checkedRequest(request, await ports.store.zones(), ports.settings);
  if (checked.zoneId === undefined) throw new InvalidInput(checked.problems);
  const { zoneId } = checked;
  const at = ports.clock.now();
  const carePackage: CarePackage = {
    ...checked.request,
    id: ports.ids.fresh('pkg'),
    ...undecided('submitted', at),
    zoneId,
    submittedAt: at,
    submittedBy: caller.subject,
    version: 1,
  };
  const text = `Submitted for zone ${zoneId}: ${request.patterns.length} weekly visit pattern(s) from ${request.startDate}.`;
  await ports.store.commit([
    { kind: 'package', value: carePackage, expected: 0 },
    eventWrite(ports, caller, { subject: `package/${carePackage.id}`, type: 'package-submitted', text }, at),
    ...alongside(carePackage),
  ]);
  await queueDecision(ports, carePackage, correlationId);
  return carePackage;
}

/** A request with its postcode normalised and its zone, or all that is wrong with it. */
export type CheckedRequest =
  | { readonly zoneId: string; readonly request: PackageRequest }
  | { readonly zoneId?: never; readonly problems: readonly FieldProblem[] };

/** All that is wrong with the request is told at once, the zone included. */
export function checkedRequest(request: PackageRequest, zones: readonly Zone[], settings: Settings): CheckedRequest {
  const problems = validatePackage(request, settings);
  const { client } = request;
  const { location } = client;
  const misplaced = problems.some((p) => p.field.startsWith('/client/location'));
  const zone = misplaced ? undefined : zoneAt(zones, location);
  if (zone === undefined && !misplaced) {
    problems.push({ field: '/client/location', value: location, rule: 'must lie in a zone of the council' });
  }
  if (zone === undefined || problems.length > 0) return { problems };
  const postcode = normalisePostcode(client.postcode) ?? client.postcode;
  return { zoneId: zone.id, request: { ...request, client: { ...client, postcode } } };
}
