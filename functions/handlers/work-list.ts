import { placementTimes } from '../../planning/placement-times.ts';
import { listWindowsForReview, type WindowForReview } from '../../planning/windows-for-review.ts';
import { dueOrder, workList } from '../../planning/work-list.ts';
import { type App, serve } from '../http/app.ts';
import { mustBeKnown } from '../http/known-filter.ts';
import { negotiatedForm } from '../http/negotiated.ts';
import { pageByKey } from '../http/paged.ts';
import type { RequestContext } from '../http/served.ts';
import {
  listForms,
  placementTimesOperation,
  windowsForReviewOperation,
  workListOperation,
} from '../operations/work-list.ts';
import type { PlacementTimesSchema } from '../schemas/placement-times.ts';
import type { Wire } from '../schemas/wire.ts';
import { windowForReviewOnWire, workItemOnWire } from '../schemas/work-list.ts';
import { windowsForReviewAsCsv, workListAsCsv } from '../views/work-list-csv.ts';

export function serveWorkList(app: App): void {
  serve(app, workListOperation, async (c) => {
    const { zone, state, format, ...paging } = c.req.valid('query');
    const form = negotiatedForm(listForms, format, c.req.header('accept'), 'json');
    await mustBeKnown(c.var.served.ports, { zone });
    const items = await workList(c.var.served.ports, {
      ...(zone !== undefined && { zoneId: zone }),
      ...(state !== undefined && { state }),
    });
    if (form === 'csv') return csvFile(c, 'work-list', workListAsCsv(items));
    const page = pageByKey(items, dueOrder, paging);
    return c.json({ ...page, items: page.items.map(workItemOnWire) }, 200, VARY);
  });

  serve(app, placementTimesOperation, async (c) => {
    const { zone, from, to } = c.req.valid('query');
    await mustBeKnown(c.var.served.ports, { zone });
    const report = await placementTimes(c.var.served.ports, {
      ...(zone !== undefined && { zoneId: zone }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
    return c.json(report satisfies Wire<typeof PlacementTimesSchema>, 200);
  });

  serve(app, windowsForReviewOperation, async (c) => {
    const { zone, format, ...paging } = c.req.valid('query');
    const form = negotiatedForm(listForms, format, c.req.header('accept'), 'json');
    await mustBeKnown(c.var.served.ports, { zone });
    const windows = await listWindowsForReview(c.var.served.ports, { ...(zone !== undefined && { zoneId: zone }) });
    if (form === 'csv') return csvFile(c, 'windows-for-review', windowsForReviewAsCsv(windows));
    const page = pageByKey(windows, keyOfWindow, paging);
    return c.json({ ...page, items: page.items.map(windowForReviewOnWire) }, 200, VARY);
  });
}

const VARY = { vary: 'Accept', 'cache-control': 'private, no-cache' };

function keyOfWindow({ carePackage, pattern }: WindowForReview): string {
  return `${carePackage.id} ${pattern.id}`;
}

function csvFile(c: RequestContext, name: string, text: string): Response {
  return c.body(text, 200, {
    ...VARY,
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
  });
}
