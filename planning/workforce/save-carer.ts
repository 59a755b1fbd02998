import type { Carer } from '../../domain/carer.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes a carer.
 * @throws InvalidInput, NotFound (another provider's, or no such carer to change), VersionConflict.
 */
export declare function saveCarer(
  ports: Ports,
  caller: Caller,
  carer: Omit<Carer, 'version'>,
  expected: number,
): Promise<Carer>;
