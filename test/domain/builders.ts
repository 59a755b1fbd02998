/** Small builders: a test names only what it is about. Defaults are a plain half-hour morning visit in Bury. */
import type { Absence, Carer, ShiftPattern } from '../../domain/carer.ts';
import type { Client, Needs } from '../../domain/client.ts';
import type { RotationRule } from '../../domain/contract.ts';
import type { LedgerEntry, PlacementEntry } from '../../domain/ledger.ts';
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Purchase } from '../../domain/purchase.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';

export const MONDAY = '2026-11-23';
export const BURY = { lat: 53.5933, lon: -2.2966 };
/** A kilometre to the north. */
export const NORTH = { lat: 53.6023, lon: -2.2966 };

export function aNeed(needs: Partial<Needs> = {}): Needs {
  return { barredCarers: [], preferredCarers: [], household: [], ...needs };
}

export function aClient(client: Partial<Client> = {}): Client {
  return {
    ref: 'c-1',
    initials: 'AB',
    location: NORTH,
    postcode: 'BL9 0AA',
    accessMinutes: 2,
    needs: aNeed(),
    ...client,
  };
}

export function aPattern(pattern: Partial<VisitPattern> = {}): VisitPattern {
  return {
    id: 'breakfast',
    days: WEEKDAYS,
    window: { from: '08:00', to: '09:00' },
    minutes: 30,
    carersRequired: 1,
    skills: [],
    criticality: { level: 'standard' },
    ...pattern,
  };
}

export function aPackage(carePackage: Partial<CarePackage> = {}): CarePackage {
  return {
    id: 'p-1',
    client: aClient(),
    patterns: [aPattern()],
    startDate: '2026-01-05',
    fundedMinutesPerWeek: 3000,
    source: { kind: 'community' },
    urgency: 'standard',
    needType: 'long-term',
    status: 'received',
    zoneId: 'bury-east',
    submittedAt: '2026-01-01T10:00:00.000Z',
    submittedBy: 'broker-1',
    version: 1,
    ...carePackage,
  };
}

export function aCarer(carer: Partial<Carer> = {}): Carer {
  return {
    id: 'ca-1',
    providerId: 'prov-1',
    initials: 'KL',
    home: BURY,
    mode: 'car',
    skills: [],
    gender: 'female',
    languages: ['en'],
    avoids: [],
    clearedFrom: '2020-01-01',
    maxMinutesPerWeek: 2880,
    version: 1,
    ...carer,
  };
}

export function aShiftPattern(pattern: Partial<ShiftPattern> = {}): ShiftPattern {
  return {
    id: 's-1',
    carerId: 'ca-1',
    providerId: 'prov-1',
    days: WEEKDAYS,
    from: '07:00',
    to: '13:00',
    validFrom: '2020-01-01',
    version: 1,
    ...pattern,
  };
}

export function anAbsence(absence: Pick<Absence, 'from' | 'to'> & Partial<Absence>): Absence {
  return { id: 'a-1', carerId: 'ca-1', providerId: 'prov-1', kind: 'sickness', version: 1, ...absence };
}

/** A rectangle between two longitudes and latitudes, near Bury: 0.01 of longitude is some 660 metres, of latitude 1,112. */
export function aRectangle(id: string, west: number, east: number, south = 53.58, north = 53.6): Zone {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { id, name: id, polygon: { type: 'Polygon', coordinates: [ring] } };
}

export function aProvider(provider: Partial<Provider> = {}): Provider {
  return {
    id: 'prov-1',
    name: 'Elder Tree Care',
    kind: 'framework',
    rating: 'good',
    status: { kind: 'active' },
    version: 1,
    ...provider,
  };
}

/** 80/20 between prov-1 and prov-2, two-week periods from Monday 5 January 2026. */
export function aRotation(rule: Partial<RotationRule> = {}): RotationRule {
  return {
    kind: 'rotation',
    shares: [
      { providerId: 'prov-1', percent: 80 },
      { providerId: 'prov-2', percent: 20 },
    ],
    firstPeriodStarts: '2026-01-05',
    periodDays: 14,
    turns: 'each-period',
    reading: 'target',
    noCapacity: 'counts',
    measure: 'packages',
    carryShortfall: false,
    ...rule,
  };
}

/** A block of 100,000 minutes a year, asked first, from January 2026; passed over once it is taken up. */
export function aPurchase(purchase: Partial<Purchase> = {}): Purchase {
  return {
    id: 'block-1',
    providerId: 'prov-1',
    kind: 'block',
    volume: { minutesPerYear: 100_000, yearStarts: '2026-01-01' },
    asked: 'first',
    beyondVolume: 'passed-over',
    ...purchase,
  };
}

/** Entries of one zone, numbered from 1 in the given order. */
export function aLedger(
  entries: readonly (Partial<Omit<PlacementEntry, 'kind'>> & { readonly kind?: LedgerEntry['kind'] })[],
): LedgerEntry[] {
  return entries.map((entry, i) => ({
    attempt: 'submitted',
    certificate: firstInOrder(entry.providerId ?? 'prov-1'),
    zoneId: 'bury-east',
    seq: i + 1,
    at: '2026-01-05T10:00:00.000Z',
    kind: 'placement',
    packageId: `p-${i + 1}`,
    providerId: 'prov-1',
    minutesPerWeek: 210,
    reasons: [],
    ...entry,
  })) as LedgerEntry[];
}

/** The certificate of a provider that is the first in the order: nobody was passed over. */
function firstInOrder(providerId: string): PlacementEntry['certificate'] {
  return { contract: { id: 'k-1', version: 1 }, order: [{ providerId, route: 'rule' }], passedOver: [] };
}
