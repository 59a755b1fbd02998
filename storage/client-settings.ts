/** How the SDK's clients call the table and the queues. */
import { UNLOGGED } from './unlogged.ts';

export const CLIENT_SETTINGS = {
  logger: UNLOGGED,
  /** A call that is lost, throttled or not answered in time is made again, after a wait that grows and is random. */
  maxAttempts: 4,
  /** Milliseconds. Without them an answer that never comes takes a function's whole time; so the api has a second try. */
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 6_000, throwOnRequestTimeout: true },
  /** What stands between a command and its request is put together once for each kind of command, not for each call. */
  cacheMiddleware: true,
};
