import type { DayPlan, Pin } from '../domain/round.ts';
import { type LocalDate, localTimeOf } from '../domain/time.ts';
import { type Caller, mustOwn } from './caller.ts';
import { type Decided, decidedAgain } from './decided-again.ts';
import { NotFound, PlanRejected, VersionConflict } from './errors.ts';
import { fromRounds } from './from-rounds.ts';
import type { Ports } from './ports.ts';
import type { DayProblem } from './problem/day-problem.ts';
import { storedVisits } from './problem/stored-visits.ts';
import { type ProviderFacts, readProvider, visitsAskedFor } from './provider/provider-facts.ts';
import { dayWrites } from './repair/changed-days.ts';
import { repairedDay } from './repair/repaired-day.ts';
import { withPin } from './repair/with-pin.ts';
import type { RepairedDay } from './repaired-day.ts';
import { whyNotCarer } from './rounds/why-not-carer.ts';
import { toProblem } from './to-problem.ts';

export interface PinRequest {
  readonly providerId: string;
  readonly date: LocalDate;
  readonly visitId: string;
  /** 1 unless a double-up; which of its carers is meant. */
  readonly carerPosition?: number;
  /** Move to this carer, to this start (day minute), or both; absent = pin where it is, or finds a place if it was left out. */
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
export async function pinVisit(ports: Ports, caller: Caller, request: PinRequest): Promise<RepairedDay> {
  const { providerId } = request;
  mustOwn(caller, providerId);
  return decidedAgain(ports, () => pinned(ports, caller, request));
}

/** Decided again only where the provider's people have changed: another version of the day is the caller's to read. */
async function pinned(ports: Ports, caller: Caller, request: PinRequest): Promise<Decided<RepairedDay>> {
  const { providerId, date, visitId, expected } = request;
  const facts = await readProvider(ports, providerId, [date]);
  mustKnow(facts, request);
  mustKeepWindow(facts, request);
  const stored = withPin(storedVisits(facts.plans.get(date)), request);
  const repaired = await repairedDay(facts, date, ports.clock.now(), {
    kind: 'by-hand',
    about: visitId,
    problemOf: (now) => toProblem(now, date, undefined, stored),
  });
  if (repaired === null) throw new NotFound('day plan', `${providerId}/${date}`, 'date');
  mustServe(repaired.plan, request, toProblem(facts, date, undefined, stored));
  const why = `Visit ${visitId} ${request.pin.carer || request.pin.time ? 'pinned' : 'unpinned'} by hand.`;
  const writes = dayWrites(ports, caller, repaired, why);
  if (repaired.plan.version !== expected + 1) throw new VersionConflict(`day plan ${providerId}/${date} has changed`);
  return { answer: repaired, writes };
}

function mustKnow(facts: ProviderFacts, { providerId, date, visitId, carer, expected }: PinRequest): void {
  const plan = facts.plans.get(date);
  if (plan === undefined) throw new NotFound('day plan', `${providerId}/${date}`, 'date');
  if (plan.version !== expected) {
    throw new VersionConflict(`day plan ${providerId}/${date} is version ${plan.version}, not ${expected}`);
  }
  const planned = storedVisits(plan).has(visitId) || plan.leftOut.some((l) => l.visitId === visitId);
  if (!planned) throw new NotFound('visit', visitId, '/visitId');
  if (carer !== undefined && !facts.workforce.carers.some((c) => c.id === carer)) {
    throw new NotFound('carer', carer, '/carer');
  }
}

/** A start outside the commissioned window is no pin, however much room there is: the window is changed with the package. */
function mustKeepWindow({ packages }: ProviderFacts, { providerId, date, visitId, start }: PinRequest): void {
  const asked = visitsAskedFor(packages, date).find(({ visit }) => visit.id === visitId);
  if (asked === undefined || start === undefined) return;
  const { from, to } = asked.visit.window;
  if (start >= from && start <= to) return;
  const [earliest, latest, at] = [from, to, start].map((minute) => localTimeOf(date, minute));
  const text = `visit ${visitId} may start from ${earliest} to ${latest}: it cannot be pinned to ${at}`;
  const numbers = { start, earliest: from, latest: to };
  throw new PlanRejected(providerId, date, [
    { rule: 'window', about: visitId, asked: { field: '/start', value: at }, text, numbers },
  ]);
}

/** A pin that leaves its own visit out, or could not put it where it was asked for, is no pin. */
function mustServe(plan: DayPlan, request: PinRequest, day: DayProblem): void {
  const { visitId, carer, start, pin } = request;
  if (!pin.carer && !pin.time) return;
  const sent = storedVisits(plan).get(visitId) ?? [];
  const left = plan.leftOut.find((l) => l.visitId === visitId);
  const named = carer ?? (pin.carer ? pinnedCarer(day, request) : undefined);
  const misses =
    sent.length === 0 ||
    (named !== undefined && !sent.some((s) => s.carerId === named)) ||
    (start !== undefined && sent[0]!.start !== start);
  if (!misses) return;
  const why =
    named === undefined
      ? (left?.reasons.map((r) => r.text).join(' ') ?? 'it cannot start then beside the other visits of the day.')
      : whyNotCarer(
          day,
          { rounds: fromRounds(day, plan.rounds) },
          { visit: indexOf(day, visitId), carerId: named, start },
        ).text;
  const text = `visit ${visitId} cannot be served as pinned: ${why}`;
  throw new PlanRejected(plan.providerId, plan.date, [
    { rule: 'pin', about: visitId, asked: fieldOf(request, plan.date), text },
  ]);
}

/** What the request asks for beside the visit itself. */
function fieldOf({ visitId, carer, start }: PinRequest, date: LocalDate): { field: string; value: string } {
  if (carer !== undefined) return { field: '/carer', value: carer };
  if (start !== undefined) return { field: '/start', value: localTimeOf(date, start) };
  return { field: '/visitId', value: visitId };
}

function pinnedCarer({ stored }: DayProblem, { visitId, carerPosition = 1 }: PinRequest): string | undefined {
  return stored.get(visitId)?.find((sent) => sent.carerPosition === carerPosition)?.carerId;
}

/** Looked for before: mustKnow. */
function indexOf({ visitOf }: DayProblem, visitId: string): number {
  const index = visitOf.get(visitId);
  if (index === undefined) throw new NotFound('visit', visitId, '/visitId');
  return index;
}
