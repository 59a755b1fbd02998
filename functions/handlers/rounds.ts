import type { Caller } from '../../planning/caller.ts';
import { listRounds } from '../../planning/list-rounds.ts';
import { type App, serve } from '../http/app.ts';
import { negotiatedForm } from '../http/negotiated.ts';
import { originOf } from '../http/origin.ts';
import { createLinkOperation, listRoundsOperation, openLinkOperation, roundForms } from '../operations/rounds.ts';
import { answerRounds } from './rounds-answer.ts';

export function serveRounds(app: App): void {
  serve(app, listRoundsOperation, async (c) => {
    const { caller, served } = c.var;
    const { date, carer: carerId, format } = c.req.valid('query');
    const form = negotiatedForm(roundForms, format, c.req.header('accept'), 'json');
    const plan = await listRounds(served.ports, caller, c.req.valid('param').id, date);
    return answerRounds(c, plan, { caller, form, carerId });
  });

  serve(app, createLinkOperation, async (c) => {
    const { caller, served } = c.var;
    const providerId = c.req.valid('param').id;
    const { date, carer, expiresInMinutes } = c.req.valid('json');
    await listRounds(served.ports, caller, providerId, date);
    const expires = new Date(Date.parse(served.ports.clock.now()) + expiresInMinutes * 60_000).toISOString();
    const target = { providerId, date, ...(carer !== undefined && { carerId: carer }) };
    const path = `/v1/shared/rounds/${await served.links.sign(target, expires)}`;
    return c.json({ url: new URL(path, originOf(c)).href, path, expires }, 201);
  });

  serve(app, openLinkOperation, async (c) => {
    const { served } = c.var;
    const form = negotiatedForm(roundForms, c.req.valid('query').format, c.req.header('accept'), 'html');
    const { providerId, date, carerId } = await served.links.open(c.req.valid('param').token, served.ports.clock.now());
    const caller: Caller = { role: 'provider', subject: 'link', providerId };
    const plan = await listRounds(served.ports, caller, providerId, date);
    return answerRounds(c, plan, { caller, form, carerId });
  });
}
