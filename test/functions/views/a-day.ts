/** A provider's day, built by what matters: visits in order of time, with travel between them. */
import type { DayPlan, Round, Segment, VisitSegment } from '../../../domain/round.ts';

export const DATE = '2026-11-23';

export interface VisitWish {
  /** Day minute of the start. */
  readonly at: number;
  readonly minutes?: number;
  readonly client?: string;
  readonly position?: number;
  readonly carers?: number;
  readonly critical?: boolean;
  readonly pinned?: VisitSegment['pinned'];
}

const LEG_MINUTES = 8;

/** A round whose carer leaves home for the first visit and comes back after the last. */
export function aRound(carerId: string, visits: readonly VisitWish[], date = DATE): Round {
  const segments: Segment[] = [];
  let place = 'home';
  let free = visits[0]!.at - LEG_MINUTES;
  const from = free;
  for (const wish of visits) {
    const visit = aVisit(wish, date);
    segments.push(aLeg(free, place, visit.clientRef));
    if (visit.from > free + LEG_MINUTES) segments.push(aPause(free + LEG_MINUTES, visit.from));
    segments.push(visit);
    place = visit.clientRef;
    free = visit.to;
  }
  segments.push(aLeg(free, place, 'home'));
  const shift = { from, to: free + LEG_MINUTES };
  return { id: `${carerId}/${date}/0`, providerId: 'prov-1', carerId, date, shift, mode: 'car', segments };
}

function aVisit(wish: VisitWish, date: string): VisitSegment {
  const { at, minutes = 30, client = `C-${at}`, position = 1, carers = 1, critical = false, pinned } = wish;
  const turn = Number(client.replaceAll(/\D/g, '')) || 0;
  return {
    kind: 'visit',
    from: at,
    to: at + minutes,
    visitId: `pkg-${client}/p1/${date}`,
    packageId: `pkg-${client}`,
    clientRef: client,
    clientInitials: 'ABCDEFGHJKLMNPRSTW'[turn % 18]! + 'MBTKSLRCDW'[turn % 10]!,
    carerPosition: position,
    carersRequired: carers,
    window: { from: at - 30, to: at + 60 },
    wanted: at + 15,
    critical,
    location: { lat: 53.59 + Math.sin(turn) * 0.012, lon: -2.3 + Math.cos(turn * 1.7) * 0.02 },
    area: turn % 3 === 0 ? 'BL8' : 'BL9',
    ...(pinned !== undefined && { pinned }),
  };
}

function aLeg(from: number, fromPlace: string, toPlace: string): Segment {
  const commute = fromPlace === 'home' || toPlace === 'home';
  return {
    kind: 'travel',
    from,
    to: from + LEG_MINUTES,
    fromPlace,
    toPlace,
    minutes: LEG_MINUTES,
    metres: 2_400,
    mode: 'car',
    co2eGrams: 410,
    commute,
  };
}

/** An hour or more is the carer's own; less is paid. */
function aPause(from: number, to: number): Segment {
  return to - from >= 60 ? { kind: 'break', from, to, paid: false } : { kind: 'waiting', from, to, paid: true };
}

export function aDay(rounds: readonly Round[], more: Partial<DayPlan> = {}): DayPlan {
  return {
    providerId: 'prov-1',
    date: DATE,
    state: 'published',
    publishedAt: '2026-11-22T16:00:00.000Z',
    rounds,
    leftOut: [],
    madeBy: { kind: 'replan', at: '2026-11-22T02:31:00.000Z', seed: 7 },
    version: 3,
    ...more,
  };
}

/** Visits every `every` minutes from `first`. */
export function visitsEvery(every: number, count: number, first = 420, more: Partial<VisitWish> = {}): VisitWish[] {
  return Array.from({ length: count }, (_, index) => ({
    at: first + index * every,
    client: `C-${1001 + index}`,
    ...more,
  }));
}
