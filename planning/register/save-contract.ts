import type { Contract } from '../../domain/contract.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes a zone's contract.
 * @throws InvalidInput naming the field of an impossible contract (shares, unknown zone or provider), VersionConflict.
 */
export declare function saveContract(
  ports: Ports,
  caller: Caller,
  contract: Omit<Contract, 'version'>,
  expected: number,
): Promise<Contract>;
