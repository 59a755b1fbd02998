import type { CarePackage, PackageRequest } from '../domain/package.ts';
import type { Reason } from '../domain/reason.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';
import { type NearestWindow, nearestWindows } from './capacity/nearest-windows.ts';
import { checkedRequest, requestFacts } from './checked-request.ts';
import { InvalidInput } from './errors.ts';
import { firstVisitIn } from './first-visit.ts';
import { firstServed, liveDates } from './placement/live-days.ts';
import { readToTry, tryFromToday } from './placement/try-from-today.ts';
import type { Candidate, Trial } from './placement/try-provider.ts';
import { turnFacts, turnsFrom } from './placement/turns.ts';
import type { Ports } from './ports.ts';
import type { RepairedDay } from './repaired-day.ts';

export interface CapacityCheck {
  readonly zoneId: string;
  /** The live dates on which the visits were tried, ascending. */
  readonly dates: readonly LocalDate[];
  /** Those who would be asked, in the order of asking. */
  readonly providers: readonly ProviderCapacity[];
  /** Those whom the contract does not let be asked now. */
  readonly passedOver: readonly { readonly providerId: string; readonly reasons: readonly Reason[] }[];
}

export type ProviderCapacity =
  | {
      readonly providerId: string;
      readonly fits: true;
      readonly extraTravelMinutes: number;
      /** First planning date it would be served, and the start of the first visit where that is a live one. */
      readonly from: LocalDate;
      readonly firstVisit?: string;
      /** As of a placement. */
      readonly notToday?: readonly Reason[];
    }
  | {
      readonly providerId: string;
      readonly fits: false;
      /** Its carers could if they had nothing else to do. */
      readonly couldOnceFree: boolean;
      readonly failing: readonly FailingVisit[];
      readonly reasons: readonly Reason[];
    };

export interface FailingVisit {
  readonly patternId: string;
  /** Of the live week, on which it finds no place. */
  readonly dates: readonly LocalDate[];
  /** At which it would find one on all dates, nearest first; each by itself where several visits fail. */
  readonly nearest: readonly NearestWindow[];
}

/**
 * For a package that is not sent yet: whose live rounds could take it as they stand now, by the same test as placement.
 * Nothing is stored and nothing promised; an hour later the answer may be another.
 * @throws InvalidInput for every field that breaks a rule, as on submission.
 */
export async function checkCapacity(ports: Ports, caller: Caller, request: PackageRequest): Promise<CapacityCheck> {
  const checked = checkedRequest(request, await requestFacts(ports));
  if (checked.zoneId === undefined) throw new InvalidInput(checked.problems);
  const at = ports.clock.now();
  const dates = liveDates(at, ports.settings);
  const { zoneId } = checked;
  const carePackage: CarePackage = {
    ...checked.request,
    id: ports.ids.fresh('check'),
    status: 'received',
    zoneId,
    submittedAt: at,
    submittedBy: caller.subject,
    version: 1,
  };
  const { asked, passedOver } = await turnsFor(ports, carePackage, at);
  const providers: ProviderCapacity[] = [];
  for (const { providerId } of asked) providers.push(await capacityOf(ports, carePackage, providerId, dates, at));
  return { zoneId, dates, providers, passedOver };
}

type Fitting = Extract<Trial, { fits: true }>;

async function turnsFor(ports: Ports, carePackage: CarePackage, at: string) {
  const { zoneId } = carePackage;
  const [contract, ledger] = await Promise.all([ports.store.contractOf(zoneId), ports.store.ledgerOf(zoneId)]);
  if (contract === undefined) return { asked: [], passedOver: [] };
  const facts = await turnFacts(ports, { zoneId, contract, ledger, at });
  return turnsFrom(facts, carePackage, ports.settings);
}

async function capacityOf(
  ports: Ports,
  carePackage: CarePackage,
  providerId: string,
  dates: readonly LocalDate[],
  at: string,
): Promise<ProviderCapacity> {
  const placement = { providerId, at, from: firstServed(carePackage, dates), extraTravelMinutes: 0 };
  const asked = { ...carePackage, status: 'placed' as const, placement };
  const facts = await readToTry(ports, asked, dates, at);
  const { candidate, trial, today } = await tryFromToday(facts, asked, dates, at);
  if (trial.fits) return fitting(candidate, trial, today);
  const { couldOnceFree, reasons, misfits } = trial;
  const failing: FailingVisit[] = [];
  for (const visit of trial.failing) {
    const nearest = await nearestWindows({ facts, candidate, misfits, dates, at }, visit.patternId);
    failing.push({ ...visit, nearest });
  }
  return { providerId, fits: false, couldOnceFree, failing, reasons };
}

function fitting(candidate: Candidate, { plans, extraTravelMinutes }: Fitting, today?: RepairedDay): ProviderCapacity {
  const { providerId, from, notToday } = candidate.placement;
  const firstVisit = firstVisitIn(today === undefined ? plans : [today.plan, ...plans], candidate);
  return {
    providerId,
    fits: true,
    extraTravelMinutes,
    from,
    ...(firstVisit !== undefined && { firstVisit }),
    ...(notToday !== undefined && { notToday }),
  };
}
