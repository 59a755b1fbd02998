/** Versions as entity tags: `"3"`, or `"3;csv"` for another form of the same version. */
import { Fault, headerFault } from './fault.ts';
import type { RequestContext } from './served.ts';

const TAG = /^(?:W\/)?"(\d{1,15})(?:;[a-z]+)?"$/;

export function etagOf(version: number, form?: string): string {
  return form === undefined ? `"${version}"` : `"${version};${form}"`;
}

/**
 * The version that the caller read, from If-Match.
 * @throws Fault precondition-required without the header, invalid-input when it is not one of our tags.
 */
export function expectedVersion(c: RequestContext): number {
  const tag = c.req.header('if-match');
  if (tag === undefined) {
    throw headerFault('precondition-required', 'If-Match', null, 'must be the ETag of the version that you read');
  }
  const version = TAG.exec(tag)?.[1];
  if (version === undefined) throw headerFault('invalid-input', 'If-Match', tag, 'must be an ETag as given, like "3"');
  return Number(version);
}

/** For a PUT that creates or changes: 0 with `If-None-Match: *`, else the version of If-Match. */
export function expectedOrNew(c: RequestContext): number {
  if (c.req.header('if-none-match') === '*') return 0;
  if (c.req.header('if-match') !== undefined) return expectedVersion(c);
  throw new Fault('precondition-required', [
    {
      in: 'header',
      field: 'If-Match',
      value: null,
      rule: 'must be the ETag that you read; to create, If-None-Match: *',
    },
  ]);
}

/** Whether the caller already holds this form of this version. */
export function alreadyHeld(c: RequestContext, etag: string): boolean {
  return c.req.header('if-none-match') === etag;
}
