import type { CarePackage } from '../domain/package.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';

export interface Cancellation {
  readonly reason: string;
  /** The version the caller read. */
  readonly expected: number;
}

/**
 * Cancels a package and takes its visits out of the live rounds, in one commit.
 * @throws NotFound, VersionConflict (not the version read), NotAllowedNow (already cancelled or ended).
 */
export declare function cancelPackage(
  ports: Ports,
  caller: Caller,
  id: string,
  cancellation: Cancellation,
): Promise<CarePackage>;
