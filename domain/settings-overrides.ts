/** A council's own settings: some fields of the defaults replaced, the rest as they are. */
import { clockProblems } from './clocks.ts';
import { startProblems } from './placement/same-day.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** A setting that does not exist, or a value of another kind than the default's or beyond what the setting allows. */
export class UnknownSetting extends Error {
  override readonly name = 'UnknownSetting';
}

/** `overrides` is JSON text like `{"replanSeconds": 10, "prices": {"unknownCarer": 5}}`. @throws UnknownSetting. */
export function settingsWith(overrides: string | undefined): Settings {
  if (overrides === undefined || overrides.trim() === '') return defaultSettings;
  const settings = merged(defaultSettings, JSON.parse(overrides), 'settings') as Settings;
  const [wrong] = [...clockProblems(settings.clocks), ...startProblems(settings.starts)];
  if (wrong) throw new UnknownSetting(`settings.${wrong.field} ${wrong.rule} (got ${JSON.stringify(wrong.value)})`);
  return settings;
}

/** Optional settings have no default to compare with. */
const OPTIONAL = new Set(['settings.replanIterations']);

function merged(base: unknown, over: unknown, path: string): unknown {
  if (!isRecord(base) || !isRecord(over)) {
    if (Array.isArray(base) !== Array.isArray(over) || typeof base !== typeof over) {
      throw new UnknownSetting(`${path} must be like ${JSON.stringify(base)} (got ${JSON.stringify(over)})`);
    }
    return over;
  }
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const field = `${path}.${name}`;
    if (name in base) result[name] = merged(base[name], value, field);
    else if (OPTIONAL.has(field)) result[name] = value;
    else throw new UnknownSetting(`${field} is not a setting; settings there are ${Object.keys(base).join(', ')}`);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
