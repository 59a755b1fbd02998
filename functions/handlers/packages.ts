import type { CarePackage } from '../../domain/package.ts';
import { InvalidInput, VersionConflict } from '../../planning/errors.ts';
import { firstVisitOf, firstVisitsSeenBy } from '../../planning/first-visit.ts';
import { getPackage } from '../../planning/get-package.ts';
import { listPackages } from '../../planning/list-packages.ts';
import { packageHistory } from '../../planning/package-history.ts';
import { provePlacement } from '../../planning/prove-placement.ts';
import { isSameRequest } from '../../planning/same-request.ts';
import { submitPackage } from '../../planning/submit-package.ts';
import { type App, serve } from '../http/app.ts';
import { isForgotten, keepWith } from '../http/kept-answer.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import { reused } from '../http/keyed-request.ts';
import { mustBeKnown } from '../http/known-filter.ts';
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
    const ports = { ...served.ports, ids: keyedIds(c, 'pkg') };
    const request = parsed(c.req.valid('json'));
    const kept = keepWith(c, (stored: CarePackage) => ({
      status: 202,
      headers: {
        'content-type': 'application/json',
        location: `/v1/packages/${stored.id}`,
        etag: etagOf(stored.version),
      },
      body: JSON.stringify(packageOnWire(stored, caller, ports, undefined)),
    }));
    try {
      await submitPackage(ports, caller, request, correlationId, kept.alongside);
    } catch (error) {
      if (!(error instanceof VersionConflict) || !(await isForgotten(c))) throw error;
      // The key made a package once, and what was answered is no longer remembered: the package as it is now, if it is
      // the one that is asked for.
      const stored = await getPackage(ports, caller, ports.ids.fresh('pkg'));
      if (!isSameRequest(stored, request)) throw reused(c.var.keyed.key);
      const headers = { location: `/v1/packages/${stored.id}`, etag: etagOf(stored.version) };
      const first = await firstVisitOf(ports, caller, stored);
      return c.json(packageOnWire(stored, caller, ports, first), 202, headers);
    }
    return kept.answer();
  });

  serve(app, listPackagesOperation, async (c) => {
    const { status, zone, provider, limit, cursor } = c.req.valid('query');
    const { ports } = c.var.served;
    const { caller } = c.var;
    // To a provider another one is the same as none: the list itself answers that.
    await mustBeKnown(ports, { zone, provider: caller.role === 'provider' ? undefined : provider });
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
    const first = await firstVisitsSeenBy(ports, caller, page.items);
    const items = page.items.map((item) => packageOnWire(item, caller, ports, first.get(item.id)));
    return c.json({ ...page, items }, 200);
  });

  serve(app, getPackageOperation, async (c) => {
    const { ports } = c.var.served;
    const { caller } = c.var;
    const found = await getPackage(ports, caller, c.req.valid('param').id);
    const first = await firstVisitOf(ports, caller, found);
    return c.json(packageOnWire(found, caller, ports, first), 200, { etag: etagOf(found.version) });
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
