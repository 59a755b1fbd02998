import { dayKpis } from '../../planning/day-kpis.ts';
import { type App, serve } from '../http/app.ts';
import { dayKpisOperation } from '../operations/kpis.ts';
import { dayKpisOnWire } from '../schemas/kpis.ts';

export function serveKpis(app: App): void {
  serve(app, dayKpisOperation, async (c) =>
    c.json(dayKpisOnWire(await dayKpis(c.var.served.ports, c.req.valid('query').date)), 200),
  );
}
