/** What the demo's council has agreed beside the rotation: own services, hours bought by volume, minutes for emergencies. */
import type { NeedRule } from '../../domain/contract.ts';
import type { Purchase } from '../../domain/purchase.ts';
import { BANDS, type Reserve } from '../../domain/reserve.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';

/** Excluded from the framework (LE18). */
export const CRISIS_RESPONSE = 'crisis-response';

/** What the framework excludes goes to the own team, and so do the first six weeks after a discharge (MK6). */
export function needsOf(ownTeam: string): NeedRule[] {
  const { needType: firstWeeks } = defaultSettings.packageLife.firstWeeks;
  return [CRISIS_RESPONSE, firstWeeks].map((needType) => ({ needType, ownTeams: [ownTeam] }));
}

const HOUR = 60;

/**
 * One kind of purchase a zone, in the first three of them (DE1, DE18). Each provider keeps its turn in the rotation: what
 * it is given there is counted against the volume, and nobody is asked before it is due.
 */
export function purchasesOf(zone: number, provider: string, ownTeam: string, date: LocalDate): Purchase[] {
  const common = { asked: 'in-turn', beyondVolume: 'asked' } as const;
  const yearStarts = financialYearOf(date);
  // Winter asks for more: a profile over the year that begins in April.
  const months = [900, 900, 850, 850, 850, 900, 1000, 1100, 1200, 1250, 1150, 1050].map((hours) => hours * HOUR);
  const purchases: readonly Purchase[] = [
    {
      ...common,
      id: `block-${provider}`,
      providerId: provider,
      kind: 'block',
      volume: { minutesPerYear: months.reduce((sum, m) => sum + m, 0), yearStarts, minutesByMonth: months },
    },
    {
      ...common,
      id: `volume-${provider}`,
      providerId: provider,
      kind: 'cost-and-volume',
      volume: { minutesPerYear: 15_000 * HOUR, yearStarts },
    },
    {
      ...common,
      id: 'own-hours',
      providerId: ownTeam,
      kind: 'in-house',
      volume: { minutesPerYear: 2_000 * HOUR, yearStarts },
    },
  ];
  return purchases.slice(zone, zone + 1);
}

/** The first of April on or before a date. */
function financialYearOf(date: LocalDate): LocalDate {
  const year = Number(date.slice(0, 4));
  return date.slice(5) < '04-01' ? `${year - 1}-04-01` : `${year}-04-01`;
}

/** One call a zone early and one late, and at weekends, when nobody else answers, one more at midday. */
export function reserveOf(zones: readonly Zone[]): Reserve[] {
  const [, morning, , midday, , , evening] = BANDS;
  return zones.flatMap(({ id: zoneId }): Reserve[] => [
    { zoneId, from: morning, minutes: 30 },
    { zoneId, from: evening, minutes: 30 },
    { zoneId, from: midday, days: ['sat', 'sun'], minutes: 30 },
  ]);
}
