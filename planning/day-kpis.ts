import { type Kpis, kpis } from '../domain/kpis.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Ports } from './ports.ts';

export interface DayKpis {
  readonly date: LocalDate;
  /** All providers together. */
  readonly council: Kpis;
  readonly providers: readonly { readonly providerId: string; readonly kpis: Kpis }[];
}

/** The figures of one planned day; a provider without a plan for it is not listed. */
export async function dayKpis(ports: Ports, date: LocalDate): Promise<DayKpis> {
  const providers = await ports.store.providers();
  const read = await Promise.all(
    providers.map(async ({ id }) => {
      const [plan, attendances] = await Promise.all([ports.store.dayPlan(id, date), ports.store.attendancesOf(id)]);
      return plan === undefined ? [] : [{ providerId: id, plan, attendances }];
    }),
  );
  const days = read.flat();
  return {
    date,
    council: kpis(
      days.map(({ plan }) => plan),
      days.flatMap(({ attendances }) => attendances),
    ),
    providers: days.map(({ providerId, plan, attendances }) => ({ providerId, kpis: kpis([plan], attendances) })),
  };
}
