import { NotFound } from './errors.ts';

/** Who asks, from the verified token. */
export type Caller =
  | { readonly role: 'brokerage'; readonly subject: string }
  | { readonly role: 'operator'; readonly subject: string }
  /** A team that asks brokerage for care, such as a hospital's discharge team (BU28). */
  | { readonly role: 'requester'; readonly subject: string; readonly teamId: string }
  | { readonly role: 'provider'; readonly subject: string; readonly providerId: string };

/** A provider sees its own and nothing else; for another's it gets the answer for an id that does not exist. */
export function mustOwn(caller: Caller, providerId: string): void {
  if (caller.role === 'provider' && caller.providerId !== providerId) throw new NotFound('provider', providerId);
}
