/** events/<subject> / <event>: written once, never changed; event identifiers sort by time. */
import type { Event } from '../domain/event.ts';
import type { Table } from './connection.ts';
import { bodyOf, type ItemWrite, MUST_BE_NEW, plainItem } from './item.ts';
import { readPartition } from './read.ts';

export async function readEvents(table: Table, subject: string): Promise<readonly Event[]> {
  return (await readPartition(table, `events/${subject}`)).map((item) => bodyOf<Event>(item));
}

export function eventWrites(event: Event): ItemWrite[] {
  return [
    {
      put: plainItem({ pk: `events/${event.subject}`, sk: event.id }, event),
      onlyIf: MUST_BE_NEW,
      about: `event ${event.id} of ${event.subject}`,
    },
  ];
}
