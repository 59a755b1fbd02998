import { dayMinuteOf, type LocalDate, type LocalTime, PLANNING_DAY_STARTS } from '../../domain/time.ts';
import { pinVisit } from '../../planning/pin-visit.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf, expectedVersion } from '../http/version.ts';
import { pinVisitOperation, publishRoundsOperation } from '../operations/round-changes.ts';
import { repairedDayOnWire } from '../schemas/repaired-day.ts';
import { parsed } from '../schemas/wire.ts';

export function serveRoundChanges(app: App): void {
  serve(app, publishRoundsOperation, async (c) => {
    const { id, date } = c.req.valid('param');
    const plan = await publishRounds(c.var.served.ports, c.var.caller, id, date, expectedVersion(c));
    const { providerId, state, publishedAt, rounds, leftOut, version } = plan;
    const day = { providerId, date, state, publishedAt, rounds: rounds.length, leftOut: leftOut.length, version };
    return c.json(day, 200, { etag: etagOf(version) });
  });

  serve(app, pinVisitOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId, date } = c.req.valid('param');
    const { start, ...request } = parsed(c.req.valid('json'));
    const repaired = await pinVisit(served.ports, caller, {
      ...request,
      providerId,
      date,
      ...(start !== undefined && { start: startOn(date, start) }),
      expected: expectedVersion(c),
    });
    return c.json(repairedDayOnWire(repaired, caller), 200, { etag: etagOf(repaired.plan.version) });
  });
}

/** A time before the planning day starts is of the next morning. */
function startOn(date: LocalDate, time: LocalTime): number {
  return dayMinuteOf(date, time, time < PLANNING_DAY_STARTS ? 1 : 0);
}
