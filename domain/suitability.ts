/**
 * Who may be sent to whom, whatever the hour: the rules that look at carer, client and visit alone. Adding a rule is
 * adding a file and listing it here; the coded reason comes with it.
 */
import type { Carer } from './carer.ts';
import type { Client } from './client.ts';
import type { Reason } from './reason.ts';
import { barred } from './suitability/barred.ts';
import { clearance } from './suitability/clearance.ts';
import { gender } from './suitability/gender.ts';
import { household } from './suitability/household.ts';
import { language } from './suitability/language.ts';
import { skill } from './suitability/skill.ts';
import type { LocalDate } from './time.ts';

export interface Match {
  readonly carer: Carer;
  readonly client: Client;
  readonly skills: readonly string[];
  /** The planning date of the visit. */
  readonly date: LocalDate;
}

export type SuitabilityRule = (match: Match) => Reason | null;

export const suitabilityRules: readonly SuitabilityRule[] = [clearance, skill, barred, gender, language, household];

/** The first rule that stops this carer, or null if the carer may be sent. */
export function unsuitable(
  carer: Carer,
  visit: { readonly skills: readonly string[] },
  client: Client,
  date: LocalDate,
): Reason | null {
  const match: Match = { carer, client, skills: visit.skills, date };
  for (const rule of suitabilityRules) {
    const reason = rule(match);
    if (reason !== null) return reason;
  }
  return null;
}
