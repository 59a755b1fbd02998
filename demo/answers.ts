/**
 * How a demo provider answers an offer: accepts, refuses with a reason, or lets it lapse, and after how long. Seeded: the
 * same provider gives the same answer to the same offer, whenever and in whichever order it is asked.
 */
import type { Reason, ReasonCode } from '../domain/reason.ts';
import { randomOf } from './borough/random.ts';

/** What of an offer an answer depends on: what the provider is shown of it. */
export interface AskedFor {
  readonly zoneId: string;
  /** Outward postcode. */
  readonly area: string;
  readonly patterns: readonly unknown[];
  readonly minutesPerWeek: number;
}

export type DemoAnswer = { readonly afterShare: number } & (
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly reason: Reason }
  | { readonly kind: 'lapse' }
);

const KINDS = [
  ['accept', 80],
  ['refuse', 13],
  ['lapse', 7],
] as const;

/** Codes that the API takes of a provider. */
const REFUSALS: readonly (readonly [Extract<ReasonCode, 'capacity' | 'travel' | 'skill' | 'hours'>, string, number])[] =
  [
    ['capacity', 'Two carers leave this month; no new packages in these hours.', 50],
    ['travel', 'Too far from our other visits in the evening.', 25],
    ['skill', 'Our trained carers are full in these hours.', 15],
    ['hours', 'No carer of ours works these hours at weekends.', 10],
  ];

/** `afterShare`: at which share of the time given the answer comes, 0 to 1. */
export function demoAnswer(seed: number, providerId: string, offer: AskedFor): DemoAnswer {
  const { zoneId, area, patterns, minutesPerWeek } = offer;
  const random = randomOf(seed, `answer ${providerId} ${JSON.stringify([zoneId, area, patterns, minutesPerWeek])}`);
  const kind = random.weighted(KINDS);
  // Most answer within the first hours of the time given, a few at the last moment.
  const afterShare = Math.min(0.98, 0.02 + random.next() ** 2);
  if (kind === 'lapse') return { kind, afterShare: 1 };
  if (kind === 'accept') return { kind, afterShare };
  const [code, text] = random.weighted(REFUSALS.map((refusal) => [refusal, refusal[2]] as const));
  return { kind, afterShare, reason: { code, text } };
}
