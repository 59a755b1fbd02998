import type { CarePackage, PackageRequest } from '../domain/package.ts';
import { normalisePostcode } from '../domain/postcodes.ts';
import { validatePackage } from '../domain/validate-package.ts';
import { zoneAt } from '../domain/zone-at.ts';
import type { Caller } from './caller.ts';
import { InvalidInput } from './errors.ts';
import { eventWrite } from './event-write.ts';
import type { Ports } from './ports.ts';

/**
 * Stores a package of care and queues it for placement. The zone comes from the client's location. If the queue
 * cannot be reached after the package is stored, the next night's batch queues it.
 * @throws InvalidInput for every field that breaks a rule, all at once; also for a location in no zone.
 */
export async function submitPackage(
  ports: Ports,
  caller: Caller,
  request: PackageRequest,
  correlationId: string,
): Promise<CarePackage> {
  const zoneId = await zoneOf(ports, request);
  const at = ports.clock.now();
  const { client } = request;
  const carePackage: CarePackage = {
    ...request,
    client: { ...client, postcode: normalisePostcode(client.postcode) ?? client.postcode },
    id: ports.ids.fresh('pkg'),
    status: 'received',
    zoneId,
    submittedAt: at,
    submittedBy: caller.subject,
    version: 1,
  };
  const text = `Submitted for zone ${zoneId}: ${request.patterns.length} weekly visit pattern(s) from ${request.startDate}.`;
  await ports.store.commit([
    { kind: 'package', value: carePackage, expected: 0 },
    eventWrite(ports, caller, { subject: `package/${carePackage.id}`, type: 'package-submitted', text }, at),
  ]);
  await ports.queues.queuePlacement({ packageId: carePackage.id, zoneId, attempt: 'submitted', correlationId });
  return carePackage;
}

/** All that is wrong with the request is told at once, the zone included. */
async function zoneOf(ports: Ports, request: PackageRequest): Promise<string> {
  const problems = validatePackage(request, ports.settings);
  const { location } = request.client;
  const misplaced = problems.some((p) => p.field.startsWith('/client/location'));
  const zone = misplaced ? undefined : zoneAt(await ports.store.zones(), location);
  if (zone === undefined && !misplaced) {
    problems.push({ field: '/client/location', value: location, rule: 'lies in a zone of the council' });
  }
  if (zone === undefined || problems.length > 0) throw new InvalidInput(problems);
  return zone.id;
}
