import { zonesOf } from '../../domain/contract.ts';
import { firstWeeksEnd, isDueToMoveOn } from '../../domain/life/first-weeks.ts';
import type { CarePackage } from '../../domain/package.ts';
import { addDays, type LocalDate, planningDateOf } from '../../domain/time.ts';
import { VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { queueDecision } from '../queue-decision.ts';
import { providerName } from '../register/provider-name.ts';
import { endEntry } from './end-entry.ts';
import { movedOn } from './moved-on.ts';

/**
 * Asks anew for every package whose first weeks in-house are nearly over: its own team serves it to their end, and at
 * least through the live days, so that no round changes; whoever the zone's order finds serves from the day after.
 * @returns how many.
 */
export async function askAnew(ports: Ports, correlationId: string): Promise<number> {
  const { store, settings } = ports;
  const at = ports.clock.now();
  const today = planningDateOf(at);
  const rule = settings.packageLife.firstWeeks;
  const contracts = await store.contracts();
  const teams = new Set(
    contracts.flatMap(({ needs = [] }) => needs.flatMap((n) => ('ownTeams' in n ? n.ownTeams : []))),
  );
  let asked = 0;
  for (const providerId of teams) {
    for (const held of await store.packagesOfProvider(providerId)) {
      const contract = contracts.find((c) => zonesOf(c).includes(held.zoneId));
      const isDue = (p: CarePackage) => contract !== undefined && isDueToMoveOn(p, contract, rule, today);
      if (!isDue(held)) continue;
      const { id } = held;
      const before = await store.package(id);
      if (before?.placement === undefined || !isDue(before)) continue;
      const { placement } = before;
      const until = lastDay(firstWeeksEnd(before, rule)!, addDays(today, settings.horizonDays));
      const reason = { code: 'need-type', text: `The first ${rule.days} days after discharge are over then.` } as const;
      const after = movedOn(before, { placement, until, kind: 'transfer', reason, at });
      const text = `${await providerName(store, placement.providerId)} serves it until ${until}: ${reason.text} The zone's order is asked for who follows.`;
      try {
        await store.commit([
          { kind: 'package', value: after, expected: before.version },
          eventWrite(
            ports,
            'scheduler',
            { subject: `package/${id}`, type: 'package-asked-anew', text, data: { until } },
            at,
          ),
          ...(await endEntry(ports, before, placement.providerId, 'transfer', at, [reason], until)),
        ]);
      } catch (error) {
        // Changed in this moment, or another entry of the zone came first: the next sweep looks again.
        if (error instanceof VersionConflict) continue;
        throw error;
      }
      await queueDecision(ports, after, correlationId);
      asked += 1;
    }
  }
  return asked;
}

function lastDay(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
