/** Filters by what does not exist: an empty list would look like an answer. */
import type { Ports } from '../../planning/ports.ts';
import { Fault } from './fault.ts';

interface NamedFilter {
  readonly zone?: string | undefined;
  readonly provider?: string | undefined;
}

/** @throws Fault naming the parameter, and of zones those that there are. */
export async function mustBeKnown({ store }: Ports, { zone, provider }: NamedFilter): Promise<void> {
  if (zone !== undefined) {
    const zones = (await store.zones()).map(({ id }) => id);
    if (!zones.includes(zone))
      throw unknown('zone', zone, `must be a zone: ${zones.join(', ') || 'there is none yet'}`);
  }
  if (provider !== undefined && !(await store.providers()).some(({ id }) => id === provider)) {
    throw unknown('provider', provider, 'must be the id of a provider, as GET /v1/providers lists them');
  }
}

function unknown(field: string, value: string, rule: string): Fault {
  return new Fault('invalid-input', [{ in: 'query', field, value, rule }]);
}
