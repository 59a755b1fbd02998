import { retryBacklog, zoneBacklog } from '../../planning/backlog/retry-backlog.ts';
import { type App, serve } from '../http/app.ts';
import { retryBacklogOperation, zoneBacklogOperation } from '../operations/backlog.ts';
import { backlogOnWire } from '../schemas/backlog.ts';

export function serveBacklog(app: App): void {
  serve(app, zoneBacklogOperation, async (c) =>
    c.json(backlogOnWire(await zoneBacklog(c.var.served.ports, c.req.valid('param').id)), 200),
  );

  serve(app, retryBacklogOperation, async (c) => {
    const { correlationId, served } = c.var;
    const { zoneId } = c.req.valid('json');
    return c.json(backlogOnWire(await retryBacklog(served.ports, { zoneId, correlationId })), 202);
  });
}
