import { type BlockProposal, blockProposal } from '../domain/placement/block-proposal.ts';
import { type LocalDate, localDateOf } from '../domain/time.ts';
import type { Ports } from './ports.ts';

export interface ZoneProposal extends BlockProposal {
  readonly zoneId: string;
  readonly area?: string;
}

/** What a block for each zone would be, at a share of its need of the twelve months before a date (default: today). */
export async function blockProposals(
  ports: Ports,
  { percent, zoneId, date }: { readonly percent: number; readonly zoneId?: string; readonly date?: LocalDate },
): Promise<readonly ZoneProposal[]> {
  const zones = (await ports.store.zones()).filter(({ id }) => zoneId === undefined || id === zoneId);
  const on = date ?? localDateOf(ports.clock.now());
  return Promise.all(
    zones.map(async ({ id, area }) => ({
      zoneId: id,
      ...(area !== undefined && { area }),
      ...blockProposal(await ports.store.ledgerOf(id), percent, on),
    })),
  );
}
