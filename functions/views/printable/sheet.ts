/** One round on one A4 side: whose and when, totals and map, then its lines. */
import type { DayPlan, Round } from '../../../domain/round.ts';
import type { PlannedTime } from '../../schemas/planned-time.ts';
import { totalsOf, visitsOf } from '../day.ts';
import { escaped } from '../escaped.ts';
import { type Line, type LineContext, type LineKind, linesOf, miles, spoken } from './lines.ts';
import { longDate } from './long-date.ts';
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
/** Heights as in the style. */
const HEIGHT_MM: Readonly<Record<LineKind, number>> = { visit: 10.4, leg: 5.1, pause: 6.2, day: 6.2 };
/** Lines that would shrink below this go in two columns; a column's end wastes at most a visit and its leg. */
const LEAST_FIT = 0.66;
const COLUMN_WASTE_MM = 16;

export function sheetOf(round: Round, context: SheetContext): string {
  const { plan, names, planned } = context;
  const initials = names.carerInitials.get(round.carerId);
  const lines = linesOf(round.segments, context);
  const { fit, columns } = fitOf(lines);
  return `<section class="sheet round" style="--fit:${fit}">
<header><div class="who"><p class="provider">${escaped(names.provider)}</p>
<h1>Round for ${escaped(initials ?? round.carerId)}${initials === undefined ? '' : ` <span class="ref">${escaped(round.carerId)}</span>`}</h1>
<p class="when">${longDate(plan.date)} <b>${planned(round.shift.from).local} – ${planned(round.shift.to).local}</b>${stateTag(plan)}</p>
${totalsList(round, planned)}</div>${roundMap(visitsOf(round))}</header>
<ol class="lines${columns === 2 ? ' two' : ''}">${lines.map(({ html }) => html).join('\n')}</ol>
${footerOf(context)}
</section>`;
}

/** How much the lines must shrink to end on the side. */
function fitOf(lines: readonly Line[]): { readonly fit: number; readonly columns: 1 | 2 } {
  const needed = lines.reduce((sum, { kind }) => sum + HEIGHT_MM[kind], 0);
  if (LINES_MM / needed >= LEAST_FIT) return { fit: rounded(LINES_MM / needed), columns: 1 };
  return { fit: rounded((2 * LINES_MM - COLUMN_WASTE_MM) / needed), columns: 2 };
}

function rounded(fit: number): number {
  return Math.floor(Math.min(1, fit) * 100) / 100;
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

function stateTag({ state }: DayPlan): string {
  return state === 'published'
    ? '<span class="state">Published</span>'
    : '<span class="state draft">Draft, may change</span>';
}

export function footerOf({ plan, page }: { readonly plan: DayPlan; readonly page: string }): string {
  return `<footer><span>Version ${plan.version}. Initials and areas only; keep this sheet safe and shred it after the shift.</span><span>${page}</span></footer>`;
}
