/** One round on one A4 side: whose and when, totals and map, then its lines. */
import type { DayPlan, Round } from '../../../domain/round.ts';
import type { PlannedTime } from '../../schemas/planned-time.ts';
import { totalsOf, visitsOf } from '../day.ts';
import { escaped } from '../escaped.ts';
import { type LineContext, lineOf, miles, spoken } from './lines.ts';
import { roundMap } from './map.ts';

/** Names for identifiers; where one is missing the identifier itself is printed. */
export interface Names {
  readonly provider: string;
  readonly carerInitials: ReadonlyMap<string, string>;
}

export interface SheetContext extends LineContext {
  readonly plan: DayPlan;
  readonly names: Names;
  readonly page: string;
}

/** Height of the lines' part of a sheet in millimetres: 297 less margins, header and footer. */
const LINES_MM = 213;
/** Heights as in the style: a visit, a leg, a pause. */
const HEIGHT_MM = { visit: 10.4, travel: 5.1, waiting: 6.2, break: 6.2 } as const;

export function sheetOf(round: Round, context: SheetContext): string {
  const { plan, names, planned } = context;
  const initials = names.carerInitials.get(round.carerId);
  let number = 0;
  const lines = round.segments.map((segment) => {
    if (segment.kind === 'visit') number += 1;
    return lineOf(segment, number, context);
  });
  return `<section class="sheet round" style="--fit:${fitOf(round)}">
<header><div class="who"><p class="provider">${escaped(names.provider)}</p>
<h1>Round for ${escaped(initials ?? round.carerId)}${initials === undefined ? '' : ` <span class="ref">${escaped(round.carerId)}</span>`}</h1>
<p class="when">${longDate(plan.date)} <b>${planned(round.shift.from).local} – ${planned(round.shift.to).local}</b>${stateTag(plan)}</p>
${totalsList(round, planned)}</div>${roundMap(visitsOf(round))}</header>
<ol>${lines.join('\n')}</ol>
${footerOf(context)}
</section>`;
}

/** How much the lines must shrink to end on the side. */
function fitOf(round: Round): number {
  const needed = round.segments.reduce((sum, segment) => sum + HEIGHT_MM[segment.kind], 0);
  return Math.round(Math.min(1, Math.max(0.5, LINES_MM / needed)) * 100) / 100;
}

function totalsList(round: Round, planned: (minute: number) => PlannedTime): string {
  const totals = totalsOf(round);
  const first = visitsOf(round)[0];
  const entries: [string, string][] = [
    ['visits', String(totals.visits)],
    ['with clients', spoken(totals.contactMinutes)],
    ['travel', spoken(totals.travelMinutes)],
    ['distance', miles(totals.metres)],
    ['first visit', first === undefined ? '–' : planned(first.from).local],
  ];
  return `<dl>${entries.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

export function stateTag({ state }: DayPlan): string {
  return state === 'published'
    ? '<span class="state">Published</span>'
    : '<span class="state draft">Draft, may change</span>';
}

export function footerOf({ plan, page }: { readonly plan: DayPlan; readonly page: string }): string {
  return `<footer><span>Version ${plan.version}. Initials and areas only; keep this sheet safe and shred it after the shift.</span><span>${page}</span></footer>`;
}

/** 'Monday 23 November 2026'. */
export function longDate(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return escaped(format.format(new Date(`${date}T12:00:00Z`)).replace(',', ''));
}
