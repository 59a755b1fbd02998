/** What the queues carry: identifiers only. A message that is not of this shape fails and ends in the dead-letter queue. */
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { PlacementMessage, ReplanMessage } from '../../planning/ports.ts';

const id = z.string().min(1).max(200);

const placement = z.object({ packageId: id, zoneId: id, attempt: id, correlationId: id });
const replan = z.object({ replanId: id, providerId: id, date: z.iso.date(), correlationId: id });

/** @throws Error when the body is not JSON or not of this shape. */
export function placementMessage(record: SQSRecord): PlacementMessage {
  return placement.parse(JSON.parse(record.body));
}

/** @throws Error when the body is not JSON or not of this shape. */
export function replanMessage(record: SQSRecord): ReplanMessage {
  return replan.parse(JSON.parse(record.body));
}

export type DeadLetter =
  | { readonly kind: 'placement'; readonly message: PlacementMessage }
  | { readonly kind: 'replan'; readonly message: ReplanMessage }
  /** Never was a message of ours. */
  | { readonly kind: 'unreadable' };

export function deadLetter({ body }: SQSRecord): DeadLetter {
  const content = jsonOf(body);
  const asReplan = replan.safeParse(content);
  if (asReplan.success) return { kind: 'replan', message: asReplan.data };
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
