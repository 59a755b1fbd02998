/** zones / <zone>; read by every submission and changed once a year, so kept under a stamp. */
import type { Zone } from '../domain/zone.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, plainItem } from './item.ts';
import { readPartition } from './read.ts';
import { readStamped } from './recent-registers.ts';
import { stampOf } from './stamps.ts';

const PARTITION = 'zones';

export async function readZones(table: Table): Promise<readonly Zone[]> {
  const read = async () => (await readPartition(table, PARTITION)).map((item) => bodyOf<Zone>(item));
  return readStamped(table, PARTITION, read);
}

export function zoneWrites(zone: Zone): ItemWrite[] {
  return [{ put: plainItem({ pk: PARTITION, sk: zone.id }, zone), about: `zone ${zone.id}` }, stampOf(PARTITION)];
}
