import type { Clock } from '../planning/ports.ts';

/**
 * The machine's clock. CLOCK_OFFSET_MS moves it, for a demo of another day or the night of a clock change; the
 * infrastructure never sets it.
 */
export function systemClock(environment: NodeJS.ProcessEnv): Clock {
  const offset = Number(environment.CLOCK_OFFSET_MS ?? 0);
  return { now: () => new Date(Date.now() + offset).toISOString() };
}
