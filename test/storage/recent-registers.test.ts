import { describe, expect, it } from 'vitest';
import { connect } from '../../storage/connection.ts';
import { storeOn } from '../../storage/store.ts';
import { aCarer, aLedgerEntry, placedWith } from './builders.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();
const here = () => storeOn(made.table);
const elsewhere = () => storeOn(connect(made.table.name, made.client));

describe('a process that has read a register before', () => {
  it('sees at once the carer that another process saved', async () => {
    const providerId = 'prov_stamped';
    await elsewhere().commit([{ kind: 'carer', value: aCarer({ providerId }), expected: 0 }]);
    expect((await here().workforceOf(providerId)).carers).toEqual([aCarer({ providerId })]);
    const changed = aCarer({ providerId, mode: 'walk', version: 2 });
    await elsewhere().commit([{ kind: 'carer', value: changed, expected: 1 }]);
    expect((await here().workforceOf(providerId)).carers).toEqual([changed]);
    expect(await here().workforceOf(providerId)).toBe(await here().workforceOf(providerId));
  });

  it('sees at once who attended whom', async () => {
    const providerId = 'prov_attended';
    const pair = { providerId, clientRef: 'C1', carerId: 'car_1', dates: ['2026-11-20'] };
    expect(await here().attendancesOf(providerId)).toEqual([]);
    const pairs = [pair, { ...pair, carerId: 'car_2' }];
    await elsewhere().commit(pairs.map((value) => ({ kind: 'attendance', value }) as const));
    expect(await here().attendancesOf(providerId)).toEqual(pairs);
  });

  it('sees at once which packages a provider has got, changed and lost', async () => {
    const providerId = 'prov_held';
    const [first, second] = [placedWith(providerId, { id: 'pkg_1' }), placedWith(providerId, { id: 'pkg_2' })];
    const held = () => here().packagesOfProvider(providerId);
    expect(await held()).toEqual([]);
    await elsewhere().commit([first, second].map((value) => ({ kind: 'package', value, expected: 0 }) as const));
    expect(await held()).toEqual([first, second]);
    const changed = { ...first, lastAttempt: 'again', version: first.version + 1 };
    await elsewhere().commit([{ kind: 'package', value: changed, expected: first.version }]);
    expect(await held()).toEqual([changed, second]);
    const gone = { ...second, status: 'cancelled', version: second.version + 1 } as const;
    await elsewhere().commit([{ kind: 'package', value: gone, expected: second.version }]);
    expect(await held()).toEqual([changed]);
  });

  it('sees at once what was added to a ledger', async () => {
    const entry = (seq: number) => aLedgerEntry({ zoneId: 'zone_growing', seq });
    await elsewhere().commit([{ kind: 'ledger', value: entry(1) }]);
    expect(await here().ledgerOf('zone_growing')).toEqual([entry(1)]);
    await elsewhere().commit([{ kind: 'ledger', value: entry(2) }]);
    expect(await here().ledgerOf('zone_growing')).toEqual([entry(1), entry(2)]);
  });

  it('takes ten carers of one provider that are saved at once', async () => {
    const carers = Array.from({ length: 10 }, (_, n) => aCarer({ providerId: 'prov_ten', id: `car_${n}` }));
    await Promise.all(carers.map((value) => elsewhere().commit([{ kind: 'carer', value, expected: 0 }])));
    expect((await here().workforceOf('prov_ten')).carers).toEqual(carers);
  });
});
