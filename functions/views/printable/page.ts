/** A day's rounds as a page to print: one A4 side a round, and one for the visits that nobody has. Self-contained. */
import type { DayPlan, VisitSegment } from '../../../domain/round.ts';
import { plannedTimesOf } from '../../schemas/planned-time.ts';
import { visitsOf } from '../day.ts';
import { escaped } from '../escaped.ts';
import { longDate } from './long-date.ts';
import { footerOf, type Names, sheetOf } from './sheet.ts';
import { style } from './style.ts';

/** @param all the whole day, in which the other carer of a double-up is found when `plan` is one carer's. */
export function roundsAsPage(plan: DayPlan, all: DayPlan, names: Names): string {
  const planned = plannedTimesOf(plan.date);
  const partners = partnersIn(all, names);
  const placeName = placesIn(all);
  const sides = plan.rounds.length + (plan.leftOut.length > 0 ? 1 : 0);
  const sheets = plan.rounds.map((round, index) =>
    sheetOf(round, { plan, names, planned, partners, placeName, page: `${index + 1} of ${sides}` }),
  );
  const body = [...sheets, plan.leftOut.length > 0 ? leftOutSheet(plan, `${sides} of ${sides}`) : ''].join('\n');
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Rounds, ${longDate(plan.date)}</title><style>${style}</style></head>
<body>${body === '' ? nothingSheet(plan, names) : body}</body></html>`;
}

/** The other carers of a double-up, by initials where known. */
function partnersIn(all: DayPlan, names: Names): (visit: VisitSegment) => readonly string[] {
  const byVisit = new Map<string, { readonly position: number; readonly name: string }[]>();
  for (const round of all.rounds) {
    for (const { visitId, carersRequired, carerPosition } of visitsOf(round)) {
      if (carersRequired < 2) continue;
      const name = names.carerInitials.get(round.carerId) ?? round.carerId;
      byVisit.set(visitId, [...(byVisit.get(visitId) ?? []), { position: carerPosition, name }]);
    }
  }
  return ({ visitId, carerPosition }) =>
    (byVisit.get(visitId) ?? []).filter(({ position }) => position !== carerPosition).map(({ name }) => name);
}

/** 'MB, BL9' for a client's reference. */
function placesIn(all: DayPlan): (place: string) => string {
  const places = new Map<string, string>();
  for (const round of all.rounds) {
    for (const { clientRef, clientInitials, area } of visitsOf(round)) {
      places.set(clientRef, `${clientInitials}, ${area}`);
    }
  }
  return (place) => places.get(place) ?? place;
}

function leftOutSheet(plan: DayPlan, page: string): string {
  const items = plan.leftOut.map(
    ({ visitId, minutes, carersRequired, reasons }) =>
      `<li><span>${escaped(visitId)}<small>${reasons.map(({ text }) => escaped(text)).join('; ')}</small></span><span>${minutes} min${carersRequired > 1 ? ` × ${carersRequired}` : ''}</span></li>`,
  );
  return `<section class="sheet leftout"><header><div class="who"><h1>Visits that nobody has</h1>
<p class="when">${longDate(plan.date)}</p></div></header><ol>${items.join('\n')}</ol>${footerOf({ plan, page })}</section>`;
}

function nothingSheet(plan: DayPlan, names: Names): string {
  return `<section class="sheet"><header><div class="who"><p class="provider">${escaped(names.provider)}</p>
<h1>No rounds</h1><p class="when">${longDate(plan.date)}</p></div></header>
<p class="none">Nothing is planned for this day.</p></section>`;
}
