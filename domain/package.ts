/**
 * A package of care: what the council commissions for one client.
 * Local times are Europe/London wall-clock 'HH:MM'; dates are 'YYYY-MM-DD'; durations are integer minutes.
 */
import type { Client } from './client.ts';
import type { ContingencyDraw, HoursPlan } from './hours-bank.ts';
import type { Certificate } from './ledger.ts';
import type { CurrentOrder, ServiceOrder } from './life/service-order.ts';
import type { Outgoing } from './life/serving.ts';
import type { Suspension } from './life/suspension.ts';
import type { Reason } from './reason.ts';
import type { LocalDate, LocalTime, Weekday } from './time.ts';

/** Why a window may not be widened. A 'critical' visit without one of these is listed for review (WA26). */
export type ClinicalReason =
  | 'insulin'
  | 'parkinsons'
  | 'osteoporosis'
  | 'paracetamol'
  | 'food-related'
  | 'antibiotics'
  | 'other-clinical';

export interface VisitPattern {
  /** Unique in its package, stable over changes: 'breakfast', 'p1'. */
  readonly id: string;
  readonly days: readonly Weekday[];
  /**
   * Earliest and latest start, wall-clock on each of `days`. `to` may be less than `from` only for a window
   * that crosses midnight. A start before PLANNING_DAY_STARTS is planned with the night of the day before.
   */
  readonly window: { readonly from: LocalTime; readonly to: LocalTime };
  readonly minutes: number;
  readonly carersRequired: number;
  /** Skill codes every carer sent must hold. */
  readonly skills: readonly string[];
  readonly criticality: { readonly level: 'critical' | 'standard'; readonly reason?: ClinicalReason };
  /** Least minutes between the end of this client's previous visit of the day and the start of this one. */
  readonly minGapMinutes?: number;
  /** NICE NG21 1.4.2: all three must be true for a visit under 30 minutes. */
  readonly shortVisit?: {
    readonly knownCarer: boolean;
    readonly partOfPackage: boolean;
    readonly timeLimitedTask: boolean;
  };
}

export type Urgency = 'emergency' | 'hospital-discharge' | 'urgent' | 'standard';

export interface PackageRequest {
  readonly client: Client;
  readonly patterns: readonly VisitPattern[];
  readonly startDate: LocalDate;
  readonly endDate?: LocalDate;
  /** Funded minutes a week, all carers counted. */
  readonly fundedMinutesPerWeek: number;
  /** Of flexible hours: the visits have to fit each four-week period, and no single week binds (BU7). */
  readonly hoursBank?: HoursPlan;
  readonly source: { readonly kind: 'community' | 'hospital'; readonly readyDate?: LocalDate };
  readonly urgency: Urgency;
  /** 'long-term', 'reablement', 'dementia' ...: the key of the need-to-provider-class table. */
  readonly needType: string;
}

/**
 * received: stored and queued. offered: a provider has been asked. placed: a provider holds it.
 * waiting: somebody could in principle, nobody can now; tried again each night and when capacity changes.
 * unplaced: no provider of the zone could ever, as things stand; reasons say what is missing. Or it ends before it could
 * be served. ended: its end has come, with a provider or without.
 */
export type PackageStatus = 'received' | 'offered' | 'placed' | 'waiting' | 'unplaced' | 'cancelled' | 'ended';

/** One visit that differs on one calendar date from what its pattern says (WA30). A later one for the same visit wins. */
export interface VisitException {
  readonly patternId: string;
  readonly date: LocalDate;
  readonly window?: { readonly from: LocalTime; readonly to: LocalTime };
  readonly minutes?: number;
  readonly cancelled?: boolean;
}

export interface CarePackage extends PackageRequest {
  readonly id: string;
  readonly status: PackageStatus;
  readonly zoneId: string;
  readonly submittedAt: string;
  /** Who submitted it: the token's subject. */
  readonly submittedBy: string;
  /** The team that asked for it, where it is not brokerage itself: it reads where the package stands. */
  readonly requestedBy?: string;
  /** Skills of its visits that no carer of any provider had when it was submitted; absent = none. */
  readonly unheldSkills?: readonly string[];
  readonly placement?: Placement;
  /** While it is offered. */
  readonly offer?: Offer;
  /** One entry a provider asked or passed over in the last attempt, in the order of asking. */
  readonly outcome?: readonly ProviderAnswer[];
  /**
   * The attempt at placing it that led to the outcome, or failed every try since (PlacementMessage.attempt): the same one
   * again changes nothing.
   */
  readonly lastAttempt?: string;
  /** While it is received: the message that is to decide it, whether or not it has been sent yet. */
  readonly queued?: QueuedDecision;
  readonly exceptions?: readonly VisitException[];
  readonly cancelled?: { readonly at: string; readonly reason: string };
  /** Of one that ends, or has ended, on its end date for a reason. */
  readonly ending?: { readonly at: string; readonly reason: EndReason; readonly note?: string };
  /** The version of the service order that its patterns and funding are; absent = the first, as submitted. */
  readonly serviceOrder?: CurrentOrder;
  /** The versions before it, the oldest first. */
  readonly earlierOrders?: readonly ServiceOrder[];
  /** What officers have drawn from the contingency pot of its hours bank, the oldest first. */
  readonly contingencyDraws?: readonly ContingencyDraw[];
  /** The last time its client was, is or will be away. */
  readonly suspension?: Suspension;
  /** The times before that, all over, the oldest first: absent in what was stored before these were kept. */
  readonly earlierSuspensions?: readonly Suspension[];
  /** The provider that it leaves, until the day after its notice. */
  readonly outgoing?: Outgoing;
  /** When it was last asked for anew, and the date from which the next provider is needed: its clocks are due by it. */
  readonly askedAnew?: { readonly at: string; readonly from: LocalDate };
  /** Of one that is over: the last planning date, whose rounds still hold the visits that had begun. */
  readonly lastDay?: LocalDate;
  /** Rises by one with every stored change; the ETag. */
  readonly version: number;
}

export interface QueuedDecision {
  /** PlacementMessage.attempt. */
  readonly attempt: string;
  /** Since when it is undecided. */
  readonly at: string;
}

/** Why a package ends. */
export type EndReason = 'no-longer-needed' | 'care-home' | 'moved-away' | 'died' | 'private-arrangement' | 'other';

export interface Placement {
  readonly providerId: string;
  readonly at: string;
  /** First planning date it is served: the start date, or after that the day of the placement or the one after it, by its urgency. */
  readonly from: LocalDate;
  /** Of an urgency that may start at once: why it, or those of that day's visits that are cancelled, are not served on the day of the placement. */
  readonly notToday?: readonly Reason[];
  /** Extra travel minutes a week that the insertion test promised. */
  readonly extraTravelMinutes: number;
  /** Start of its first visit as planned, once that is past; until then the rounds say when it will be. */
  readonly firstVisitAt?: string;
  /** Why it is with this provider and with nobody before it in the order: as in the ledger's entry. */
  readonly certificate?: Certificate;
}

/** A provider is asked: until it answers or the offer lapses, its gap is held and nobody else is asked. */
export interface Offer {
  /** `<package>.<number of the offer's entry in the ledger>`: says nothing of the client. */
  readonly id: string;
  readonly providerId: string;
  readonly at: string;
  /** The instant after which it lapses. */
  readonly due: string;
  /** First planning date it would be served; where that is the day of the offer, what is left of it is tried again with the answer. */
  readonly from: LocalDate;
  /** As of a placement. */
  readonly notToday?: readonly Reason[];
  readonly extraTravelMinutes: number;
}

export interface ProviderAnswer {
  readonly providerId: string;
  readonly answer: 'placed' | 'offered' | 'cannot' | 'passed-over';
  readonly reasons: readonly Reason[];
}
