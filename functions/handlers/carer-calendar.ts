/** A carer's rounds as a calendar that a phone subscribes to. */
import type { Caller } from '../../planning/caller.ts';
import { carerRounds } from '../../planning/carer-rounds.ts';
import { getCarer } from '../../planning/workforce/get-workforce.ts';
import { type App, serve } from '../http/app.ts';
import { originOf } from '../http/origin.ts';
import type { RequestContext } from '../http/served.ts';
import { alreadyHeld } from '../http/version.ts';
import {
  carerCalendarOperation,
  createCalendarLinkOperation,
  openCalendarLinkOperation,
} from '../operations/carer-calendar.ts';
import { roundForms } from '../operations/rounds.ts';
import { roundsAsCalendar } from '../views/calendar.ts';

const MINUTES_A_DAY = 1440;

export function serveCarerCalendar(app: App): void {
  serve(app, carerCalendarOperation, (c) => {
    const { id: providerId, carerId } = c.req.valid('param');
    return calendarOf(c, c.var.caller, providerId, carerId);
  });

  serve(app, createCalendarLinkOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId, carerId } = c.req.valid('param');
    const { expiresInDays } = c.req.valid('json');
    await getCarer(served.ports, caller, providerId, carerId);
    const milliseconds = expiresInDays * MINUTES_A_DAY * 60_000;
    const expires = new Date(Date.parse(served.ports.clock.now()) + milliseconds).toISOString();
    const path = `/v1/shared/calendars/${await served.links.signCalendar({ providerId, carerId }, expires)}`;
    return c.json({ url: new URL(path, originOf(c)).href, path, expires }, 201);
  });

  serve(app, openCalendarLinkOperation, async (c) => {
    const { served } = c.var;
    const { token } = c.req.valid('param');
    const { providerId, carerId } = await served.links.openCalendar(token, served.ports.clock.now());
    return calendarOf(c, { role: 'provider', subject: 'link', providerId }, providerId, carerId);
  });
}

async function calendarOf(c: RequestContext, caller: Caller, providerId: string, carerId: string): Promise<Response> {
  const plans = await carerRounds(c.var.served.ports, caller, providerId, carerId);
  const etag = `"${plans.map(({ date, version }) => `${date}.${version}`).join('_')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (alreadyHeld(c, etag)) return new Response(null, { status: 304, headers });
  const body = roundsAsCalendar(...plans);
  return new Response(body, { headers: { ...headers, 'content-type': `${roundForms.ics}; charset=utf-8` } });
}
