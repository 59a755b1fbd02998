import type { Pin } from '../domain/round.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import type { Ports } from './ports.ts';
import type { RepairedDay } from './repaired-day.ts';

export interface PinRequest {
  readonly providerId: string;
  readonly date: LocalDate;
  readonly visitId: string;
  /** 1 unless a double-up; which of its carers is meant. */
  readonly carerPosition?: number;
  /** Move to this carer, to this start (day minute), or both; absent = pin where it is. */
  readonly carer?: string;
  readonly start?: number;
  /** Both false takes an earlier pin away. */
  readonly pin: Pin;
  readonly expected: number;
}

/**
 * Fixes a visit's carer, start or both by hand and repairs the rest of the day around it with the least change.
 * @throws NotFound, VersionConflict, PlanRejected naming the rule when no allowed plan has that pin.
 */
export declare function pinVisit(ports: Ports, caller: Caller, request: PinRequest): Promise<RepairedDay>;
