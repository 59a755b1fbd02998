import type { Event } from '../domain/event.ts';
import type { Caller } from './caller.ts';
import type { Ports, Write } from './ports.ts';

/** Who acts when no person does. */
export type Actor = Caller | 'placement' | 'scheduler';

/** The record of a change, to be committed with the change itself. Identifiers only: no personal data. */
export function eventWrite(
  ports: Ports,
  actor: Actor,
  event: Pick<Event, 'subject' | 'type' | 'text' | 'data'>,
  at: string = ports.clock.now(),
): Write {
  const by = typeof actor === 'string' ? actor : actor.subject;
  return { kind: 'event', value: { id: ports.ids.fresh('evt'), at, by, ...event } };
}
