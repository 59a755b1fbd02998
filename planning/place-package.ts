import type { CarePackage } from '../domain/package.ts';
import type { Ports } from './ports.ts';

/**
 * Decides who takes a package, on live rounds: placed, waiting or unplaced with coded reasons. A package that is
 * already decided or cancelled is returned unchanged, so that a message delivered twice changes nothing.
 * @throws NotFound for an unknown package, VersionConflict when others kept changing the same plans (deliver again).
 */
export declare function placePackage(ports: Ports, message: { readonly packageId: string }): Promise<CarePackage>;
