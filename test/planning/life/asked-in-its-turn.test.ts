import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { endEntry } from '../../../planning/life/end-entry.ts';
import { handBack } from '../../../planning/life/hand-back.ts';
import { movedOn } from '../../../planning/life/moved-on.ts';
import { listOffers } from '../../../planning/offers/list-offers.ts';
import { placePackage } from '../../../planning/place-package.ts';
import { readProvider, visitsPlannedFor } from '../../../planning/provider/provider-facts.ts';
import { aCouncil, broker, type Council, providerCaller } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { decideQueued, placed } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** From now on providers of the zone are asked first. */
async function offersFirst({ ports }: Council): Promise<void> {
  const contract = (await ports.store.contractOf('bury-east'))!;
  const value = { ...contract, acceptance: 'offer' as const, version: contract.version + 1 };
  await ports.store.commit([{ kind: 'contract', value, expected: contract.version }]);
}

const offersOf = ({ ports }: Council, providerId: string) => listOffers(ports, providerCaller(providerId), providerId);

describe('while a package goes from one provider to the next', () => {
  it('the one that leaves does not see what the next one is offered', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id, version } = await placed(council, 'c-1');
    await offersFirst(council);
    const reason = { code: 'travel', text: 'No carer near by any more.' } as const;
    const leave = { reason, lastDate: '2026-11-25', expected: version, correlationId: 't' };
    await handBack(council.ports, broker, id, leave);
    await decideQueued(council);
    expect((await offersOf(council, 'prov-2')).map((offer) => offer.from)).toEqual(['2026-11-26']);
    expect(await offersOf(council, 'prov-1')).toEqual([]);
  });

  it('the one that it leaves, asked in its turn, keeps the gap from the day after its notice', async () => {
    const council = await aCouncil(dynamodb);
    const { ports } = council;
    await aZone(ports);
    const before = await placed(council, 'c-1');
    await offersFirst(council);
    const at = ports.clock.now();
    const reason = { code: 'capacity', text: 'No room.' } as const;
    const leave = { placement: before.placement!, until: '2026-11-25', kind: 'transfer', reason, at } as const;
    const moved = movedOn(before, leave);
    const other = (await ports.store.provider('prov-2'))!;
    const suspended = { kind: 'suspended', from: '2026-11-01', reason: 'safeguarding' } as const;
    await ports.store.commit([
      { kind: 'provider', value: { ...other, status: suspended, version: other.version + 1 }, expected: other.version },
      { kind: 'package', value: moved, expected: before.version },
      ...(await endEntry(ports, before, 'prov-1', 'transfer', at, [reason], '2026-11-25')),
    ]);
    const { offer } = await placePackage(ports, { packageId: moved.id, attempt: moved.queued!.attempt });
    expect(offer).toMatchObject({ providerId: 'prov-1', from: '2026-11-26' });
    const facts = await readProvider(ports, 'prov-1', ['2026-11-25', '2026-11-26']);
    const gapsOn = (date: string) => visitsPlannedFor(facts, date).map(({ gap = false }) => gap);
    expect([gapsOn('2026-11-25'), gapsOn('2026-11-26')]).toEqual([[false], [true]]);
    expect(await offersOf(council, 'prov-1')).toHaveLength(1);
  });
});
