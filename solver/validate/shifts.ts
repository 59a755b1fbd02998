import type { Problem, Shift } from '../problem.ts';
import {
  requireDuration,
  requireIndex,
  requirePenalty,
  requirePrice,
  requireSkills,
  requireThat,
  requireTick,
} from './problem-error.ts';

export function validateShifts(problem: Problem): void {
  const { carers, carerLimits } = problem;
  requireThat(Number.isInteger(carers) && carers >= 0, 'carers', carers, 'must be a whole number of at least 0');
  problem.shifts.forEach((shift, s) => {
    const path = `shifts[${s}]`;
    requireIndex(`${path}.carer`, shift.carer, carers, 'carers');
    requireIndex(`${path}.mode`, shift.mode, problem.travel.length, 'travel tables');
    requireIndex(`${path}.startPlace`, shift.startPlace, problem.places, 'places');
    requireIndex(`${path}.endPlace`, shift.endPlace, problem.places, 'places');
    validateShift(path, shift);
  });
  refuseOverlaps(problem);
  if (carerLimits === undefined) return;
  requireThat(carerLimits.length === carers, 'carerLimits.length', carerLimits.length, `must be carers = ${carers}`);
  carerLimits.forEach((limit, c) => {
    if (limit?.maxWork !== undefined) requireDuration(`carerLimits[${c}].maxWork`, limit.maxWork);
    if (limit?.notBefore !== undefined) requireTick(`carerLimits[${c}].notBefore`, limit.notBefore);
    if (limit?.notAfter !== undefined) requireTick(`carerLimits[${c}].notAfter`, limit.notAfter);
  });
}

function validateShift(path: string, shift: Shift): void {
  requireTick(`${path}.from`, shift.from);
  requireTick(`${path}.to`, shift.to);
  requireThat(shift.to >= shift.from, `${path}.to`, shift.to, `must be at or after its from = ${shift.from}`);
  requireSkills(`${path}.skills`, shift.skills);
  if (shift.overtime !== undefined) {
    requirePenalty(`${path}.overtime.price`, shift.overtime.price);
    requireDuration(`${path}.overtime.max`, shift.overtime.max);
  }
  shift.breaks?.forEach((rest, b) => {
    const where = `${path}.breaks[${b}]`;
    requireDuration(`${where}.duration`, rest.duration);
    requireTick(`${where}.earliest`, rest.earliest);
    requireTick(`${where}.latest`, rest.latest);
    requireThat(
      rest.latest >= rest.earliest,
      `${where}.latest`,
      rest.latest,
      `must be at or after its earliest = ${rest.earliest}`,
    );
    if (rest.missedPrice !== null) requirePenalty(`${where}.missedPrice`, rest.missedPrice);
  });
  if (shift.capacity !== undefined) requirePenalty(`${path}.capacity`, shift.capacity);
  if (shift.usePrice !== undefined) requirePrice(`${path}.usePrice`, shift.usePrice);
  if (shift.travelFactor !== undefined) requirePenalty(`${path}.travelFactor`, shift.travelFactor);
}

/** Two shifts of one carer, overtime included, never overlap: nobody is on two rounds at once. */
function refuseOverlaps(problem: Problem): void {
  const order = problem.shifts.map((_, s) => s);
  order.sort(
    (a, b) => problem.shifts[a].carer - problem.shifts[b].carer || problem.shifts[a].from - problem.shifts[b].from,
  );
  for (let i = 1; i < order.length; i++) {
    const before = problem.shifts[order[i - 1]];
    const after = problem.shifts[order[i]];
    if (before.carer !== after.carer) continue;
    const ends = before.to + (before.overtime?.max ?? 0);
    requireThat(
      after.from >= ends,
      `shifts[${order[i]}].from`,
      after.from,
      `must be at or after ${ends}, when shifts[${order[i - 1]}] of the same carer ends with its overtime`,
    );
  }
}
