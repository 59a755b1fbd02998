import { asHeldBy } from '../../domain/life/serving.ts';
import { firstVisitOf } from '../../planning/first-visit.ts';
import { getPackage } from '../../planning/get-package.ts';
import { changeOrder } from '../../planning/life/change-order.ts';
import { endPackage } from '../../planning/life/end-package.ts';
import { handBack } from '../../planning/life/hand-back.ts';
import { resumePackage } from '../../planning/life/resume-package.ts';
import { suspendPackage } from '../../planning/life/suspend-package.ts';
import { type App, serve } from '../http/app.ts';
import { Fault } from '../http/fault.ts';
import { etagOf, expectedVersion } from '../http/version.ts';
import {
  changeOrderOperation,
  endPackageOperation,
  handBackOperation,
  listOrdersOperation,
  resumePackageOperation,
  suspendPackageOperation,
} from '../operations/package-life.ts';
import {
  packageChangeOnWire,
  serviceOrdersOnWire,
  type TestedChangeSchema,
  testedChangeOnWire,
} from '../schemas/package-change.ts';
import { parsed, type Wire } from '../schemas/wire.ts';

/** What happens to a package after it is placed; each change repairs rounds while somebody waits. */
export function servePackageLife(app: App): void {
  serve(app, endPackageOperation, async (c) => {
    const { caller, served } = c.var;
    const end = { ...parsed(c.req.valid('json')), expected: expectedVersion(c) };
    const ended = await endPackage(served.ports, caller, c.req.valid('param').id, end);
    const headers = { etag: etagOf(ended.carePackage.version) };
    const first = await firstVisitOf(served.ports, caller, ended.carePackage);
    return c.json(packageChangeOnWire(ended, caller, served.ports, first), 200, headers);
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
    const first = await firstVisitOf(served.ports, caller, moved.carePackage);
    return c.json(packageChangeOnWire(moved, caller, served.ports, first), 202, headers);
  });

  serve(app, changeOrderOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const order = { ...parsed(c.req.valid('json')), expected: expectedVersion(c), correlationId };
    const changed = await changeOrder(served.ports, caller, c.req.valid('param').id, order);
    const headers = { etag: etagOf(changed.carePackage.version) };
    const first = await firstVisitOf(served.ports, caller, changed.carePackage);
    const answer = testedChangeOnWire(changed, caller, served.ports, first);
    mustBeMade(answer, order.dryRun);
    return c.json(answer, 200, headers);
  });

  serve(app, listOrdersOperation, async (c) => {
    const { caller, served } = c.var;
    const found = await getPackage(served.ports, caller, c.req.valid('param').id);
    const shown = caller.role === 'provider' ? asHeldBy(found, caller.providerId) : found;
    return c.json({ items: serviceOrdersOnWire(shown) }, 200);
  });

  serve(app, suspendPackageOperation, async (c) => {
    const { caller, served } = c.var;
    const request = { ...parsed(c.req.valid('json')), expected: expectedVersion(c) };
    const suspended = await suspendPackage(served.ports, caller, c.req.valid('param').id, request);
    const headers = { etag: etagOf(suspended.carePackage.version) };
    const first = await firstVisitOf(served.ports, caller, suspended.carePackage);
    return c.json(packageChangeOnWire(suspended, caller, served.ports, first), 200, headers);
  });

  serve(app, resumePackageOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const asked = { ...parsed(c.req.valid('json')), expected: expectedVersion(c), correlationId };
    const resumed = await resumePackage(served.ports, caller, c.req.valid('param').id, asked);
    const headers = { etag: etagOf(resumed.carePackage.version) };
    const first = await firstVisitOf(served.ports, caller, resumed.carePackage);
    const answer = testedChangeOnWire(resumed, caller, served.ports, first);
    mustBeMade(answer, asked.dryRun);
    return c.json(answer, 200, headers);
  });
}

/**
 * A change that was asked for and not made is no success, or a script would take it for done; a dry run is one.
 * @throws Fault rounds-cannot-hold with the reasons.
 */
function mustBeMade(change: Wire<typeof TestedChangeSchema>, dryRun: boolean): void {
  if (change.committed || dryRun) return;
  const { package: _, ...told } = change;
  const reasons = [...told.failing, ...told.displaced].flatMap((one) => one.reasons.map(({ text }) => text));
  throw new Fault('rounds-cannot-hold', [], ['Nothing is changed.', ...reasons].join(' '), told);
}
