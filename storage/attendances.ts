/** attendances/<provider> / <client>/<carer> */
import type { Attendance } from '../domain/history.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, plainItem } from './item.ts';
import { readPartition } from './read.ts';

export async function readAttendances(table: Table, providerId: string): Promise<readonly Attendance[]> {
  return (await readPartition(table, `attendances/${providerId}`)).map((item) => bodyOf<Attendance>(item));
}

export function attendanceWrites(attendance: Attendance): ItemWrite[] {
  const { providerId, clientRef, carerId } = attendance;
  return [
    {
      put: plainItem({ pk: `attendances/${providerId}`, sk: `${clientRef}/${carerId}` }, attendance),
      about: `attendance of ${carerId} at ${clientRef}`,
    },
  ];
}
