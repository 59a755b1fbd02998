import { cancelPackage } from '../../planning/cancel-package.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { firstVisitOf } from '../../planning/first-visit.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf, expectedVersion } from '../http/version.ts';
import { cancelPackageOperation, changeVisitOperation } from '../operations/packages.ts';
import { packageOnWire } from '../schemas/package.ts';
import { repairedDayOnWire } from '../schemas/repaired-day.ts';
import { parsed } from '../schemas/wire.ts';

export function servePackageChanges(app: App): void {
  serve(app, cancelPackageOperation, async (c) => {
    const { caller, served } = c.var;
    const { reason } = c.req.valid('json');
    const cancellation = { reason, expected: expectedVersion(c) };
    const cancelled = await cancelPackage(served.ports, caller, c.req.valid('param').id, cancellation);
    const first = await firstVisitOf(served.ports, caller, cancelled);
    return c.json(packageOnWire(cancelled, caller, served.ports, first), 200, { etag: etagOf(cancelled.version) });
  });

  serve(app, changeVisitOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, patternId, date } = c.req.valid('param');
    const change = parsed(c.req.valid('json'));
    const expected = expectedVersion(c);
    const changed = await changeVisit(served.ports, caller, { ...change, packageId: id, patternId, date, expected });
    const first = await firstVisitOf(served.ports, caller, changed.carePackage);
    const answer = {
      holds: changed.holds,
      package: packageOnWire(changed.carePackage, caller, served.ports, first),
      ...(changed.day !== undefined && { day: repairedDayOnWire(changed.day, caller) }),
    };
    return c.json(answer, 200, { etag: etagOf(changed.carePackage.version) });
  });
}
