/** A day's rounds as CSV (RFC 4180, UTF-8, ISO times): a line a segment, in order of round and time. */
import type { DayPlan, Round, Segment } from '../../domain/round.ts';
import { type PlannedTime, plannedTimesOf } from '../schemas/planned-time.ts';
import { type CsvRow, csvTable } from './csv-table.ts';

export const csvColumns = [
  'provider',
  'date',
  'round',
  'carer',
  'order',
  'kind',
  'from',
  'to',
  'from_local',
  'to_local',
  'minutes',
  'paid',
  'visit',
  'package',
  'client_ref',
  'initials',
  'area',
  'carer_position',
  'carers_required',
  'window_from',
  'window_to',
  'critical',
  'from_place',
  'to_place',
  'metres',
  'mode',
  'co2e_grams',
] as const;

type Row = CsvRow<(typeof csvColumns)[number]>;

export function roundsAsCsv(plan: DayPlan): string {
  const planned = plannedTimesOf(plan.date);
  const rows = plan.rounds.flatMap((round) =>
    round.segments.map((segment, index) => rowOf(round, segment, index + 1, planned)),
  );
  return csvTable(csvColumns, rows);
}

function rowOf(round: Round, segment: Segment, order: number, planned: (minute: number) => PlannedTime): Row {
  const from = planned(segment.from);
  const to = planned(segment.to);
  return {
    provider: round.providerId,
    date: round.date,
    round: round.id,
    carer: round.carerId,
    order,
    kind: segment.kind,
    from: from.at,
    to: to.at,
    from_local: from.local,
    to_local: to.local,
    minutes: segment.to - segment.from,
    paid: segment.kind !== 'break' && !(segment.kind === 'travel' && segment.commute),
    ...detailOf(segment, planned),
  };
}

function detailOf(segment: Segment, planned: (minute: number) => PlannedTime): Row {
  if (segment.kind === 'travel') {
    const { fromPlace, toPlace, metres, mode, co2eGrams } = segment;
    return { from_place: fromPlace, to_place: toPlace, metres, mode, co2e_grams: co2eGrams };
  }
  if (segment.kind !== 'visit') return {};
  return {
    visit: segment.visitId,
    package: segment.packageId,
    client_ref: segment.clientRef,
    initials: segment.clientInitials,
    area: segment.area,
    carer_position: segment.carerPosition,
    carers_required: segment.carersRequired,
    window_from: planned(segment.window.from).at,
    window_to: planned(segment.window.to).at,
    critical: segment.critical,
  };
}
