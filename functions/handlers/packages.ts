import { InvalidInput, VersionConflict } from '../../planning/errors.ts';
import { getPackage } from '../../planning/get-package.ts';
import { listPackages } from '../../planning/list-packages.ts';
import { packageHistory } from '../../planning/package-history.ts';
import { provePlacement } from '../../planning/prove-placement.ts';
import { queueDecision } from '../../planning/queue-decision.ts';
import { submitPackage } from '../../planning/submit-package.ts';
import { type App, serve } from '../http/app.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import { strangeCursor } from '../http/paged.ts';
import { etagOf } from '../http/version.ts';
import {
  getPackageOperation,
  listPackagesOperation,
  packageHistoryOperation,
  provePlacementOperation,
  submitPackageOperation,
} from '../operations/packages.ts';
import { packageOnWire } from '../schemas/package.ts';
import { parsed } from '../schemas/wire.ts';

export function servePackages(app: App): void {
  serve(app, submitPackageOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const ids = keyedIds(c, 'pkg');
    const ports = { ...served.ports, ids };
    const request = parsed(c.req.valid('json'));
    const stored = await submitPackage(ports, caller, request, correlationId).catch(async (error: unknown) => {
      if (!(error instanceof VersionConflict)) throw error;
      // The first request with this key died after storing, perhaps before queueing.
      const found = await getPackage(ports, caller, ids.fresh('pkg'));
      await queueDecision(ports, found, correlationId);
      return found;
    });
    const headers = { location: `/v1/packages/${stored.id}`, etag: etagOf(stored.version) };
    return c.json(packageOnWire(stored, caller, ports), 202, headers);
  });

  serve(app, listPackagesOperation, async (c) => {
    const { status, zone, provider, limit, cursor } = c.req.valid('query');
    const { ports } = c.var.served;
    const { caller } = c.var;
    const page = await listPackages(ports, caller, {
      limit,
      ...(status !== undefined && { status }),
      ...(zone !== undefined && { zoneId: zone }),
      ...(provider !== undefined && { providerId: provider }),
      ...(cursor !== undefined && { from: cursor }),
    }).catch((error: unknown) => {
      // The only input that the list itself can refuse; it knows it by another name.
      throw error instanceof InvalidInput && cursor !== undefined ? strangeCursor(cursor) : error;
    });
    return c.json({ ...page, items: page.items.map((item) => packageOnWire(item, caller, ports)) }, 200);
  });

  serve(app, getPackageOperation, async (c) => {
    const { ports } = c.var.served;
    const { caller } = c.var;
    const found = await getPackage(ports, caller, c.req.valid('param').id);
    return c.json(packageOnWire(found, caller, ports), 200, { etag: etagOf(found.version) });
  });

  serve(app, packageHistoryOperation, async (c) => {
    const items = await packageHistory(c.var.served.ports, c.var.caller, c.req.valid('param').id);
    return c.json({ items }, 200);
  });

  serve(app, provePlacementOperation, async (c) => {
    const proof = await provePlacement(c.var.served.ports, c.var.caller, c.req.valid('param').id);
    return c.json(proof, 200);
  });
}
