/** A quarter of a borough in simulated time: who asks, who answers, what happens to providers, and what every night brings. */
import { type DemoAnswer, demoAnswer } from '../../demo/answers.ts';
import { type Borough, borough } from '../../demo/borough/borough.ts';
import { type Random, randomOf } from '../../demo/borough/random.ts';
import type { CarePackage, PackageRequest } from '../../domain/package.ts';
import type { Provider, ProviderStatus } from '../../domain/provider.ts';
import { addDays, datesFrom, instantOf, type LocalDate } from '../../domain/time.ts';
import { cancelPackage } from '../../planning/cancel-package.ts';
import { NotAllowedNow } from '../../planning/errors.ts';
import { askAnew } from '../../planning/life/ask-anew.ts';
import { endPackage } from '../../planning/life/end-package.ts';
import { sweepPackages } from '../../planning/life/sweep-packages.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { lapseOffers } from '../../planning/offers/lapse-offers.ts';
import { listOffers } from '../../planning/offers/list-offers.ts';
import { refuseOffer } from '../../planning/offers/refuse-offer.ts';
import { placePackage } from '../../planning/place-package.ts';
import { saveContract } from '../../planning/register/save-contract.ts';
import { saveProvider } from '../../planning/register/save-provider.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { submitPackage } from '../../planning/submit-package.ts';
import { Agenda } from './agenda.ts';
import { arrivals } from './arrivals.ts';
import { loadRegister, type SimulatedCouncil } from './council.ts';
import { ProcessorTime } from './processor-time.ts';
import { Promises } from './promises.ts';
import { readingOf } from './readings.ts';

export interface QuarterOptions {
  readonly seed: number;
  /** A Monday; the packages that the borough holds already are placed on the day before. */
  readonly from: LocalDate;
  readonly weeks: number;
  /** New requests a week. */
  readonly aWeek: number;
}

export interface Quarter {
  readonly from: LocalDate;
  /** Packages placed before the quarter begins, and how many of them found a provider then. */
  readonly standing: ReadonlySet<string>;
  readonly held: number;
  /** Asked for in the quarter, by id. */
  readonly requests: readonly string[];
  /** How each zone's contract reads the rotation, by zone. */
  readonly readings: ReadonlyMap<string, string>;
  /** Processor time of deciding and of accepting; of each request up to its first decision. */
  readonly computing: { readonly decisions: number; readonly ms: number; readonly firstDecisionMs: readonly number[] };
  /** Acceptances that found the rounds without the room that was offered. */
  readonly roomGone: number;
  readonly promises: Promises;
}

export type Progress = (done: number, of: number, what: string) => void;

const BROKER = { role: 'brokerage', subject: 'broker-1' } as const;
const OPERATOR = { role: 'operator', subject: 'operator-1' } as const;
const SWEEP_EVERY_MS = 5 * 60_000;
/** Minutes of a day when the night's batch runs. */
const NIGHT = 2 * 60;
/** Once the planning day has turned. */
const MORNING = 6 * 60;
const NOON = 12 * 60;

export async function simulateQuarter(
  council: SimulatedCouncil,
  options: QuarterOptions,
  progress: Progress,
): Promise<Quarter> {
  return new QuarterRun(council, options, progress).run();
}

/** Each zone's contract reads the rotation in its own way. */
function withReadings(made: Borough): { readonly borough: Borough; readonly readings: ReadonlyMap<string, string> } {
  const readings = new Map<string, string>();
  const contracts = made.contracts.map((contract, i) => {
    if (contract.rule.kind !== 'rotation') throw new Error(`contract ${contract.id} has no rotation`);
    const { name, ...reading } = readingOf(i);
    readings.set(contract.zoneId, name);
    return { ...contract, rule: { ...contract.rule, ...reading } };
  });
  return { borough: { ...made, contracts }, readings };
}

class QuarterRun {
  readonly #council: SimulatedCouncil;
  readonly #options: QuarterOptions;
  readonly #progress: Progress;
  readonly #agenda = new Agenda();
  readonly #promises = new Promises();
  readonly #running: string[] = [];
  readonly #requests: string[] = [];
  readonly #time = new ProcessorTime();
  /** Milliseconds until a request was stored, of those that are not decided yet. */
  readonly #storedMs = new Map<string, number>();
  readonly #firstDecisionMs: number[] = [];
  #decisions = 0;
  #held = 0;
  #roomGone = 0;

  constructor(council: SimulatedCouncil, options: QuarterOptions, progress: Progress) {
    this.#council = council;
    this.#options = options;
    this.#progress = progress;
  }

  async run(): Promise<Quarter> {
    const { seed, from, weeks, aWeek } = this.#options;
    const made = withReadings(borough({ seed, scale: 'demo', date: addDays(from, -1) }));
    await loadRegister(this.#council.ports, made.borough);
    const standing = await this.#handOver(made.borough.packages);
    await this.#askFromNowOn(made.borough);
    this.#planNights(from, weeks);
    this.#planMornings(from, weeks);
    this.#planTroubles(made.borough.providers, from);
    const ends = randomOf(seed, 'ends');
    for (const { at, request } of arrivals(seed, from, weeks, aWeek)) {
      this.#agenda.put(at, async () => {
        await this.#submit(request);
        await this.#endOne(ends);
      });
    }
    await this.#live(instantOf(addDays(from, 7 * weeks), 0), 7 * weeks);
    return {
      from,
      standing,
      held: this.#held,
      requests: this.#requests,
      readings: made.readings,
      computing: { decisions: this.#decisions, ms: this.#time.ms, firstDecisionMs: this.#firstDecisionMs },
      roomGone: this.#roomGone,
      promises: this.#promises,
    };
  }

  /** What the borough holds already: placed at once, before anybody may refuse; in nobody's figures. */
  async #handOver(requests: readonly PackageRequest[]): Promise<ReadonlySet<string>> {
    const { ports } = this.#council;
    const ids: string[] = [];
    for (const [i, request] of requests.entries()) {
      const { id } = await submitPackage(ports, BROKER, request, 'hand-over');
      await this.#workOff();
      const { status, version } = (await ports.store.package(id))!;
      ids.push(id);
      // What nobody holds is not handed over.
      if (status === 'placed') this.#held += 1;
      else await cancelPackage(ports, BROKER, id, { reason: 'not held', expected: version });
      this.#progress(i + 1, requests.length, 'standing packages placed');
    }
    this.#time.reset();
    this.#decisions = 0;
    return new Set(ids);
  }

  async #askFromNowOn({ contracts }: Borough): Promise<void> {
    for (const { version, ...contract } of contracts) {
      const offering = { ...contract, acceptance: 'offer', obliged: ['in-house'] } as const;
      await saveContract(this.#council.ports, OPERATOR, offering, version);
    }
  }

  async #live(until: string, days: number): Promise<void> {
    const began = Date.parse(this.#council.now());
    for (let next = this.#agenda.take(); next !== undefined && next.at < until; next = this.#agenda.take()) {
      this.#council.moveTo(next.at);
      await next.happen();
      await this.#workOff();
      this.#progress(Math.min(Math.floor((Date.parse(next.at) - began) / 86_400_000), days), days, 'days');
    }
    this.#council.moveTo(until);
    this.#progress(days, days, 'days');
  }

  async #submit(request: PackageRequest): Promise<void> {
    const { value, ms } = await this.#time.of(() => submitPackage(this.#council.ports, BROKER, request, 'simulation'));
    this.#requests.push(value.id);
    this.#storedMs.set(value.id, ms);
  }

  /** The queue, to its end: each decision may put an offer before a provider. */
  async #workOff(): Promise<void> {
    const { ports, placements } = this.#council;
    for (let message = placements.shift(); message !== undefined; message = placements.shift()) {
      const { value: decided, ms } = await this.#time.of(() => placePackage(ports, message));
      this.#decisions += 1;
      const storedMs = this.#storedMs.get(message.packageId);
      if (storedMs !== undefined) this.#firstDecisionMs.push(storedMs + ms);
      this.#storedMs.delete(message.packageId);
      if (decided.status === 'placed') this.#holds(decided);
      if (decided.status === 'offered') await this.#ask(decided);
    }
  }

  #holds(carePackage: CarePackage): void {
    if (this.#promises.made(carePackage)) this.#running.push(carePackage.id);
  }

  /** The provider looks at its queue as it is shown to it, and answers after a while, or not at all. */
  async #ask({ offer }: CarePackage): Promise<void> {
    if (offer === undefined) return;
    const { ports } = this.#council;
    const { providerId, id: offerId } = offer;
    const caller = { role: 'provider', subject: `office-${providerId}`, providerId } as const;
    const shown = (await listOffers(ports, caller, providerId)).find(({ id }) => id === offerId);
    if (shown === undefined) throw new Error(`offer ${offerId} is not in the queue of ${providerId}`);
    const answer = demoAnswer(this.#options.seed, providerId, shown);
    const [made, due] = [Date.parse(shown.at), Date.parse(shown.due)];
    if (answer.kind === 'lapse') {
      const swept = new Date((Math.floor(due / SWEEP_EVERY_MS) + 1) * SWEEP_EVERY_MS).toISOString();
      this.#agenda.put(swept, async () => void (await lapseOffers(ports, 'sweep')));
      return;
    }
    const at = new Date(made + (due - made) * answer.afterShare).toISOString();
    this.#agenda.put(at, () => this.#answer(providerId, offerId, answer));
  }

  async #answer(providerId: string, offerId: string, answer: DemoAnswer): Promise<void> {
    const { ports } = this.#council;
    const caller = { role: 'provider', subject: `office-${providerId}`, providerId } as const;
    const refuse = (reason: Extract<DemoAnswer, { kind: 'refuse' }>['reason']) =>
      refuseOffer(ports, caller, { providerId, offerId, reason, correlationId: 'simulation' });
    if (answer.kind === 'refuse') return refuse(answer.reason);
    try {
      this.#holds((await this.#time.of(() => acceptOffer(ports, caller, providerId, offerId))).value);
    } catch (error) {
      if (!(error instanceof NotAllowedNow) || !error.message.includes('no longer have the room')) throw error;
      this.#roomGone += 1;
      await refuse({ code: 'capacity', text: 'The rounds no longer have the room.' });
    }
  }

  /** As many packages end as begin, so that the borough stays as large as its workforce. */
  async #endOne(random: Random): Promise<void> {
    const { ports } = this.#council;
    if (this.#running.length === 0) return;
    const [id] = this.#running.splice(random.int(0, this.#running.length - 1), 1);
    const { status, version } = (await ports.store.package(id!))!;
    if (status === 'placed') await endPackage(ports, BROKER, id!, { reason: 'no-longer-needed', expected: version });
  }

  #planNights(from: LocalDate, weeks: number): void {
    const { ports, replans } = this.#council;
    for (const date of datesFrom(from, 7 * weeks)) {
      this.#agenda.put(instantOf(date, NIGHT), async () => {
        await startReplan(ports, 'scheduler', { correlationId: 'night' });
        for (let job = replans.shift(); job !== undefined; job = replans.shift()) {
          await replanDay(ports, job);
          if (!this.#promises.awaits(job.providerId)) continue;
          const plan = await ports.store.dayPlan(job.providerId, job.date);
          if (plan !== undefined) this.#promises.planned(plan);
        }
      });
    }
  }

  /** What the calendar makes due: packages that end, and first weeks in-house that are nearly over. */
  #planMornings(from: LocalDate, weeks: number): void {
    const { ports } = this.#council;
    for (const date of datesFrom(from, 7 * weeks)) {
      this.#agenda.put(instantOf(date, MORNING), async () => {
        await sweepPackages(ports);
        await askAnew(ports, 'sweep');
      });
    }
  }

  /** Two providers are suspended for a fortnight, one is restricted for three weeks, one ceases to trade. */
  #planTroubles(providers: readonly Provider[], from: LocalDate): void {
    const random = randomOf(this.#options.seed, 'troubles');
    const [first, second, third, fourth] = random.shuffled(providers.filter((p) => p.kind === 'framework'));
    const day = (n: number): LocalDate => addDays(from, n);
    const until = (n: number) => ({ from: day(n), to: day(n + 13), reason: 'safeguarding enquiry' });
    this.#turn(first!, day(14), { kind: 'suspended', ...until(14) });
    this.#turn(second!, day(35), { kind: 'suspended', ...until(35) });
    this.#turn(third!, day(28), { kind: 'restricted', maxNewMinutesPerWeek: 10 * 60 });
    this.#turn(third!, day(49), { kind: 'active' });
    this.#turn(fourth!, day(56), { kind: 'ceased', from: day(56) });
  }

  #turn({ id }: Provider, date: LocalDate, status: ProviderStatus): void {
    const { ports } = this.#council;
    this.#agenda.put(instantOf(date, NOON), async () => {
      const { version, ...provider } = (await ports.store.provider(id))!;
      await saveProvider(ports, OPERATOR, { ...provider, status }, version);
    });
  }
}
