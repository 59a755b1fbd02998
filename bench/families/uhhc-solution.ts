import type { Plan, Stop } from '../../solver/plan.ts';
import type { Problem, Shift } from '../../solver/problem.ts';
import type { Field } from '../reading/field.ts';
import type { Patient } from './uhhc-patients.ts';

/** One stop of the solution file; a break is a location at a patient's or at a terminal point. */
interface Location {
  readonly patient: string;
  readonly service: string;
  readonly arrival_time: number;
  readonly departure_time: number;
}

/** Udine's solution file; `arrival_time` is the start of the service. */
export function writeUhhc(
  plan: Plan,
  problem: Problem,
  carerIds: readonly string[],
  patients: readonly Patient[],
  caregivers: readonly Field[],
  scale: number,
): string {
  const named = patients.flatMap(({ id, visits }) =>
    visits.map(({ service, duration }) => ({ id, service, duration })),
  );
  const routes = plan.rounds
    .filter(({ stops }) => stops.length > 0)
    .map(({ shift: index, stops }) => {
      const shift = problem.shifts[index]!;
      const points = {
        departing: caregivers[shift.carer]!.get('departing_point').text(),
        arrival: caregivers[shift.carer]!.get('arrival_point').text(),
      };
      const locations = stops.flatMap((stop, i): Location[] => {
        if (stop.kind === 'break') return breakLocation(stops, i, shift);
        const { id, service, duration } = named[stop.visit]!;
        const start = stop.start / scale;
        return [{ patient: id, service, arrival_time: start, departure_time: start + duration }];
      });
      return { caregiver_id: carerIds[shift.carer]!, locations };

      /** A plan may split the travel around a break; the file's breaks stand at the place before or after the leg. */
      function breakLocation(
        all: readonly Stop[],
        at: number,
        { startPlace, endPlace, breaks, from }: Shift,
      ): Location[] {
        const { duration, earliest, latest } = breaks![(all[at] as { break: number }).break]!;
        const [before, after] = [visitAt(all, at - 1), visitAt(all, at + 1)];
        const free = before === null ? from : before.start + problem.visits[before.visit]!.duration;
        const leavesFrom = before === null ? startPlace : problem.visits[before.visit]!.place;
        const goesTo = after === null ? endPlace : problem.visits[after.visit]!.place;
        const travel = problem.travel[shift.mode]!.bands[0]!.ticks[leavesFrom * problem.places + goesTo]!;
        const length = duration / scale;
        const onArrival = Math.max(free + travel, earliest);
        if (onArrival <= latest && onArrival + duration <= (after?.start ?? Number.POSITIVE_INFINITY)) {
          // On a round without visits the break is at the base, so that nothing is travelled before it.
          const home = before === null ? points.departing : points.arrival;
          return [breakAt(after === null ? home : named[after.visit]!.id, onArrival / scale, length)];
        }
        const beforeLeaving = Math.max(free, earliest);
        if (
          beforeLeaving <= latest &&
          beforeLeaving + duration + travel <= (after?.start ?? Number.POSITIVE_INFINITY)
        ) {
          return [breakAt(before === null ? points.departing : named[before.visit]!.id, beforeLeaving / scale, length)];
        }
        // Only a break in the middle of a long leg fits, which the format cannot say: it counts as missed.
        return [];
      }
    });
  return `${JSON.stringify({ routes })}\n`;
}

function visitAt(stops: readonly Stop[], at: number): { readonly visit: number; readonly start: number } | null {
  const stop = stops[at];
  return stop?.kind === 'visit' ? stop : null;
}

function breakAt(patient: string, start: number, duration: number): Location {
  return { patient, service: 'lunch_break', arrival_time: start, departure_time: start + duration };
}
