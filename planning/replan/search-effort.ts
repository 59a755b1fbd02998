import type { Settings } from '../../domain/settings.ts';
import type { StopRule } from '../../solver/stop.ts';

/** A day of so many visits gets the full time; a smaller one its share of it. */
const VISITS_OF_A_FULL_SEARCH = 200;
const LEAST_SHARE = 0.1;

/** How long to search a day of so many visits; `part` of it for a search that goes on from another. */
export function searchEffort(visits: number, { replanSeconds, replanIterations }: Settings, part = 1): StopRule {
  if (replanIterations !== undefined) return { iterations: Math.ceil(part * replanIterations) };
  return { seconds: part * replanSeconds * Math.min(1, Math.max(LEAST_SHARE, visits / VISITS_OF_A_FULL_SEARCH)) };
}

/** The same day of the same batch begins its search from the same seed (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
