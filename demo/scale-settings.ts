/** Search effort by scale: the demo must be done within a minute, a borough's night within ten. */
import type { Scale } from './borough/scale.ts';

const REPLAN_SECONDS: Readonly<Record<Scale, number>> = { demo: 2, borough: 15, county: 15 };

export function settingsOf(scale: Scale): Record<string, string> {
  return { ROUNDS_SETTINGS: JSON.stringify({ replanSeconds: REPLAN_SECONDS[scale] }) };
}
