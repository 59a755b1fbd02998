import { NotFound } from './errors.ts';

/** Who asks, from the verified token. */
export type Caller =
  | { readonly role: 'brokerage'; readonly subject: string }
  | { readonly role: 'operator'; readonly subject: string }
  /** A team that asks brokerage for care, such as a hospital's discharge team (BU28). */
  | { readonly role: 'requester'; readonly subject: string; readonly teamId: string }
  | { readonly role: 'provider'; readonly subject: string; readonly providerId: string };

/**
 * A provider sees its own and nothing else; for another's it gets the answer for an id that does not exist.
 * @param field the body's field that names the provider, as a JSON pointer; absent = a parameter does.
 * @throws NotFound.
 */
export function mustOwn(caller: Caller, providerId: string, field?: string): void {
  if (caller.role === 'provider' && caller.providerId !== providerId) throw new NotFound('provider', providerId, field);
}
