/** Forms of a day that were written lately: a version of a day never changes, and many look at the same day. */
import type { DayPlan } from '../../domain/round.ts';

const MOST = 64;
const texts = new Map<string, string>();

/** The text of this form of the day, written now unless it was lately. Version 0 is no stored day and is never kept. */
export function recentText({ providerId, date, version, state }: DayPlan, form: string, write: () => string): string {
  if (version === 0) return write();
  const key = `${providerId} ${date} ${version} ${state} ${form}`;
  const text = texts.get(key) ?? write();
  texts.delete(key);
  texts.set(key, text);
  for (const oldest of texts.keys()) {
    if (texts.size <= MOST) break;
    texts.delete(oldest);
  }
  return text;
}
