import type { Contract } from '../../domain/contract.ts';
import { validateContract } from '../../domain/validate-contract.ts';
import type { Caller } from '../caller.ts';
import { InvalidInput } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';

/**
 * Creates (`expected` 0) or changes a zone's contract.
 * @throws InvalidInput naming the field of an impossible contract (shares, volumes, needs, unknown zone or provider), VersionConflict.
 */
export async function saveContract(
  ports: Ports,
  caller: Caller,
  contract: Omit<Contract, 'version'>,
  expected: number,
): Promise<Contract> {
  const saved: Contract = { ...contract, version: expected + 1 };
  const { store } = ports;
  const [zones, providers, contracts] = await Promise.all([store.zones(), store.providers(), store.contracts()]);
  const problems = validateContract(saved, {
    zoneIds: zones.map((z) => z.id),
    providers,
    contracts,
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  await ports.store.commit([
    { kind: 'contract', value: saved, expected },
    eventWrite(ports, caller, {
      subject: `contract/${saved.id}`,
      type: 'contract-saved',
      text: `Contract of zone ${saved.zoneId} saved: ${saved.rule.kind}, ${saved.purchases?.length ?? 0} purchase(s).`,
    }),
  ]);
  return saved;
}
