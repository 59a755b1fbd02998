/** The whole main job once: load the borough, submit its packages, wait for placement, replan tomorrow, publish, recount. */
import type { DayPlan } from '../domain/round.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { answerOffers } from './answer-offers.ts';
import { type ApiClient, ApiError, each } from './api-client.ts';
import type { Borough } from './borough/borough.ts';
import { loadRegister, submitPackages } from './load-borough.ts';
import { untilDecided } from './placement.ts';
import type { ProgressDisplay } from './progress.ts';
import { type Report, report } from './report.ts';
import { fetchDay } from './rounds-as-fetched.ts';

export interface Users {
  readonly operator: ApiClient;
  readonly brokerage: ApiClient;
  /** Whoever works at a provider's office. */
  provider(id: string): Promise<ApiClient>;
}

interface Batch {
  readonly id: string;
  readonly progress: {
    readonly jobs: number;
    readonly queued: number;
    readonly failed: number;
    readonly done: boolean;
  };
}

/** `date` is the day of submission; the night replans the day after. `seed` decides what providers answer. */
export async function doTheJob(
  borough: Borough,
  date: LocalDate,
  seed: number,
  users: Users,
  display: ProgressDisplay,
): Promise<Report> {
  const began = performance.now();
  const tomorrow = addDays(date, 1);
  await loadRegister(borough, users.operator, display.show);
  await submitPackages(borough, users.brokerage, display.show);
  await untilDecided(users.brokerage, borough.packages.length, display.show);
  const decidedAgain = () =>
    untilDecided(users.brokerage, borough.packages.length, (_, done, of) =>
      display.show('offers answered, packages decided', done, of),
    );
  const offers = await answerOffers(users, seed, decidedAgain);
  const before = await fetchAll(borough.providers, tomorrow, users.operator);
  await replan(tomorrow, users.operator, display);
  const planned = await fetchAll(borough.providers, tomorrow, users.operator);
  const after = await publish(planned, users.operator);
  return report({ borough, date: tomorrow, before, after, offers, users, began });
}

/** The day of every provider. */
export async function fetchAll(
  providers: readonly { readonly id: string }[],
  date: LocalDate,
  operator: ApiClient,
): Promise<DayPlan[]> {
  const plans: DayPlan[] = [];
  for (const { id } of providers) plans.push(await fetchDay(operator, id, date));
  return plans;
}

async function replan(date: LocalDate, operator: ApiClient, display: ProgressDisplay): Promise<void> {
  let batch = await operator.post<Batch>('/v1/replans', { date }, `replan-${date}`);
  while (!batch.progress.done) {
    display.show('days replanned', batch.progress.jobs - batch.progress.queued, batch.progress.jobs);
    await new Promise((resolve) => setTimeout(resolve, 300));
    batch = await operator.get<Batch>(`/v1/replans/${batch.id}`);
  }
  display.show('days replanned', batch.progress.jobs, batch.progress.jobs);
  if (batch.progress.failed > 0) display.say(`${batch.progress.failed} replan jobs failed; their old plans are kept`);
}

/** As each provider would in the morning: from now on a change has a price and a record. Answers the days as they are then. */
export async function publish(plans: readonly DayPlan[], operator: ApiClient): Promise<readonly DayPlan[]> {
  const published = [...plans];
  await each(plans, 4, async (plan, i) => {
    published[i] = await publishedDay(plan, operator);
  });
  return published;
}

/** The night also tries the waiting packages again: where one has joined the day meanwhile, that day is what is published. */
async function publishedDay(plan: DayPlan, operator: ApiClient): Promise<DayPlan> {
  const { providerId, date, version, state } = plan;
  if (version === 0 || state !== 'draft') return plan;
  try {
    await operator.change(`/v1/providers/${providerId}/rounds/${date}/publish`, version);
    return plan;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 412) throw error;
    return publishedDay(await fetchDay(operator, providerId, date), operator);
  }
}
