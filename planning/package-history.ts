import type { Event } from '../domain/event.ts';
import type { Caller } from './caller.ts';
import { getPackage } from './get-package.ts';
import type { Ports } from './ports.ts';

/** Everything that happened to a package, in order, each in a sentence. @throws NotFound as getPackage does. */
export async function packageHistory(ports: Ports, caller: Caller, id: string): Promise<readonly Event[]> {
  await getPackage(ports, caller, id);
  return ports.store.eventsOf(`package/${id}`);
}
