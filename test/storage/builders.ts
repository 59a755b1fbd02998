/** Stored things with only what a test mentions; the rest is ordinary. */
import type { Carer } from '../../domain/carer.ts';
import type { PlacementEntry } from '../../domain/ledger.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Provider } from '../../domain/provider.ts';
import type { DayPlan, LeftOut, Round, VisitSegment } from '../../domain/round.ts';

export function aPackage(of: Partial<CarePackage> = {}): CarePackage {
  return {
    id: 'pkg_1',
    status: 'received',
    zoneId: 'radcliffe',
    submittedAt: '2026-11-01T09:00:00.000Z',
    submittedBy: 'broker-1',
    client: {
      ref: 'SS1',
      initials: 'AB',
      location: { lat: 53.56, lon: -2.32 },
      postcode: 'M26 1AA',
      accessMinutes: 1,
      needs: { barredCarers: [], preferredCarers: [], household: [] },
    },
    patterns: [],
    startDate: '2026-11-23',
    fundedMinutesPerWeek: 420,
    source: { kind: 'community' },
    urgency: 'standard',
    needType: 'long-term',
    version: 1,
    ...of,
  };
}

export function placedWith(providerId: string, of: Partial<CarePackage> = {}): CarePackage {
  const placement = { providerId, at: '2026-11-01T09:00:05.000Z', from: '2026-11-23', extraTravelMinutes: 12 };
  return aPackage({ status: 'placed', placement, ...of });
}

export function aCarer(of: Partial<Carer> = {}): Carer {
  return {
    id: 'car_1',
    providerId: 'prov_1',
    initials: 'CD',
    home: { lat: 53.55, lon: -2.3 },
    mode: 'car',
    skills: [],
    gender: 'female',
    languages: ['en'],
    avoids: [],
    clearedFrom: '2026-01-01',
    maxMinutesPerWeek: 2_880,
    version: 1,
    ...of,
  };
}

export function aProvider(of: Partial<Provider> = {}): Provider {
  return {
    id: 'prov_1',
    name: 'Irwell Care',
    kind: 'framework',
    rating: 'good',
    status: { kind: 'active' },
    version: 1,
    ...of,
  };
}

export function aLedgerEntry(of: Partial<PlacementEntry> = {}): PlacementEntry {
  const providerId = of.providerId ?? 'prov_1';
  return {
    attempt: 'submitted',
    certificate: { contract: { id: 'k_1', version: 1 }, order: [{ providerId, route: 'rule' }], passedOver: [] },
    zoneId: 'radcliffe',
    seq: 1,
    at: '2026-11-01T09:00:05.000Z',
    kind: 'placement',
    packageId: 'pkg_1',
    providerId,
    minutesPerWeek: 420,
    reasons: [],
    ...of,
  };
}

export function aDayPlan(of: Partial<DayPlan> = {}): DayPlan {
  return {
    providerId: 'prov_1',
    date: '2026-11-23',
    state: 'draft',
    rounds: [],
    leftOut: [],
    madeBy: { kind: 'replan', at: '2026-11-22T02:00:00.000Z', seed: 7 },
    version: 1,
    ...of,
  };
}

/** A round of carer `n` with as many half-hour visits as asked for. */
export function aRound(n: number, visits = 1): Round {
  return {
    id: `car_${n}/2026-11-23/0`,
    providerId: 'prov_1',
    carerId: `car_${n}`,
    date: '2026-11-23',
    shift: { from: 420, to: 900 },
    mode: 'car',
    segments: Array.from({ length: visits }, (_, visit) => aVisit(n, visit)),
  };
}

function aVisit(carer: number, n: number): VisitSegment {
  const from = 420 + 30 * n;
  return {
    kind: 'visit',
    from,
    to: from + 30,
    visitId: `pkg_${carer}_${n}/breakfast/2026-11-23`,
    packageId: `pkg_${carer}_${n}`,
    clientRef: `SS${carer}${n}`,
    clientInitials: 'AB',
    carerPosition: 1,
    carersRequired: 1,
    window: { from, to: from + 60 },
    wanted: from + 30,
    critical: false,
    location: { lat: 53.5 + carer / 1_000, lon: -2.3 - n / 1_000 },
    area: 'M26',
  };
}

export function leftOut(n: number): LeftOut {
  return {
    visitId: `pkg_${n}/lunch/2026-11-23`,
    packageId: `pkg_${n}`,
    carersRequired: 1,
    minutes: 30,
    reasons: [{ code: 'capacity', text: 'all four carers who could are busy from 11:30 to 13:30' }],
  };
}
