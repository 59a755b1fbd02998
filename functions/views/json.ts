/** A day's rounds as JSON: the stored plan, its minutes as planned times. */
import type { DayPlan, Round, Segment } from '../../domain/round.ts';
import { type PlannedTime, plannedTimesOf } from '../schemas/planned-time.ts';
import type { DayRoundsSchema, RoundSchema } from '../schemas/round.ts';
import type { Wire } from '../schemas/wire.ts';
import { totalsOf } from './day.ts';

type WireRound = Wire<typeof RoundSchema>;

export function roundsAsJson(plan: DayPlan): Wire<typeof DayRoundsSchema> {
  const planned = plannedTimesOf(plan.date);
  const { providerId, date, state, publishedAt, madeBy, leftOut, version } = plan;
  const rounds = plan.rounds.map((round) => roundAsJson(round, planned));
  return {
    providerId,
    date,
    state,
    ...(publishedAt !== undefined && { publishedAt }),
    madeBy,
    rounds,
    leftOut,
    version,
  };
}

function roundAsJson(round: Round, planned: (minute: number) => PlannedTime): WireRound {
  return {
    id: round.id,
    carerId: round.carerId,
    mode: round.mode,
    shift: { from: planned(round.shift.from), to: planned(round.shift.to) },
    totals: totalsOf(round),
    segments: round.segments.map((segment) => segmentAsJson(segment, planned)),
  };
}

function segmentAsJson(segment: Segment, planned: (minute: number) => PlannedTime): WireRound['segments'][number] {
  const span = { from: planned(segment.from), to: planned(segment.to), minutes: segment.to - segment.from };
  if (segment.kind !== 'visit') return { ...segment, ...span };
  const window = { from: planned(segment.window.from), to: planned(segment.window.to) };
  return { ...segment, ...span, window, wanted: planned(segment.wanted) };
}
