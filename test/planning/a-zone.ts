/** One zone round Bury with two providers on an 80/20 rotation and a carer each, stored and ready for packages. */
import type { Carer, ShiftPattern } from '../../domain/carer.ts';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import type { Caller } from '../../planning/caller.ts';
import type { Ports } from '../../planning/ports.ts';
import { submitPackage } from '../../planning/submit-package.ts';
import { aCarer, aClient, aPattern, aProvider, aRotation, aShiftPattern, BURY, NORTH } from '../domain/builders.ts';
import { broker, commitAll } from './a-council.ts';

export interface Staff {
  readonly carers: readonly Partial<Carer>[];
  readonly shifts?: Partial<ShiftPattern>;
}

/** `ca-1` of prov-1 and `ca-2` of prov-2 work 07:00 to 13:00 every day unless told otherwise. */
export async function aZone(
  ports: Ports,
  staff: Readonly<Record<string, Staff>> = {
    'prov-1': { carers: [{ id: 'ca-1' }] },
    'prov-2': { carers: [{ id: 'ca-2' }] },
  },
): Promise<void> {
  const zone = { id: 'bury-east', name: 'Bury East', polygon: square() };
  const contract = { id: 'k-1', zoneId: zone.id, rule: aRotation(), fallback: [], version: 1 };
  await commitAll(ports, [
    { kind: 'zone', value: zone },
    ...['prov-1', 'prov-2'].map((id) => ({ kind: 'provider', value: aProvider({ id }), expected: 0 }) as const),
    { kind: 'contract', value: contract, expected: 0 },
  ]);
  for (const [providerId, { carers, shifts }] of Object.entries(staff)) {
    for (const carer of carers) {
      const value = aCarer({ providerId, ...carer });
      await commitAll(ports, [
        { kind: 'carer', value, expected: 0 },
        {
          kind: 'shift-pattern',
          value: aShiftPattern({ id: `s-${value.id}`, carerId: value.id, providerId, ...shifts }),
          expected: 0,
        },
      ]);
    }
  }
}

/** Submits a package for a client of its own, a kilometre north of the carers' homes, from Monday or today if that is later. */
export async function submitted(
  ports: Ports,
  ref: string,
  patterns: readonly Partial<VisitPattern>[] = [{}],
  request: Partial<PackageRequest> = {},
  by: Caller = broker,
): Promise<string> {
  const made = await submitPackage(
    ports,
    by,
    {
      client: aClient({ ref, location: NORTH }),
      patterns: patterns.map(aPattern),
      startDate: ['2026-11-23', ports.clock.now().slice(0, 10)].sort()[1]!,
      fundedMinutesPerWeek: 3000,
      source: { kind: 'community' },
      urgency: 'standard',
      needType: 'long-term',
      ...request,
    },
    'test',
  );
  return made.id;
}

function square() {
  const [w, s, e, n] = [BURY.lon - 0.1, BURY.lat - 0.1, BURY.lon + 0.1, BURY.lat + 0.1];
  return {
    type: 'Polygon' as const,
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}
