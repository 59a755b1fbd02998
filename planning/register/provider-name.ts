import type { Ports } from '../ports.ts';

/** As a broker knows it; its id where it is not on the register. */
export async function providerName(store: Ports['store'], providerId: string): Promise<string> {
  return (await store.provider(providerId))?.name ?? providerId;
}
