import { drawContingency } from '../../planning/life/draw-contingency.ts';
import { packageHours } from '../../planning/life/package-hours.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf, expectedVersion } from '../http/version.ts';
import { drawContingencyOperation, packageHoursOperation } from '../operations/package-hours.ts';
import { packageHoursOnWire } from '../schemas/package-hours.ts';
import { parsed } from '../schemas/wire.ts';

/** Flexible hours of a package; nothing here touches a round. */
export function servePackageHours(app: App): void {
  serve(app, packageHoursOperation, async (c) => {
    const { caller, served } = c.var;
    const hours = await packageHours(served.ports, caller, c.req.valid('param').id);
    return c.json(packageHoursOnWire(hours, caller), 200, { etag: etagOf(hours.carePackage.version) });
  });

  serve(app, drawContingencyOperation, async (c) => {
    const { caller, served } = c.var;
    const draw = { ...parsed(c.req.valid('json')), expected: expectedVersion(c) };
    const hours = await drawContingency(served.ports, caller, c.req.valid('param').id, draw);
    return c.json(packageHoursOnWire(hours, caller), 201, { etag: etagOf(hours.carePackage.version) });
  });
}
