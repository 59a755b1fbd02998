/**
 * A small day that keeps every rule: Kay (ca-1) and Lou (ca-2) together at c-1 for breakfast, Kay alone to c-2 with
 * insulin at eleven, a break, tea at c-1; a third package is left out. A kilometre by car is 3 minutes and 1 to set
 * off (5 in the afternoon's slow time), each home takes 2 to get in.
 */
import type { AuditInput } from '../../../domain/audit.ts';
import type { DayPlan, Round, Segment, TravelSegment, VisitSegment } from '../../../domain/round.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aCarer, aClient, aPackage, aPattern, aShiftPattern, MONDAY } from '../builders.ts';

export const SUNDAY = '2026-11-22';
const FAR_NORTH = { lat: 53.6113, lon: -2.2966 };

export function aDay(): AuditInput {
  return {
    plan: aPlan([
      aRound('ca-1', [
        travel('home', 'c-1', 594, 600),
        visit('p-1', 'breakfast', 'c-1', 600, 630, { carersRequired: 2 }),
        travel('c-1', 'c-2', 630, 636),
        { kind: 'waiting', from: 636, to: 660, paid: true },
        visit('p-2', 'noon', 'c-2', 660, 720),
        { kind: 'break', from: 720, to: 740, paid: false },
        travel('c-2', 'c-1', 740, 746),
        { kind: 'waiting', from: 746, to: 970, paid: true },
        visit('p-1', 'tea', 'c-1', 970, 1000),
        travel('c-1', 'home', 1000, 1005),
      ]),
      aRound('ca-2', [
        travel('home', 'c-1', 594, 600),
        visit('p-1', 'breakfast', 'c-1', 600, 630, { carersRequired: 2, carerPosition: 2 }),
        travel('c-1', 'home', 630, 634),
      ]),
    ]),
    packages: [
      aPackage({
        status: 'placed',
        patterns: [
          aPattern({ window: { from: '10:00', to: '11:00' }, carersRequired: 2 }),
          aPattern({ id: 'tea', window: { from: '13:00', to: '17:00' }, minGapMinutes: 120 }),
        ],
      }),
      aPackage({
        id: 'p-2',
        status: 'placed',
        client: aClient({ ref: 'c-2', location: FAR_NORTH }),
        patterns: [aPattern({ id: 'noon', window: { from: '11:00', to: '13:00' }, minutes: 60, skills: ['insulin'] })],
      }),
      aPackage({ id: 'p-3', status: 'placed', client: aClient({ ref: 'c-3' }) }),
    ],
    carers: [aCarer({ skills: [{ code: 'insulin' }] }), aCarer({ id: 'ca-2' })],
    shiftPatterns: [aShiftPattern({ to: '17:30' }), aShiftPattern({ id: 's-2', carerId: 'ca-2' })],
    absences: [],
    otherDays: [aPlan([aRound('ca-1', [visit('p-0', 'bed', 'c-9', 1290, 1320)], SUNDAY)], SUNDAY)],
    settings: defaultSettings,
  };
}

export function aPlan(rounds: readonly Round[], date = MONDAY): DayPlan {
  return {
    providerId: 'prov-1',
    date,
    state: 'draft',
    rounds,
    leftOut: [
      {
        visitId: `p-3/breakfast/${date}`,
        packageId: 'p-3',
        carersRequired: 1,
        minutes: 30,
        reasons: [{ code: 'capacity', text: 'No room.' }],
      },
    ],
    madeBy: { kind: 'replan', at: '2026-11-22T02:00:00.000Z' },
    version: 1,
  };
}

export function aRound(carerId: string, segments: readonly Segment[], date = MONDAY): Round {
  const shift = { from: 420, to: 1050 };
  return { id: `${carerId}/${date}/0`, providerId: 'prov-1', carerId, date, shift, mode: 'car', segments };
}

function travel(fromPlace: string, toPlace: string, from: number, to: number): TravelSegment {
  const commute = fromPlace === 'home' || toPlace === 'home';
  const minutes = to - from;
  return { kind: 'travel', from, to, fromPlace, toPlace, minutes, metres: 1350, mode: 'car', co2eGrams: 230, commute };
}

export function visit(
  packageId: string,
  pattern: string,
  clientRef: string,
  from: number,
  to: number,
  change: Partial<VisitSegment> = {},
): VisitSegment {
  return {
    kind: 'visit',
    from,
    to,
    visitId: `${packageId}/${pattern}/${MONDAY}`,
    packageId,
    clientRef,
    clientInitials: 'AB',
    carerPosition: 1,
    carersRequired: 1,
    window: { from, to },
    wanted: from,
    critical: false,
    location: FAR_NORTH,
    area: 'BL9',
    ...change,
  };
}
