/**
 * Memory and time-out of each function, chosen together: Lambda gives processor in proportion to memory, one whole
 * core at 1,769 MB. A search uses one core (parallel work is many functions, each with one provider's day or one
 * package), so nothing that searches has less and nothing has more.
 */
export interface FunctionSize {
  /** The TypeScript file whose `handler` runs. */
  readonly entry: `functions/${string}.ts`;
  /** Megabytes. */
  readonly memory: number;
  readonly timeoutSeconds: number;
}

const ONE_CORE = 1_769;

export const FUNCTION_SIZES = {
  /** JSON in and out; half a core keeps a cold start under a second. Slowest call: a hundred attendances. */
  api: { entry: 'functions/api.ts', memory: 1_024, timeoutSeconds: 15 },
  /** One query and a view; the printable page of a large provider is the slowest. */
  listRounds: { entry: 'functions/list-rounds.ts', memory: 1_024, timeoutSeconds: 10 },
  /** Repairs rounds while somebody waits. API Gateway gives up at 30 s; this ends first and can still say why. */
  changeRounds: { entry: 'functions/change-rounds.ts', memory: ONE_CORE, timeoutSeconds: 29 },
  /** Inserts into seven days of several providers: about a second. Twenty leave room for a version conflict or two. */
  placePackage: { entry: 'functions/place-package.ts', memory: ONE_CORE, timeoutSeconds: 20 },
  /** A search of seconds (settings: replanSeconds), its check and one commit, with room for a large provider. */
  replanDay: { entry: 'functions/replan-day.ts', memory: ONE_CORE, timeoutSeconds: 180 },
  /** Queues a job a provider and date, and each waiting package. */
  startReplan: { entry: 'functions/start-replan.ts', memory: 512, timeoutSeconds: 60 },
  /** Ends offers that are due: a few a sweep. */
  sweepOffers: { entry: 'functions/sweep-offers.ts', memory: 512, timeoutSeconds: 60 },
  /** Marks what failed for good. */
  deadLetters: { entry: 'functions/dead-letters.ts', memory: 512, timeoutSeconds: 20 },
} as const satisfies Record<string, FunctionSize>;

export type FunctionName = keyof typeof FUNCTION_SIZES;
