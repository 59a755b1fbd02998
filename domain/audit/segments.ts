import type { AuditRule } from '../audit.ts';
import type { Round } from '../round.ts';

/** A round is a chain: it leaves home, each segment begins where the one before ends, it comes home. */
export const segments: AuditRule = ({ plan }) =>
  plan.rounds.flatMap((round) => {
    const text = firstFault(round);
    return text === null ? [] : [{ about: round.id, text }];
  });

function firstFault({ segments: chain }: Round): string | null {
  for (const [i, segment] of chain.entries()) {
    if (segment.to <= segment.from)
      return `segment ${i + 1} (${segment.kind}) runs from ${segment.from} to ${segment.to}`;
    const before = chain[i - 1];
    if (before !== undefined && before.to !== segment.from) {
      return `segment ${i + 1} (${segment.kind}) begins at ${segment.from}, the one before ends at ${before.to}`;
    }
    if (segment.kind === 'travel' && segment.minutes !== segment.to - segment.from) {
      return `segment ${i + 1} says ${segment.minutes} minutes and runs ${segment.to - segment.from}`;
    }
  }
  return null;
}
