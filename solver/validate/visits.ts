import type { Problem, Visit } from '../problem.ts';
import {
  requireDuration,
  requireIndex,
  requireOnce,
  requireOneOf,
  requirePenalty,
  requirePrice,
  requireSkills,
  requireThat,
  requireTick,
} from './problem-error.ts';

export function validateVisits(problem: Problem): void {
  problem.visits.forEach((visit, v) => {
    const path = `visits[${v}]`;
    requireIndex(`${path}.place`, visit.place, problem.places, 'places');
    requireDuration(`${path}.duration`, visit.duration);
    requireOneOf(`${path}.measuredAt`, visit.measuredAt, ['start', 'end']);
    requireOneOf(`${path}.windowRule`, visit.windowRule, ['hard', 'priced']);
    validateWindows(`${path}.windows`, visit);
    requireSkills(`${path}.skills`, visit.skills);
    requireThat(
      Number.isInteger(visit.carers) && visit.carers >= 1,
      `${path}.carers`,
      visit.carers,
      'must be a whole number of at least 1',
    );
    if (visit.unservedPrice !== null) requirePenalty(`${path}.unservedPrice`, visit.unservedPrice);
    if (visit.load !== undefined) requirePenalty(`${path}.load`, visit.load);
    if (visit.wanted !== undefined) {
      requireTick(`${path}.wanted.start`, visit.wanted.start);
      requirePenalty(`${path}.wanted.price`, visit.wanted.price);
      requireDuration(`${path}.wanted.free`, visit.wanted.free ?? 0);
    }
    validateCarersOf(path, visit, problem.carers);
  });
}

function validateWindows(path: string, visit: Visit): void {
  requireThat(visit.windows.length > 0, `${path}.length`, 0, 'must be at least 1');
  visit.windows.forEach(({ from, to }, w) => {
    requireTick(`${path}[${w}].from`, from);
    requireTick(`${path}[${w}].to`, to);
    requireThat(to >= from, `${path}[${w}].to`, to, `must be at or after its from = ${from}`);
    const before = visit.windows[w - 1];
    requireThat(
      before === undefined || before.to <= from,
      `${path}[${w}].from`,
      from,
      `must be at or after the close of the window before it, ${before?.to}`,
    );
  });
}

function validateCarersOf(path: string, visit: Visit, carers: number): void {
  visit.barred?.forEach((carer, i) => {
    requireIndex(`${path}.barred[${i}]`, carer, carers, 'carers');
  });
  visit.carerPrices?.forEach(({ carer, price }, i) => {
    requireIndex(`${path}.carerPrices[${i}].carer`, carer, carers, 'carers');
    requirePrice(`${path}.carerPrices[${i}].price`, price);
  });
  requireOnce(`${path}.carerPrices`, visit.carerPrices ?? []);
  if (visit.otherCarerPrice !== undefined) requirePrice(`${path}.otherCarerPrice`, visit.otherCarerPrice);
  visit.durationByCarer?.forEach(({ carer, duration }, i) => {
    requireIndex(`${path}.durationByCarer[${i}].carer`, carer, carers, 'carers');
    requireDuration(`${path}.durationByCarer[${i}].duration`, duration);
  });
  requireOnce(`${path}.durationByCarer`, visit.durationByCarer ?? []);
  const { pinned, published } = visit;
  pinned?.carers?.forEach((carer, i, all) => {
    requireIndex(`${path}.pinned.carers[${i}]`, carer, carers, 'carers');
    requireThat(all.indexOf(carer) === i, `${path}.pinned.carers[${i}]`, carer, 'must not be named twice');
    requireThat(
      i < visit.carers,
      `${path}.pinned.carers.length`,
      all.length,
      `must be at most carers = ${visit.carers}`,
    );
  });
  if (pinned?.start !== undefined) requireTick(`${path}.pinned.start`, pinned.start);
  published?.carers.forEach((carer, i) => {
    requireIndex(`${path}.published.carers[${i}]`, carer, carers, 'carers');
  });
  if (published !== undefined) requireTick(`${path}.published.start`, published.start);
}
