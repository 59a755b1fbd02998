import { isOfferedTo } from '../../domain/life/serving.ts';
import { minutesPerWeek } from '../../domain/occurrences.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { Load } from '../../domain/placement/gates.ts';
import type { Provider } from '../../domain/provider.ts';
import { type LocalDate, localDateOf, weekOf } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';

/** What each restricted or capped provider holds or is offered, by provider; nobody else is asked for it. */
export async function loadsOf(
  ports: Ports,
  providers: readonly Provider[],
  date: LocalDate,
): Promise<ReadonlyMap<string, Load>> {
  const limited = providers.filter((p) => p.status.kind === 'restricted' || p.weeklyMinutesCap !== undefined);
  const monday = weekOf(date);
  const loads = limited.map(async ({ id }): Promise<[string, Load]> => {
    const held = (await ports.store.packagesOfProvider(id)).filter((p) => isPlacedWith(p, id) || isOfferedTo(p, id));
    const isNew = held.filter(
      (p) => p.status === 'offered' || (p.placement !== undefined && localDateOf(p.placement.at) >= monday),
    );
    const sum = (some: typeof held): number => some.reduce((minutes, p) => minutes + minutesPerWeek(p), 0);
    return [id, { heldMinutesPerWeek: sum(held), newMinutesThisWeek: sum(isNew) }];
  });
  return new Map(await Promise.all(loads));
}

/** What it gives up, and what is over, makes room at once. */
function isPlacedWith({ status, placement }: CarePackage, providerId: string): boolean {
  return status === 'placed' && placement?.providerId === providerId;
}
