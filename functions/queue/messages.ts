/** What the queues carry: identifiers only. A message that is not of this shape fails and ends in the dead-letter queue. */
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { ContingencyMessage, PlacementMessage, ReplanMessage } from '../../planning/ports.ts';

const id = z.string().min(1).max(200);

const placement = z.object({ packageId: id, zoneId: id, attempt: id, correlationId: id });
const contingency = z.object({ listId: id, packageId: id, correlationId: id, move: z.literal(true).exactOptional() });
const replan = z.object({ replanId: id, providerId: id, date: z.iso.date(), correlationId: id });

/** @throws Error when the body is not JSON or not of this shape. */
export function placementMessage(record: SQSRecord): PlacementMessage {
  return placement.parse(JSON.parse(record.body));
}

/** The queue of replans carries both kinds. @throws Error when the body is not JSON or of neither shape. */
export function nightMessage(record: SQSRecord): NightMessage {
  const content: unknown = JSON.parse(record.body);
  const asContingency = contingency.safeParse(content);
  if (asContingency.success) return { kind: 'contingency', message: asContingency.data };
  return { kind: 'replan', message: replan.parse(content) };
}

export type NightMessage =
  | { readonly kind: 'replan'; readonly message: ReplanMessage }
  | { readonly kind: 'contingency'; readonly message: ContingencyMessage };

export type DeadLetter =
  | { readonly kind: 'placement'; readonly message: PlacementMessage }
  | NightMessage
  /** Never was a message of ours. */
  | { readonly kind: 'unreadable' };

export function deadLetter({ body }: SQSRecord): DeadLetter {
  const content = jsonOf(body);
  const asReplan = replan.safeParse(content);
  if (asReplan.success) return { kind: 'replan', message: asReplan.data };
  const asContingency = contingency.safeParse(content);
  if (asContingency.success) return { kind: 'contingency', message: asContingency.data };
  const asPlacement = placement.safeParse(content);
  if (asPlacement.success) return { kind: 'placement', message: asPlacement.data };
  return { kind: 'unreadable' };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
