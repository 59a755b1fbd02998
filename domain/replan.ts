import type { ReserveKept } from './reserve.ts';
import type { LocalDate } from './time.ts';

/** One overnight batch: every provider's next day, and the day that enters the seven-day horizon. */
export interface Replan {
  /** `${date}` for the scheduled batch, `${date}.${n}` for those started by hand: running it twice is the same batch. */
  readonly id: string;
  readonly date: LocalDate;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly jobs: readonly ReplanJob[];
  readonly version: number;
}

export interface ReplanJob {
  readonly providerId: string;
  readonly date: LocalDate;
  /** improved: a better plan was stored. kept: the plan that was there is as good. failed: dead-lettered; old plan kept. */
  readonly state: 'queued' | 'improved' | 'kept' | 'failed';
  readonly seconds?: number;
  readonly visits?: number;
  readonly leftOut?: number;
  /** Packages promised by this provider that ask for visits on the date, and those of them that have all of these. */
  readonly promises?: PromisesKept;
  /** Of a provider that keeps minutes free for emergencies on the date: whether the rounds could hold them. */
  readonly reserve?: ReserveKept;
  readonly travelMinutesBefore?: number;
  readonly travelMinutesAfter?: number;
  readonly error?: string;
}

/** Of the yes answers, how many were still feasible in a full plan. */
export interface PromisesKept {
  readonly made: number;
  readonly kept: number;
}
