import type { Absence } from '../../domain/carer.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';
import type { RepairedDay } from '../repaired-day.ts';

export interface AbsorbedAbsence {
  readonly absence: Absence;
  /** The live days it touched, repaired, in order of date; empty when it touches none. */
  readonly days: readonly RepairedDay[];
}

/**
 * Records (`expected` 0) or changes an absence, and repairs at once every live day it touches with the least change.
 * @throws InvalidInput, NotFound (another provider's, unknown carer), VersionConflict.
 */
export declare function recordAbsence(
  ports: Ports,
  caller: Caller,
  absence: Omit<Absence, 'version'>,
  expected: number,
): Promise<AbsorbedAbsence>;
