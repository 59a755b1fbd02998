import type { Contract } from '../../domain/contract.ts';
import { validateContract } from '../../domain/validate-contract.ts';
import type { Caller } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, VersionConflict } from '../errors.ts';
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
  return decidedAgain(ports, () => decided(ports, caller, { ...contract, version: expected + 1 }));
}

/** Decided again where another contract was saved meanwhile: it may have taken the zone. */
async function decided(ports: Ports, caller: Caller, saved: Contract): Promise<Decided<Contract>> {
  const { store } = ports;
  const asRead = await store.registerAsRead('contracts');
  const [zones, providers, contracts] = await Promise.all([store.zones(), store.providers(), store.contracts()]);
  const zoneIds = zones.map((z) => z.id);
  const problems = validateContract(saved, { zoneIds, providers, contracts });
  if (problems.length > 0) throw new InvalidInput(problems);
  const expected = saved.version - 1;
  const stored = contracts.find(({ id }) => id === saved.id)?.version ?? 0;
  if (stored !== expected) throw new VersionConflict(`contract ${saved.id} is version ${stored}, not ${expected}`);
  const text = `Contract of zone ${saved.zoneId} saved: ${saved.rule.kind}, ${saved.purchases?.length ?? 0} purchase(s).`;
  return {
    answer: saved,
    writes: [
      { kind: 'register-as-read', value: asRead },
      { kind: 'contract', value: saved, expected },
      eventWrite(ports, caller, { subject: `contract/${saved.id}`, type: 'contract-saved', text }),
    ],
  };
}
