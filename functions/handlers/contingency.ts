import type { ContingencyList } from '../../domain/contingency.ts';
import { clientRefsOf, getContingencyList } from '../../planning/contingency/get-contingency-list.ts';
import { moveAll } from '../../planning/contingency/move-package.ts';
import { ceaseProvider, suspendProvider } from '../../planning/contingency/suspend-provider.ts';
import { type App, serve } from '../http/app.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import type { RequestContext } from '../http/served.ts';
import {
  ceaseProviderOperation,
  getContingencyListOperation,
  moveAllOperation,
  suspendProviderOperation,
} from '../operations/contingency.ts';
import { contingencyOnWire, contingencyProgressOnWire } from '../schemas/contingency.ts';
import { parsed } from '../schemas/wire.ts';

export function serveContingency(app: App): void {
  serve(app, suspendProviderOperation, async (c) => {
    const { id } = c.req.valid('param');
    const standing = parsed(c.req.valid('json'));
    return started(c, await suspendProvider(c.var.served.ports, c.var.caller, id, standing, listRequest(c)));
  });

  serve(app, ceaseProviderOperation, async (c) => {
    const { id } = c.req.valid('param');
    const standing = parsed(c.req.valid('json'));
    return started(c, await ceaseProvider(c.var.served.ports, c.var.caller, id, standing, listRequest(c)));
  });

  serve(app, getContingencyListOperation, async (c) => {
    const list = await getContingencyList(c.var.served.ports, c.req.valid('param').id);
    return c.json(contingencyOnWire(list, await clientRefsOf(c.var.served.ports, list)), 200);
  });

  serve(app, moveAllOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    return started(c, await moveAll(served.ports, caller, c.req.valid('param').id, correlationId));
  });
}

/** The list's identifier follows from the key: a request that died half-way goes on with its own list. */
function listRequest(c: RequestContext) {
  return { listId: keyedIds(c, 'list').fresh('list'), correlationId: c.var.correlationId };
}

async function started(c: RequestContext, list: ContingencyList): Promise<Response> {
  const begun = contingencyProgressOnWire(list, await clientRefsOf(c.var.served.ports, list));
  return c.json(begun, 202, { location: `/v1/contingency-lists/${list.id}` });
}
