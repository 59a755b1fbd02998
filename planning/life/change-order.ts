import { hoursText } from '../../domain/hours-bank.ts';
import { hoursProblem } from '../../domain/hours-periods.ts';
import { type OrderChange, withOrder } from '../../domain/life/service-order.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import { sentence } from '../../domain/reason.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import { changedPlanProblems } from '../../domain/validate-package/hours.ts';
import { validatePackage } from '../../domain/validate-package.ts';
import type { Caller } from '../caller.ts';
import { besideOthers, packagesOfClient } from '../client-packages.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { type FieldProblem, InvalidInput } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports, Write } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { placedAsRead } from './placed-as-read.ts';
import { type ChangeAnswer, movedByChange, type ToTest, testedChange } from './tested-change.ts';

export interface NewOrder extends OrderChange {
  /** Where its provider's rounds cannot hold it: store nothing, or keep the order and ask the zone's contract anew. */
  readonly ifNoRoom: 'refuse' | 're-broker';
  readonly dryRun?: boolean;
  readonly expected: number;
  readonly correlationId: string;
}

/**
 * A step up or a step down: a new version of the service order from a date after today. The provider's rounds of the
 * coming week are tested with it and the answer says whether they hold, who moves and what it costs; package and rounds
 * are committed together.
 * @throws NotFound, VersionConflict, NotAllowedNow, InvalidInput for every field that breaks a rule.
 */
export async function changeOrder(ports: Ports, caller: Caller, id: string, order: NewOrder): Promise<ChangeAnswer> {
  const answer = await decidedAgain(ports, () => changed(ports, caller, id, order));
  if (answer.committed) await queueDecision(ports, answer.carePackage, order.correlationId);
  return answer;
}

async function changed(ports: Ports, caller: Caller, id: string, order: NewOrder): Promise<Decided<ChangeAnswer>> {
  const before = await placedAsRead(ports, caller, id, order.expected, 'cannot have another service order');
  const at = ports.clock.now();
  const problems = problemsOf(before, order, ports.settings, localDateOf(at));
  if (problems.length > 0) throw new InvalidInput(problems);
  const { from, patterns } = order;
  const { endDate, exceptions } = before;
  const visits = {
    patterns,
    startDate: from,
    ...(endDate !== undefined && { endDate }),
    ...(exceptions !== undefined && { exceptions }),
  };
  const beside = besideOthers(await packagesOfClient(ports.store, before.client.ref), id, visits);
  const asIfFrom = (date: LocalDate): CarePackage =>
    withOrder(
      { ...(date < from ? withoutExceptionsBefore(before, from) : before), version: before.version + 1 },
      { ...order, from: date },
      at,
    );
  const change: ToTest = { before, after: asIfFrom(from), asIfFrom, from };
  const tested = await testedChange(ports, change, at);
  const { holds, days, failing, displaced, writes } = tested;
  const moves = !holds && order.ifNoRoom === 're-broker';
  if (order.dryRun === true || (!holds && !moves)) {
    return { answer: { holds, committed: false, carePackage: before, days, failing, displaced }, writes: [] };
  }
  const text = inWords(before, change.after);
  const moved = moves ? await movedByChange(ports, caller, change, tested, at) : undefined;
  const value = moved?.carePackage ?? change.after;
  return {
    answer: { holds, committed: true, carePackage: value, days: moved?.days ?? days, failing, displaced },
    writes: [
      { kind: 'package', value, expected: order.expected },
      beside,
      eventWrite(ports, caller, { subject: `package/${id}`, type: 'service-order-changed', text }, at),
      ...(moved?.writes ?? writes(ports, caller, `Package ${id}: ${text}`)),
      ...(moved === undefined ? await changeEntry(ports, before, change.after, at) : []),
    ],
  };
}

/** A day before the change stands for its weekday: what was moved or left out on that date alone says nothing of it. */
function withoutExceptionsBefore(carePackage: CarePackage, from: LocalDate): CarePackage {
  const { exceptions, ...rest } = carePackage;
  return exceptions === undefined
    ? carePackage
    : { ...rest, exceptions: exceptions.filter(({ date }) => date >= from) };
}

/** The entry of the zone's ledger that tells other weekly minutes; none where they stay. */
async function changeEntry(ports: Ports, before: CarePackage, after: CarePackage, at: string): Promise<Write[]> {
  const { zoneId, id: packageId, placement, serviceOrder } = after;
  const weekly = minutesPerWeek(after);
  if (placement === undefined || serviceOrder === undefined || weekly === minutesPerWeek(before)) return [];
  const seq = (await ports.store.ledgerOf(zoneId)).length + 1;
  const { providerId } = placement;
  const entry = { zoneId, seq, at, packageId, providerId, minutesPerWeek: weekly, reasons: [] };
  return [{ kind: 'ledger', value: { ...entry, kind: 'change', from: serviceOrder.from } }];
}

function inWords(before: CarePackage, after: CarePackage): string {
  const { serviceOrder, patterns } = after;
  const [was, is] = [minutesPerWeek(before), minutesPerWeek({ patterns })];
  const step = is > was ? 'Stepped up' : is < was ? 'Stepped down' : 'Changed';
  return `${step} from ${serviceOrder?.from} (service order ${serviceOrder?.version}): ${is} minutes a week, were ${was}. ${bankInWords(before, after)}${sentence(serviceOrder?.reason ?? '')}`;
}

function bankInWords({ hoursBank: was }: CarePackage, { hoursBank: is }: CarePackage): string {
  if (JSON.stringify(was) === JSON.stringify(is)) return '';
  if (is === undefined) return 'Funded by the week from then on. ';
  const weeks = is.weeks.map(hoursText).join(', ');
  return `Hours bank of four weeks from then on: ${weeks}; contingency ${hoursText(is.contingencyMinutes)}. `;
}

function problemsOf(before: CarePackage, order: NewOrder, settings: Settings, today: LocalDate): FieldProblem[] {
  const { from } = order;
  const after = withOrder(before, order, '');
  const problems = validatePackage(after, settings).filter(
    ({ field }) => field.startsWith('/patterns') || field === '/fundedMinutesPerWeek',
  );
  problems.push(...changedPlanProblems(before, order));
  if (problems.length === 0) problems.push(...hoursProblemOfOrder(before, after, from));
  const first = [addDays(today, 1), before.startDate].sort()[1]!;
  if (from < first) {
    problems.push({
      field: '/from',
      value: from,
      rule: `must not be before ${first}; a visit of today is changed by itself`,
    });
  }
  if (before.endDate !== undefined && from > before.endDate) {
    problems.push({ field: '/from', value: from, rule: `must not be after the end of the package, ${before.endDate}` });
  }
  return problems;
}

/** With flexible hours, each four-week period from the one in which the order begins has to hold it. */
function hoursProblemOfOrder(before: CarePackage, after: CarePackage, from: LocalDate): FieldProblem[] {
  const problem = hoursProblem(after, from, before);
  return problem === undefined ? [] : [{ field: '/patterns', value: after.patterns.map(({ id }) => id), ...problem }];
}
