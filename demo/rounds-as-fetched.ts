/** A provider's day as the API answers it, turned back into day minutes for the recount and the figures. */
import type { DayPlan, Segment } from '../domain/round.ts';
import { dayMinuteOfInstant, type LocalDate } from '../domain/time.ts';
import type { ApiClient } from './api-client.ts';

interface PlannedTime {
  readonly at: string;
  readonly local: string;
}

/** Day minutes on the inside, planned times on the wire. */
type Fetched<T> = T extends { readonly from: number; readonly to: number }
  ? { readonly [K in keyof T]: K extends 'from' | 'to' | 'wanted' ? PlannedTime : Fetched<T[K]> }
  : T;

interface FetchedRound {
  readonly id: string;
  readonly carerId: string;
  readonly mode: DayPlan['rounds'][number]['mode'];
  readonly shift: { readonly from: PlannedTime; readonly to: PlannedTime };
  readonly segments: readonly Fetched<Segment>[];
}

type FetchedDay = Omit<DayPlan, 'rounds'> & { readonly rounds: readonly FetchedRound[] };

/** Every round of the provider on the date; version 0 where nothing is planned. */
export async function fetchDay(provider: ApiClient, providerId: string, date: LocalDate): Promise<DayPlan> {
  const day = await provider.get<FetchedDay>(`/v1/providers/${providerId}/rounds?date=${date}`);
  const minute = (time: PlannedTime): number => dayMinuteOfInstant(date, time.at);
  const span = (times: { from: PlannedTime; to: PlannedTime }) => ({ from: minute(times.from), to: minute(times.to) });
  const segmentOf = (segment: Fetched<Segment>): Segment => {
    if (segment.kind !== 'visit') return { ...segment, ...span(segment) };
    return { ...segment, ...span(segment), window: span(segment.window), wanted: minute(segment.wanted) };
  };
  return {
    ...day,
    rounds: day.rounds.map((round) => ({
      ...round,
      providerId,
      date,
      shift: span(round.shift),
      segments: round.segments.map(segmentOf),
    })),
  };
}
