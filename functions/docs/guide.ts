/** The way through the API for somebody who has this page alone: place, follow, answer, explain, change, hand back. */
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import type { ListedOperation } from './document.ts';
import { prose } from './fields.ts';
import { commandOf, type Writing } from './operation-section.ts';

interface Step {
  readonly operationId: string;
  readonly text: string;
  /** Whose token the command uses, where it is not the first role that may. */
  readonly as?: string;
}

const BROKER: readonly Step[] = [
  {
    operationId: 'checkCapacity',
    text: 'Ask who could take it, as things stand; nothing is stored. Leave this out if you only want to send it.',
  },
  {
    operationId: 'submitPackage',
    text: 'Place it. The answer is 202 with its `id`: keep it, `PACKAGE=pkg_…`. A field that breaks a rule is named in `errors` (400). Your `client.ref` may not have another live package whose visits overlap.',
  },
  {
    operationId: 'getPackage',
    text: 'See where it stands, seconds later. `status`: received (wait), placed (`placement.providerId` has it), offered (`offer.providerId` is asked until `offer.due`), waiting or unplaced (`outcome` says why, provider by provider). The header `ETag` is its version; every change below wants the present one: `ETAG=\'"2"\'`, with the quotes.',
  },
  { operationId: 'packageHistory', text: 'Explain it: everything that was decided, in order and in words.' },
  {
    operationId: 'provePlacement',
    text: 'And prove it, once placed: who was passed over before its provider, each with a coded reason and its figures.',
  },
  {
    operationId: 'changeVisit',
    text: 'Change one visit of one date, while it is placed: another time, shorter, or `{"cancelled": true}`. The path names the package, the `id` of the visit pattern and the date. With `"dryRun": true` it says who would move and what it costs. Where its provider cannot (`holds` is false), cancel it and place an emergency package of that one day: everybody in order is asked, the fallback last.',
  },
  {
    operationId: 'changeServiceOrder',
    text: 'Change the weekly visits from a date on. `patterns` are all visits from then, not only those that change. Where the rounds cannot hold them: 409 with what stands in the way, and nothing changes; or `"ifNoRoom": "re-broker"`.',
  },
  {
    operationId: 'handBackPackage',
    as: 'brokerage',
    text: 'Hand it back for its provider, or let the provider do it. `code` and `text` say why; it is asked for anew at once, and its provider serves to the end of its notice, `package.outgoing.until` in the answer.',
  },
  {
    operationId: 'endPackage',
    text: 'End it once placed, now or on a date. A package that nobody holds yet is cancelled instead, see Cancel a package.',
  },
];

const PROVIDER: readonly Step[] = [
  {
    operationId: 'listOffers',
    text: 'See what you are asked for. `PROVIDER_ID` is your own id, as your token names it; keep the `id` of an offer: `OFFER=pkg_….1`.',
  },
  {
    operationId: 'acceptOffer',
    text: 'Accept: the answer tells who the client is, and the visits are in your rounds.',
  },
  { operationId: 'refuseOffer', text: 'Or refuse with a code and a sentence; the next provider is asked at once.' },
  {
    operationId: 'handBackPackage',
    text: 'Hand a package back. You serve to the end of your notice, `package.outgoing.until` in the answer. `GET /v1/packages` lists the packages you hold, `GET /v1/packages/{id}` gives the `ETag` of one.',
  },
  { operationId: 'listRounds', text: 'Fetch the rounds of your carers on a date.' },
];

export function guideSection(operations: readonly ListedOperation[], writing: Writing): string {
  const step = ({ operationId, text, as }: Step): string => {
    const listed = operations.find(({ operation }) => operation.operationId === operationId);
    if (listed === undefined) throw new Error(`the guide names ${operationId}, which is no operation`);
    const link = `<a href="#${operationId}">${escaped(listed.operation.summary ?? operationId)}</a>`;
    return `<li>${prose(text)} (${link}: every field)${commandOf(listed, writing, as)}`;
  };
  return `<h2 class="tag" id="guide">Step by step</h2>
<h3>A broker: place, follow, explain, change, end</h3><ol>${BROKER.map(step).join('')}</ol>
<h3>A provider: answer, hand back, fetch rounds</h3><ol>${PROVIDER.map(step).join('')}</ol>`;
}
