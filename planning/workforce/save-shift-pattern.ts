import type { ShiftPattern } from '../../domain/carer.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes recurring hours of a carer; live rounds are replanned with them from the next night.
 * @throws InvalidInput, NotFound (another provider's, unknown carer or pattern), VersionConflict.
 */
export declare function saveShiftPattern(
  ports: Ports,
  caller: Caller,
  pattern: Omit<ShiftPattern, 'version'>,
  expected: number,
): Promise<ShiftPattern>;
