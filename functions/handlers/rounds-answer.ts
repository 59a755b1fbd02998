/** A day's rounds in the form that was asked for. */
import type { DayPlan } from '../../domain/round.ts';
import type { Caller } from '../../planning/caller.ts';
import type { Ports } from '../../planning/ports.ts';
import { getProvider } from '../../planning/register/list-register.ts';
import { getWorkforce } from '../../planning/workforce/get-workforce.ts';
import type { RequestContext } from '../http/served.ts';
import { textAnswer } from '../http/text-answer.ts';
import { alreadyHeld, etagOf } from '../http/version.ts';
import { type RoundForm, roundForms } from '../operations/rounds.ts';
import { roundsAsCalendar } from '../views/calendar.ts';
import { roundsAsCsv } from '../views/csv.ts';
import { ofCarer } from '../views/day.ts';
import { roundsAsGeoJson } from '../views/geojson.ts';
import { roundsAsJson } from '../views/json.ts';
import { roundsAsPage } from '../views/printable/page.ts';
import type { Names } from '../views/printable/sheet.ts';
import { recentText } from './recent-text.ts';

/** A page about people: no scripts, nothing from elsewhere, not kept by shared caches, not found by search engines. */
const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

export interface RoundsWanted {
  readonly caller: Caller;
  readonly form: RoundForm;
  readonly carerId?: string | undefined;
}

export async function answerRounds(c: RequestContext, all: DayPlan, wanted: RoundsWanted): Promise<Response> {
  const { form, carerId } = wanted;
  const etag = etagOf(all.version, form === 'json' ? undefined : form);
  const headers = { etag, vary: 'Accept', 'cache-control': 'private, no-cache' };
  // The page also shows initials, which change without the plan.
  if (form !== 'html' && alreadyHeld(c, etag)) return new Response(null, { status: 304, headers });
  const plan = ofCarer(all, carerId);
  const body =
    form === 'html'
      ? await pageOf(c.var.served.ports, wanted, plan, all)
      : recentText(all, `${form} ${carerId ?? ''}`, () => textOf(plan, form));
  const charset = form === 'json' || form === 'geojson' ? '' : '; charset=utf-8';
  const extra = form === 'html' ? PAGE_HEADERS : {};
  return textAnswer(body, { headers: { ...headers, ...extra, 'content-type': `${roundForms[form]}${charset}` } });
}

function textOf(plan: DayPlan, form: Exclude<RoundForm, 'html'>): string {
  if (form === 'ics') return roundsAsCalendar(plan);
  if (form === 'csv') return roundsAsCsv(plan);
  return JSON.stringify(form === 'json' ? roundsAsJson(plan) : roundsAsGeoJson(plan));
}

async function pageOf(ports: Ports, { caller }: RoundsWanted, plan: DayPlan, all: DayPlan): Promise<string> {
  const [provider, workforce] = await Promise.all([
    getProvider(ports, caller, plan.providerId),
    getWorkforce(ports, caller, plan.providerId),
  ]);
  const carerInitials = new Map(workforce.carers.map(({ id, initials }) => [id, initials]));
  const names: Names = { provider: provider.name, carerInitials };
  return roundsAsPage(plan, all, names);
}
