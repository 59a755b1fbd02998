import type { CarePackage, PackageRequest } from '../domain/package.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';

/**
 * Stores a package of care and queues it for placement. The zone comes from the client's location.
 * @throws InvalidInput for every field that breaks a rule, all at once; also for a location in no zone.
 */
export declare function submitPackage(
  ports: Ports,
  caller: Caller,
  request: PackageRequest,
  correlationId: string,
): Promise<CarePackage>;
