import { InvalidInput } from '../planning/errors.ts';

/** The sort key of the last item of a page, in a form that invites nobody to build one. */
export function cursorAfter(sortKey: string): string {
  return Buffer.from(sortKey).toString('base64url');
}

/** @throws InvalidInput for a text that no page gave out. */
export function sortKeyIn(cursor: string): string {
  const sortKey = Buffer.from(cursor, 'base64url').toString();
  if (sortKey === '' || cursorAfter(sortKey) !== cursor) {
    throw new InvalidInput([{ field: '/from', value: cursor, rule: 'must be the `next` of a page of this list' }]);
  }
  return sortKey;
}
