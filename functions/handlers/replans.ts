import { getReplan, listReplans } from '../../planning/get-replan.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { type App, serve } from '../http/app.ts';
import { getReplanOperation, listReplansOperation, startReplanOperation } from '../operations/replans.ts';
import { replanOnWire } from '../schemas/replan.ts';
import { parsed } from '../schemas/wire.ts';

export function serveReplans(app: App): void {
  serve(app, startReplanOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const replan = await startReplan(served.ports, caller, { ...parsed(c.req.valid('json')), correlationId });
    return c.json(replanOnWire(replan), 202, { location: `/v1/replans/${replan.id}` });
  });

  serve(app, listReplansOperation, async (c) => {
    const replans = await listReplans(c.var.served.ports, c.req.valid('query').limit);
    return c.json({ items: replans.map(replanOnWire) }, 200);
  });

  serve(app, getReplanOperation, async (c) =>
    c.json(replanOnWire(await getReplan(c.var.served.ports, c.req.valid('param').id)), 200),
  );
}
