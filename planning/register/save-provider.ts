import type { Provider } from '../../domain/provider.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/** Creates (`expected` 0) or changes a provider. @throws InvalidInput, VersionConflict. */
export declare function saveProvider(
  ports: Ports,
  caller: Caller,
  provider: Omit<Provider, 'version'>,
  expected: number,
): Promise<Provider>;
