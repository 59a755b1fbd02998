/**
 * What the use cases need of the outside: a store, two queues, a clock and fresh identifiers. Storage implements them
 * on DynamoDB and SQS; nothing here knows that.
 */
import type { Absence, Carer, ShiftPattern } from '../domain/carer.ts';
import type { ContingencyEntry, ContingencyList } from '../domain/contingency.ts';
import type { Contract } from '../domain/contract.ts';
import type { Event } from '../domain/event.ts';
import type { Attendance } from '../domain/history.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { CarePackage, PackageStatus } from '../domain/package.ts';
import type { Provider } from '../domain/provider.ts';
import type { Replan, ReplanJob } from '../domain/replan.ts';
import type { Reserve } from '../domain/reserve.ts';
import type { DayPlan } from '../domain/round.ts';
import type { Settings } from '../domain/settings.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Zone } from '../domain/zone.ts';

export interface Ports {
  readonly store: Store;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly ids: Ids;
  /**
   * A random moment, longer after each try (1, 2, ...) that somebody else's commit undid; a second at most. Absent = none,
   * where nothing else decides.
   */
  readonly letOthersFinish?: (tries: number) => Promise<void>;
  /** What the council decided: speeds, rests, horizon, prices. */
  readonly settings: Settings;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** 'not-visited': placed, and the first visit is not noted: a few among all that are placed. */
export type ListedStatus = PackageStatus | 'not-visited';

/** Reads are strongly consistent where a decision follows, so that a commit conflicts only with real changes. */
export interface Store {
  zones(): Promise<readonly Zone[]>;
  providers(): Promise<readonly Provider[]>;
  provider(id: string): Promise<Provider | undefined>;
  contracts(): Promise<readonly Contract[]>;
  contractOf(zoneId: string): Promise<Contract | undefined>;
  /** Asked for before the register is read, where what is saved must stand beside all the rest of it. */
  registerAsRead(register: RegisterAsRead['register']): Promise<RegisterAsRead>;

  package(id: string): Promise<CarePackage | undefined>;
  /** Newest first; filters combine. */
  packages(filter: {
    status?: ListedStatus;
    zoneId?: string;
    providerId?: string;
    requestedBy?: string;
    limit: number;
    from?: string;
  }): Promise<Page<CarePackage>>;
  /** Those submitted from one instant (ISO, Z) to before a later one, in no order. */
  packagesSubmitted(span: { from: string; before: string; zoneId?: string }): Promise<readonly CarePackage[]>;
  /** Every package a provider holds (placed or offered to it), for planning. */
  packagesOfProvider(providerId: string): Promise<readonly CarePackage[]>;
  /** Undefined = the client has never had one. */
  packagesOfClient(ref: string): Promise<ClientPackages | undefined>;

  carer(providerId: string, id: string): Promise<Carer | undefined>;
  carersOf(providerId: string): Promise<readonly Carer[]>;
  shiftPatternsOf(providerId: string): Promise<readonly ShiftPattern[]>;
  absencesOf(providerId: string): Promise<readonly Absence[]>;
  /** Carers, shift patterns and absences of a provider in one read. */
  workforceOf(providerId: string): Promise<Workforce>;
  /** Asked for before anything else of a provider is read on which a decision is to rest. */
  providerAsRead(providerId: string): Promise<ProviderAsRead>;

  /** One query. Undefined = nothing planned yet. */
  dayPlan(providerId: string, date: LocalDate): Promise<DayPlan | undefined>;
  ledgerOf(zoneId: string): Promise<readonly LedgerEntry[]>;
  attendancesOf(providerId: string): Promise<readonly Attendance[]>;
  /** In order of time. */
  eventsOf(subject: string): Promise<readonly Event[]>;

  /** With what has been found so far. */
  contingencyList(id: string): Promise<ContingencyList | undefined>;

  replan(id: string): Promise<Replan | undefined>;
  replans(limit: number): Promise<readonly Replan[]>;
  /** Sets one job's state and gives the batch as it is then; the same state twice changes nothing, nor does 'failed' of one that ended. */
  recordReplanJob(replanId: string, job: ReplanJob): Promise<Replan>;

  /** All or nothing. Throws VersionConflict if any expected version is not the stored one; then nothing is written. */
  commit(writes: readonly Write[]): Promise<void>;
}

export interface Workforce {
  readonly carers: readonly Carer[];
  readonly shiftPatterns: readonly ShiftPattern[];
  readonly absences: readonly Absence[];
  /** Minutes of theirs kept free for emergencies; absent = none. */
  readonly reserve?: readonly Reserve[];
}

/**
 * What tells whether a provider is still as it was when it was read. What a decision rests on is more than it writes: a
 * promise may change none of the days that another was tested on (one begins on Wednesday, one in three weeks), zones
 * share no ledger, and the carer who is away may have had no visit yet. Without this they never met.
 */
export interface ProviderAsRead {
  readonly providerId: string;
  /** Another text after each promise of it, each change of its rounds, people or standing. Undefined = none yet. */
  readonly promises: string | undefined;
  /** Another text after each change of its carers, their hours and absences, and its reserve. Undefined = none yet. */
  readonly workforce: string | undefined;
}

/** What tells whether the map of zones, or all contracts together, are still as they were read. */
export interface RegisterAsRead {
  readonly register: 'zones' | 'contracts';
  /** Another text after each change of any of them. Undefined = none yet. */
  readonly stamp: string | undefined;
}

/** A client's packages that were live when visits were last added to one; the version rises with each time. */
export interface ClientPackages {
  readonly ref: string;
  readonly packageIds: readonly string[];
  readonly version: number;
}

/** `expected` is the version that was read; 0 = must not exist yet. A value is stored with the version it carries. */
export type Write =
  | { readonly kind: 'zone'; readonly value: Zone }
  /** Of what is saved among zones or contracts. Conflicts if any of them was saved since they were read. */
  | { readonly kind: 'register-as-read'; readonly value: RegisterAsRead }
  | { readonly kind: 'provider'; readonly value: Provider; readonly expected: number }
  | { readonly kind: 'contract'; readonly value: Contract; readonly expected: number }
  | { readonly kind: 'package'; readonly value: CarePackage; readonly expected: number }
  | { readonly kind: 'client-packages'; readonly value: ClientPackages; readonly expected: number }
  | { readonly kind: 'carer'; readonly value: Carer; readonly expected: number }
  | { readonly kind: 'shift-pattern'; readonly value: ShiftPattern; readonly expected: number }
  | { readonly kind: 'absence'; readonly value: Absence; readonly expected: number }
  /** It is gone from the workforce; events keep what it was. */
  | { readonly kind: 'absence-withdrawn'; readonly value: Absence; readonly expected: number }
  /** Conflicts if the zone already has an entry with this seq. */
  | { readonly kind: 'ledger'; readonly value: LedgerEntry }
  | { readonly kind: 'plan'; readonly value: DayPlan; readonly expected: number }
  /**
   * Of a promise (the provider takes on visits, or is asked for them), and of hours taken away. Conflicts if since it was
   * read another was promised, its rounds were changed, or its people or standing.
   */
  | { readonly kind: 'provider-as-read'; readonly value: ProviderAsRead }
  /** Of rounds that are changed and promise nothing new. Conflicts only if its people have changed since they were read. */
  | { readonly kind: 'workforce-as-read'; readonly value: ProviderAsRead }
  | { readonly kind: 'attendance'; readonly value: Attendance }
  | { readonly kind: 'event'; readonly value: Event }
  /** Conflicts if there is a list of this id; its entries are written one by one. */
  | { readonly kind: 'contingency-list'; readonly value: ContingencyList }
  /** Conflicts if its package has an entry in the list. */
  | { readonly kind: 'contingency-entry'; readonly value: ContingencyEntry }
  | { readonly kind: 'replan'; readonly value: Replan; readonly expected: number }
  | { readonly kind: 'answer'; readonly value: KeptAnswer };

/** What the caller of a request with an Idempotency-Key was answered, stored together with what the request changed. */
export interface KeptAnswer {
  /** Of the caller, so that one's key never meets another's. */
  readonly scope: string;
  readonly key: string;
  /** Print of the request. */
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** ISO 8601 UTC instant of the answer. */
  readonly at: string;
}

export interface Queues {
  /** FIFO, one group a zone, in the order of the calls; the same `attempt` of a package is queued once. */
  queuePlacement(message: PlacementMessage): Promise<void>;
  /** Messages of that queue that are not done with, those being worked on among them; a minute behind at most. */
  placementsUnderWay(): Promise<number>;
  /** FIFO, one group a provider. */
  queueReplans(messages: readonly ReplanMessage[]): Promise<void>;
  /** On the queue of replans, one group a list: in the order of the list. */
  queueContingency(messages: readonly ContingencyMessage[]): Promise<void>;
}

export interface PlacementMessage {
  readonly packageId: string;
  readonly zoneId: string;
  /** Why it is queued again: 'submitted', 'retry/2026-11-23' ...; part of the de-duplication id. */
  readonly attempt: string;
  readonly correlationId: string;
}

export interface ReplanMessage {
  readonly replanId: string;
  readonly providerId: string;
  readonly date: LocalDate;
  readonly correlationId: string;
}

export interface ContingencyMessage {
  readonly listId: string;
  readonly packageId: string;
  readonly correlationId: string;
  /** Move it, instead of looking where it could go. */
  readonly move?: true;
}

export interface Clock {
  /** ISO 8601 UTC instant with milliseconds. */
  now(): string;
}

export interface Ids {
  /** Sorts by time of making: `pkg_01J...`. */
  fresh(prefix: string): string;
}
