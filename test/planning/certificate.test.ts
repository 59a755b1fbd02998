import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../domain/contract.ts';
import type { PlacementEntry } from '../../domain/ledger.ts';
import type { VisitPattern } from '../../domain/package.ts';
import { flawsByContract, UnprovedPlacement } from '../../domain/placement/proof.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import { decisionOf } from '../../planning/placement/decision.ts';
import { liveDates } from '../../planning/placement/live-days.ts';
import { tryProvider } from '../../planning/placement/try-provider.ts';
import { provePlacement } from '../../planning/prove-placement.ts';
import { readProvider } from '../../planning/provider/provider-facts.ts';
import { aPurchase, aRotation } from '../domain/builders.ts';
import { aCouncil, broker, type Council } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const at8: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};
const place = ({ ports }: Council, packageId: string) => placePackage(ports, { packageId, attempt: 'submitted' });

/** prov-1 has the whole contract; prov-2 is bought from on the spot. */
const withSpot: Contract = {
  id: 'k-1',
  zoneId: 'bury-east',
  rule: aRotation({ shares: [{ providerId: 'prov-1', percent: 100 }] }),
  fallback: [],
  spot: ['prov-2'],
  version: 2,
};

async function aCouncilWithSpot(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  await council.ports.store.commit([{ kind: 'contract', value: withSpot, expected: 1 }]);
  return council;
}

describe('a spot placement', () => {
  it('carries the reason of everybody before it, with the figures, and is proved from the ledger', async () => {
    const council = await aCouncilWithSpot();
    await place(council, await submitted(council.ports, 'c-1', [at8]));
    const id = await submitted(council.ports, 'c-2', [at8]);
    const bought = await place(council, id);
    expect(bought.placement).toMatchObject({
      providerId: 'prov-2',
      certificate: {
        order: [
          { providerId: 'prov-1', route: 'rule' },
          { providerId: 'prov-2', route: 'spot' },
        ],
        passedOver: [{ providerId: 'prov-1', code: 'capacity', seq: 2 }],
      },
    });
    const proof = await provePlacement(council.ports, broker, id);
    expect(proof).toMatchObject({ route: 'spot', entry: 3, proved: true, flaws: [] });
    expect(proof.passedOver[0]?.reasons[0]).toMatchObject({ code: 'capacity', numbers: { carers: 1 } });
    const [, placed] = await council.ports.store.eventsOf(`package/${id}`);
    expect(placed?.text).toContain('Bought on the spot, after everybody else');
    expect(placed?.text).toContain('Passed over before it: Elder Tree Care: Visit breakfast on 2026-11-23');
  });

  it('is proved by a suspension in the words of the register', async () => {
    const council = await aCouncilWithSpot();
    const provider = await council.ports.store.provider('prov-1');
    const status = { kind: 'suspended', from: '2026-11-20', reason: 'safeguarding' } as const;
    await council.ports.store.commit([{ kind: 'provider', value: { ...provider!, status, version: 2 }, expected: 1 }]);
    const id = await submitted(council.ports, 'c-1');
    expect((await place(council, id)).placement?.certificate?.passedOver).toEqual([
      { providerId: 'prov-1', code: 'suspended', seq: 1 },
    ]);
    expect((await provePlacement(council.ports, broker, id)).proved).toBe(true);
    const told = (await council.ports.store.eventsOf(`package/${id}`)).at(-1)?.text;
    expect(told).toMatch(/Passed over before it: Elder Tree Care is suspended from new packages: safeguarding\.$/);
  });

  it('is not decided where somebody before it was not asked, and nothing is written', async () => {
    const council = await aCouncilWithSpot();
    const { ports } = council;
    const id = await submitted(ports, 'c-1');
    const carePackage = (await ports.store.package(id))!;
    const now = ports.clock.now();
    const dates = liveDates(now, ports.settings);
    const placement = { providerId: 'prov-2', at: now, from: '2026-11-23', extraTravelMinutes: 0 };
    const candidate = { ...carePackage, status: 'placed', placement } as const;
    const facts = await readProvider(ports, 'prov-2', dates, candidate);
    const trial = await tryProvider(facts, candidate, dates, now);
    if (!trial.fits) throw new Error('the empty rounds take it');
    const straightToSpot = {
      order: [{ providerId: 'prov-2', route: 'spot' }],
      outcome: [{ providerId: 'prov-2', answer: 'placed', reasons: [] }],
      names: new Map<string, string>(),
      taken: { candidate, provider: facts.asRead, trial, due: '', answer: 'placed' },
      couldLater: false,
    } as const;
    const basis = { contract: withSpot, ledger: [] };
    expect(() => decisionOf(ports, carePackage, straightToSpot, basis, 'submitted', now)).toThrow(UnprovedPlacement);
    expect(await ports.store.ledgerOf('bury-east')).toEqual([]);
  });

  it('is not decided past a block that has no reason, and is once the block’s volume is used up', async () => {
    const council = await aCouncilWithSpot();
    const { ports } = council;
    const volume = { minutesPerYear: 100, yearStarts: '2026-01-01' };
    const block = aPurchase({ id: 'block', providerId: 'prov-1', volume, beyondVolume: 'asked' });
    const rule = { kind: 'tiers', tiers: [] } as const;
    const blockFirst: Contract = { ...withSpot, rule, purchases: [block], version: 3 };
    await ports.store.commit([{ kind: 'contract', value: blockFirst, expected: 2 }]);
    const first = await place(council, await submitted(ports, 'c-1'));
    expect(first.placement).toMatchObject({ providerId: 'prov-1', certificate: { order: [{ purchaseId: 'block' }] } });
    const strict: Contract = { ...blockFirst, purchases: [{ ...block, beyondVolume: 'passed-over' }], version: 4 };
    await ports.store.commit([{ kind: 'contract', value: strict, expected: 3 }]);
    const id = await submitted(ports, 'c-2');
    const bought = await place(council, id);
    expect(bought.placement?.certificate).toMatchObject({
      order: [
        { providerId: 'prov-1', route: 'purchase', purchaseId: 'block' },
        { providerId: 'prov-2', route: 'spot' },
      ],
      passedOver: [{ providerId: 'prov-1', code: 'volume' }],
    });
    expect(await provePlacement(ports, broker, id)).toMatchObject({ route: 'spot', proved: true });
    const others = { ...strict, purchases: [{ ...block, id: 'block-2', providerId: 'prov-9' }], version: 4 };
    const [entry] = (await ports.store.ledgerOf('bury-east')).filter(
      (e) => e.packageId === id && e.kind === 'placement',
    );
    expect(flawsByContract(others, entry as PlacementEntry, 'long-term').map((f) => f.rule)).toContain('contract');
  });

  it('is not stored with a gap in its certificate, whoever writes it', async () => {
    const { ports } = await aCouncilWithSpot();
    const entry: PlacementEntry = {
      zoneId: 'bury-east',
      seq: 1,
      at: ports.clock.now(),
      kind: 'placement',
      packageId: 'p-1',
      providerId: 'prov-2',
      minutesPerWeek: 210,
      reasons: [],
      attempt: 'submitted',
      certificate: {
        contract: { id: 'k-1', version: 2 },
        order: [
          { providerId: 'prov-1', route: 'rule' },
          { providerId: 'prov-2', route: 'spot' },
        ],
        passedOver: [],
      },
    };
    await expect(ports.store.commit([{ kind: 'ledger', value: entry }])).rejects.toThrow(UnprovedPlacement);
    const { certificate: _, ...bare } = entry;
    await expect(ports.store.commit([{ kind: 'ledger', value: bare as PlacementEntry }])).rejects.toThrow(
      'The placement has no certificate.',
    );
    expect(await ports.store.ledgerOf('bury-east')).toEqual([]);
  });
});
