import type { CarePackage, Placement } from '../../domain/package.ts';
import { addDays } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { packageAsRead } from './package-as-read.ts';

/**
 * The package that a change is about, with the one provider that serves it. @throws as packageAsRead, and NotAllowedNow
 * for one that nobody holds or that is passing from one provider to the next.
 */
export async function placedAsRead(
  ports: Ports,
  caller: Caller,
  id: string,
  expected: number,
  what: string,
): Promise<CarePackage & { readonly placement: Placement }> {
  const found = await packageAsRead(ports, caller, id, expected, what);
  const { status, placement, outgoing } = found;
  if (status !== 'placed' || placement === undefined) {
    throw new NotAllowedNow(`package ${id} is ${status}: one that nobody holds ${what}`);
  }
  if (outgoing !== undefined) {
    const text = `passes from ${outgoing.placement.providerId} on ${addDays(outgoing.until, 1)}`;
    throw new NotAllowedNow(`package ${id} ${text}: before that day it ${what}`);
  }
  return { ...found, placement };
}
