import type { Attendance } from '../../domain/history.ts';
import type { Caller } from '../caller.ts';
import type { Ports } from '../ports.ts';

/** Records which carer attended which client on which dates: what continuity is measured by. @returns how many stored. */
export declare function recordAttendances(
  ports: Ports,
  caller: Caller,
  attendances: readonly Attendance[],
): Promise<number>;
