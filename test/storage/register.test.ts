import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../planning/errors.ts';
import { storeOn } from '../../storage/store.ts';
import { aCarer, aLedgerEntry, aProvider } from './builders.ts';
import { freshTable } from './fresh-table.ts';

const made = freshTable();
const store = () => storeOn(made.table);

describe('the register', () => {
  it('gives back providers, each changed only from the version that was read', async () => {
    const irwell = aProvider({ id: 'prov_irwell' });
    await store().commit([{ kind: 'provider', value: irwell, expected: 0 }]);
    expect(await store().provider('prov_irwell')).toEqual(irwell);
    const suspended = { ...irwell, version: 2, status: { kind: 'ceased', from: '2026-12-01' } as const };
    await store().commit([{ kind: 'provider', value: suspended, expected: 1 }]);
    await expect(store().commit([{ kind: 'provider', value: suspended, expected: 1 }])).rejects.toThrow(
      'provider prov_irwell is no longer at version 1; nothing was written',
    );
    expect(await store().providers()).toEqual([suspended]);
  });

  it('finds the contract of a zone', async () => {
    const rule = { kind: 'tiers', tiers: [] } as const;
    const contracts = ['east', 'west'].map((zoneId) => ({
      id: `con_${zoneId}`,
      zoneId,
      rule,
      fallback: [],
      version: 1,
    }));
    await store().commit(contracts.map((value) => ({ kind: 'contract', value, expected: 0 })));
    expect(await store().contractOf('west')).toEqual(contracts[1]);
    expect(await store().contractOf('north')).toBeUndefined();
    expect(await store().contracts()).toHaveLength(2);
  });

  it('gives back zones with their polygons', async () => {
    const ring = [
      [-2.3, 53.5],
      [-2.2, 53.5],
      [-2.2, 53.6],
      [-2.3, 53.5],
    ];
    const zone = { id: 'radcliffe', name: 'Radcliffe', polygon: { type: 'Polygon' as const, coordinates: [ring] } };
    await store().commit([{ kind: 'zone', value: zone }]);
    expect(await store().zones()).toEqual([zone]);
  });
});

describe('a workforce', () => {
  const shiftPattern = {
    id: 'sh_1',
    carerId: 'car_1',
    providerId: 'prov_1',
    days: ['mon' as const],
    from: '07:00',
    to: '14:00',
    validFrom: '2026-11-01',
    version: 1,
  };
  const absence = {
    id: 'abs_1',
    carerId: 'car_1',
    providerId: 'prov_1',
    from: '2026-11-23T06:00:00Z',
    to: '2026-11-24T06:00:00Z',
    kind: 'sickness' as const,
    version: 1,
  };

  it('is read at once and in parts, each provider its own', async () => {
    await store().commit([
      { kind: 'carer', value: aCarer(), expected: 0 },
      { kind: 'carer', value: aCarer({ providerId: 'prov_2' }), expected: 0 },
      { kind: 'shift-pattern', value: shiftPattern, expected: 0 },
      { kind: 'absence', value: absence, expected: 0 },
    ]);
    const workforce = { carers: [aCarer()], shiftPatterns: [shiftPattern], absences: [absence] };
    expect(await store().workforceOf('prov_1')).toEqual(workforce);
    expect(await store().carersOf('prov_1')).toEqual(workforce.carers);
    expect(await store().shiftPatternsOf('prov_1')).toEqual(workforce.shiftPatterns);
    expect(await store().absencesOf('prov_1')).toEqual(workforce.absences);
    expect(await store().carer('prov_2', 'car_1')).toEqual(aCarer({ providerId: 'prov_2' }));
    expect(await store().carer('prov_3', 'car_1')).toBeUndefined();
  });
});

describe('what is never changed', () => {
  it('the ledger of a zone is in order past its ninth entry, and an entry is written once', async () => {
    const entries = Array.from({ length: 12 }, (_, n) => aLedgerEntry({ zoneId: 'order', seq: n + 1 }));
    for (const value of entries) await store().commit([{ kind: 'ledger', value }]);
    expect(await store().ledgerOf('order')).toEqual(entries);
    await expect(store().commit([{ kind: 'ledger', value: entries[3]! }])).rejects.toThrow(VersionConflict);
  });

  it('events of a subject are in order of time, and an event is written once', async () => {
    const event = (id: string) => ({ id, subject: 'carer/c1', at: id, by: 'b1', type: 'carer-saved', text: 'Saved.' });
    for (const id of ['evt_2', 'evt_1', 'evt_3']) await store().commit([{ kind: 'event', value: event(id) }]);
    expect((await store().eventsOf('carer/c1')).map(({ id }) => id)).toEqual(['evt_1', 'evt_2', 'evt_3']);
    await expect(store().commit([{ kind: 'event', value: event('evt_1') }])).rejects.toThrow(VersionConflict);
    expect(await store().eventsOf('carer/c10')).toEqual([]);
  });

  it('an attendance is the latest that was recorded for client and carer', async () => {
    const attendance = { providerId: 'prov_1', clientRef: 'SS1', carerId: 'car_1', dates: ['2026-11-01'] };
    await store().commit([{ kind: 'attendance', value: attendance }]);
    const later = { ...attendance, dates: ['2026-11-01', '2026-11-02'] };
    await store().commit([{ kind: 'attendance', value: later }]);
    expect(await store().attendancesOf('prov_1')).toEqual([later]);
  });
});
