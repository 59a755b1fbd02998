import { endPackage } from '../../planning/life/end-package.ts';
import { handBack } from '../../planning/life/hand-back.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf, expectedVersion } from '../http/version.ts';
import { endPackageOperation, handBackOperation } from '../operations/package-life.ts';
import { packageChangeOnWire } from '../schemas/package-change.ts';
import { parsed } from '../schemas/wire.ts';

/** What happens to a package after it is placed; each change repairs rounds while somebody waits. */
export function servePackageLife(app: App): void {
  serve(app, endPackageOperation, async (c) => {
    const { caller, served } = c.var;
    const end = { ...parsed(c.req.valid('json')), expected: expectedVersion(c) };
    const ended = await endPackage(served.ports, caller, c.req.valid('param').id, end);
    const headers = { etag: etagOf(ended.carePackage.version) };
    return c.json(packageChangeOnWire(ended, caller, served.ports), 200, headers);
  });

  serve(app, handBackOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const { code, text, lastDate } = parsed(c.req.valid('json'));
    const request = { reason: { code, text }, expected: expectedVersion(c), correlationId };
    const moved = await handBack(served.ports, caller, c.req.valid('param').id, {
      ...request,
      ...(lastDate !== undefined && { lastDate }),
    });
    const headers = { etag: etagOf(moved.carePackage.version) };
    return c.json(packageChangeOnWire(moved, caller, served.ports), 202, headers);
  });
}
