import type { Zone } from '../../domain/zone.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/** Stores the whole map of zones. @throws InvalidInput naming the zones that overlap or leave a gap, with the area. */
export declare function saveZones(ports: Ports, caller: Caller, zones: readonly Zone[]): Promise<readonly Zone[]>;
