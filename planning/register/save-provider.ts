import type { Provider } from '../../domain/provider.ts';
import type { Caller } from '../caller.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/** Creates (`expected` 0) or changes a provider. @throws VersionConflict. */
export async function saveProvider(
  ports: Ports,
  caller: Caller,
  provider: Omit<Provider, 'version'>,
  expected: number,
): Promise<Provider> {
  const saved: Provider = { ...provider, version: expected + 1 };
  const text = `${saved.name}: ${saved.kind}, rated ${saved.rating}, ${saved.status.kind}.`;
  await ports.store.commit([
    { kind: 'provider', value: saved, expected },
    eventWrite(ports, caller, { subject: `provider/${saved.id}`, type: 'provider-saved', text }),
  ]);
  return saved;
}
