import type { Zone } from '../../domain/zone.ts';
import { ZoneMapError, zoneMap } from '../../domain/zone-map.ts';
import type { Caller } from '../caller.ts';
import { InvalidInput } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/**
 * Stores zones; one that is not named stays as it is. The map that results has neither overlaps nor gaps.
 * @throws InvalidInput naming the zones that overlap or leave a gap, with the area.
 */
export async function saveZones(ports: Ports, caller: Caller, zones: readonly Zone[]): Promise<readonly Zone[]> {
  const named = new Set(zones.map((z) => z.id));
  const map = [...(await ports.store.zones()).filter((z) => !named.has(z.id)), ...zones];
  try {
    zoneMap(map);
  } catch (error) {
    if (!(error instanceof ZoneMapError)) throw error;
    throw new InvalidInput([{ field: '/zones', value: error.zoneIds, rule: error.message }]);
  }
  await ports.store.commit([
    ...zones.map((value) => ({ kind: 'zone', value }) as const),
    eventWrite(ports, caller, {
      subject: 'zones',
      type: 'zones-saved',
      text: `${zones.length} zone(s) saved: ${zones.map((z) => z.id).join(', ')}.`,
    }),
  ]);
  return map;
}
