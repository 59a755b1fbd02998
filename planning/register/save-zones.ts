import type { Zone } from '../../domain/zone.ts';
import { ZoneMapError, zoneMap } from '../../domain/zone-map.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { type FieldProblem, InvalidInput } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import { MOST_POSITIONS, MOST_ZONES } from './zone-limits.ts';

/**
 * Stores zones; one that is not named stays as it is. The map that results has neither overlaps nor gaps,
 * also where others are saved at the same moment.
 * @throws InvalidInput for a zone that is named twice; for a map that is larger than zone-limits.ts allows; for zones that
 * overlap or leave a gap, with the area, at each of them that is saved.
 */
export async function saveZones(ports: Ports, caller: Caller, zones: readonly Zone[]): Promise<readonly Zone[]> {
  mustBeNamedOnce(zones);
  return decidedAgain(ports, () => saved(ports, caller, zones));
}

async function saved(ports: Ports, caller: Caller, zones: readonly Zone[]): Promise<Decided<readonly Zone[]>> {
  const named = new Map(zones.map(({ id }, n) => [id, n] as const));
  const asRead = await ports.store.registerAsRead('zones');
  const map = [...(await ports.store.zones()).filter((z) => !named.has(z.id)), ...zones];
  mustBeWithinLimits(map);
  try {
    zoneMap(map);
  } catch (error) {
    if (!(error instanceof ZoneMapError)) throw error;
    throw new InvalidInput(problemsOf(error, named));
  }
  const writes: readonly Write[] = [
    { kind: 'register-as-read', value: asRead },
    ...zones.map((value) => ({ kind: 'zone', value }) as const),
    eventWrite(ports, caller, {
      subject: 'zones',
      type: 'zones-saved',
      text: `${zones.length} zone(s) saved: ${zones.map((z) => z.id).join(', ')}.`,
    }),
  ];
  return { answer: map, writes };
}

function mustBeNamedOnce(zones: readonly Zone[]): void {
  const ids = zones.map(({ id }) => id);
  const again = ids.flatMap((value, n) =>
    ids.indexOf(value) === n ? [] : [{ field: `/features/${n}/properties/id`, value }],
  );
  if (again.length > 0) throw new InvalidInput(again.map((one) => ({ ...one, rule: 'must be named once' })));
}

function mustBeWithinLimits(map: readonly Zone[]): void {
  const field = '/features';
  const positions = map.flatMap(({ polygon }) => polygon.coordinates).flat().length;
  if (map.length > MOST_ZONES) {
    throw new InvalidInput([
      { field, value: map.length, rule: `must be at most ${MOST_ZONES} zones with those not named` },
    ]);
  }
  if (positions > MOST_POSITIONS) {
    const rule = `must have at most ${MOST_POSITIONS} positions altogether, with the zones not named`;
    throw new InvalidInput([{ field, value: positions, rule }]);
  }
}

/** The fault of a map is that of several zones: it is told at each that is being saved. */
function problemsOf({ zoneIds, message: rule }: ZoneMapError, named: ReadonlyMap<string, number>): FieldProblem[] {
  const saved = zoneIds.filter((id) => named.has(id));
  if (saved.length === 0) return [{ field: '/features', value: zoneIds, rule }];
  return saved.map((id) => ({ field: `/features/${named.get(id)}`, value: id, rule }));
}
