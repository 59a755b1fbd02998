/** attendances/<provider> / <client>/<carer> */
import type { Attendance } from '../domain/history.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, plainItem } from './item.ts';
import { readPartition } from './read.ts';
import { readStamped } from './recent-registers.ts';
import { stampOf } from './stamps.ts';

export async function readAttendances(table: Table, providerId: string): Promise<readonly Attendance[]> {
  const pk = partition(providerId);
  return readStamped(table, pk, async () => (await readPartition(table, pk)).map((item) => bodyOf<Attendance>(item)));
}

export function attendanceWrites(attendance: Attendance): ItemWrite[] {
  const { providerId, clientRef, carerId } = attendance;
  return [
    {
      put: plainItem({ pk: partition(providerId), sk: `${clientRef}/${carerId}` }, attendance),
      about: `attendance of ${carerId} at ${clientRef}`,
    },
    stampOf(partition(providerId)),
  ];
}

function partition(providerId: string): string {
  return `attendances/${providerId}`;
}
