/** zones / <zone> */
import type { Zone } from '../domain/zone.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, plainItem } from './item.ts';
import { readPartition } from './read.ts';

const PARTITION = 'zones';

export async function readZones(table: Table): Promise<readonly Zone[]> {
  return (await readPartition(table, PARTITION)).map((item) => bodyOf<Zone>(item));
}

export function zoneWrites(zone: Zone): ItemWrite[] {
  return [{ put: plainItem({ pk: PARTITION, sk: zone.id }, zone), about: `zone ${zone.id}` }];
}
