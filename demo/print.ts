/** The report as a person reads it. */
import type { Report } from './report.ts';

export function reportTable(report: Report): string {
  const {
    packages,
    visits,
    travelMinutesPerContactHour: travel,
    startsWithin15: starts,
    carersPerClient14d: carers,
  } = report;
  const rows: [string, string][] = [
    [
      'packages',
      `${packages.submitted} submitted: ${packages.placed} placed, ${packages.waiting} waiting, ${packages.unplaced} unplaced`,
    ],
    ['  why not placed', reasons(report.reasons.packages)],
    ['offers to providers', offersMade(report)],
    [`visits on ${report.date}`, `${visits.required} required: ${visits.planned} planned, ${visits.leftOut} left out`],
    ['  why left out', reasons(report.reasons.visits)],
    ['rounds', String(report.rounds)],
    ['rules broken', `${report.hardViolations} (recounted from the rounds as fetched)`],
    ['', 'before replanning  after'],
    ['travel minutes per contact hour', pair(travel.before, travel.after)],
    ['starts within 15 minutes of wanted', pair(percent(starts.before), percent(starts.after))],
    ['carers per client over 14 days', pair(carers.before, carers.after)],
    ['took', `${report.seconds} s`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
    .join('\n');
}

/** A report that an earlier release left has none. */
function offersMade({ offers }: Partial<Pick<Report, 'offers'>>): string {
  if (offers === undefined || offers.made === 0) return '';
  return `${offers.made}: ${offers.accepted} accepted, ${offers.refused} refused, ${offers.leftOpen} left open until they lapse`;
}

function reasons(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function pair(before: number | string, after: number | string): string {
  return `${String(before).padEnd(19)}${after}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
