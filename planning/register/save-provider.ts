import { isHalted, type Provider } from '../../domain/provider.ts';
import { reservedOn, validateReserve } from '../../domain/reserve.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import { InvalidInput } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes a provider. While it stays suspended or ceased its contingency list stays its list.
 * @throws InvalidInput naming the field of an impossible reserve, VersionConflict.
 */
export async function saveProvider(
  ports: Ports,
  caller: Caller,
  provider: Omit<Provider, 'version' | 'contingencyListId'>,
  expected: number,
): Promise<Provider> {
  const before = expected === 0 || !isHalted(provider.status) ? undefined : await ports.store.provider(provider.id);
  const { contingencyListId } = before !== undefined && isHalted(before.status) ? before : {};
  const saved: Provider = {
    ...provider,
    ...(contingencyListId !== undefined && { contingencyListId }),
    version: expected + 1,
  };
  if (saved.reserve !== undefined) {
    const problems = validateReserve(
      saved.reserve,
      (await ports.store.zones()).map(({ id }) => id),
    );
    if (problems.length > 0) throw new InvalidInput(problems);
  }
  const text = `${saved.name}: ${saved.kind}, rated ${saved.rating}, ${saved.status.kind}${keeping(saved)}.`;
  await ports.store.commit([
    { kind: 'provider', value: saved, expected },
    eventWrite(ports, caller, { subject: `provider/${saved.id}`, type: 'provider-saved', text }),
  ]);
  return saved;
}

function keeping({ reserve = [] }: Provider): string {
  const minutes = WEEKDAYS.reduce((sum, weekday) => sum + reservedOn(reserve, weekday), 0);
  return minutes === 0 ? '' : `, keeps ${minutes} minutes a week free for emergencies`;
}
