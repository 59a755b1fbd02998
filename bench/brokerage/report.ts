/** The figures of a simulated quarter as a page of Markdown. */
import { markdown } from '../markdown.ts';
import type { Provenance } from '../suite/provenance.ts';
import type { BrokerageFigures, Percentiles } from './figures.ts';
import type { QuarterOptions } from './quarter.ts';

export interface Made extends Provenance {
  readonly options: QuarterOptions;
  /** Packages of the borough when the quarter begins, and how many of them a provider holds then. */
  readonly standing: number;
  readonly held: number;
  readonly seconds: number;
  /** Of the whole run, without the database. */
  readonly processorSeconds: number;
}

export function brokerageReport(figures: BrokerageFigures, made: Made): string {
  const { options, standing, held, seconds, processorSeconds, machine, commit, date } = made;
  const { requests, entries, certificates, promises, computing, toFirstOffer, toPlacement, placedInTime } = figures;
  const count = (kind: string): number => entries[kind] ?? 0;
  const rows = [
    ['requests of the quarter', told(requests)],
    ['offers', `${count('offer')}: ${count('refusal')} refused, ${count('lapse')} lapsed`],
    ['placements', String(count('placement'))],
    ['certificates complete, from the ledger alone', share(certificates.complete, certificates.entries)],
    [
      'promises kept in the next full plan',
      `${share(promises.kept, promises.kept + promises.broken)}; ${promises.roomGoneAtAcceptance} acceptances found no room`,
    ],
    ['request to first offer or placement, simulated time', spans(toFirstOffer)],
    ['request to placement, simulated time', spans(toPlacement)],
    ['placed within the limit of its urgency', share(placedInTime.inTime, placedInTime.placed)],
    ['request to first decision, processor time', milliseconds(computing.firstDecisionMs)],
    [
      'decisions a second of processor time',
      `${computing.decisionsASecond} (${computing.decisions} decisions, those tried again each night among them)`,
    ],
    ['placements a second of processor time', String(computing.placementsASecond)],
  ];
  const zones = figures.zones.map((z) => [
    z.zone,
    z.reading,
    String(z.moments),
    z.furthestUndisturbed.toFixed(2),
    z.furthest.toFixed(2),
    share(z.explained, z.beyond),
  ]);
  return [
    '# A quarter of brokerage',
    '',
    `${options.weeks} weeks from ${options.from} in simulated time on the demo borough, seed ${options.seed}: ${standing} packages asked for at`,
    `the start and ${held} of them held, ${options.aWeek} requests a week, as many packages ending as are asked for. Everybody is offered and`,
    'may accept, refuse or let lapse; two providers are suspended for a fortnight each, one is restricted for three weeks,',
    'one ceases to trade. All through the use cases of the product on an embedded DynamoDB. Nights are searched for a',
    'moment only.',
    '',
    'How many requests are realistic: Leicestershire had 67 people in six weeks of reablement beside 1,994 others, so some',
    '11 a week came for it; in the demo two of five new clients do. That makes three a week here. The default of 16 is five',
    'times as many, so that a two-week period of a zone holds packages enough for a share to mean anything.',
    '',
    `Written by \`npm run bench:brokerage\` in ${seconds.toFixed(0)} s (${processorSeconds.toFixed(0)} s of processor time) on ${date}, commit ${commit}: ${machine}.`,
    'Simulated time is what a council would see on its clocks; processor time is that of the one process that decides,',
    'without the database.',
    '',
    ...markdown(['figure', ''], rows),
    '',
    'How far anybody was from its due share, after each entry of the ledger, in packages (in hours: in the largest package',
    'of the period). Undisturbed: while nobody had turned a package away in the period. Explained: of the moments at which',
    'somebody was a package or more away, those at which the entries say whose answers made it so. Where a shortfall',
    'carries, what earlier periods fell short by is in both distances.',
    '',
    ...markdown(
      ['zone', 'reading of the contract', 'moments', 'furthest, undisturbed', 'furthest', 'explained'],
      zones,
    ),
    '',
    '![Running shares](plots/brokerage-shares.svg)',
    '',
  ].join('\n');
}

function told(counts: Readonly<Record<string, number>>): string {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return `${all}: ${Object.entries(counts)
    .map(([word, n]) => `${n} ${word}`)
    .join(', ')}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)}% (${part} of ${whole})`;
}

function spans({ of, p50, p95 }: Percentiles): string {
  return `p50 ${span(p50)}, p95 ${span(p95)} (${of} packages)`;
}

function span(minutes: number): string {
  return minutes < 60 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

function milliseconds({ of, p50, p95 }: Percentiles): string {
  return `p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms (${of} packages)`;
}
