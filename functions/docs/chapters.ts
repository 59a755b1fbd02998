/** What each role does, in the order in which it does it: the chapters of the guide. */

export interface Step {
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
  {
    operationId: 'listRounds',
    text: 'Fetch the rounds of your carers on a date: JSON, or a printable page, a calendar, a spreadsheet, a map by `Accept`. The `ETag` of this answer is what the changes below want.',
  },
  {
    operationId: 'publishRounds',
    text: 'Publish them when your carers may rely on them: from then on every change has a price and a record.',
  },
  {
    operationId: 'createRoundsLink',
    text: 'Give a carer a link that opens the rounds on a phone, without a token and for a limited time.',
  },
  {
    operationId: 'recordAbsence',
    text: 'Somebody is ill: record it, and the days it touches are repaired with the least change. The answer says which visits have another carer or time, and which have nobody.',
  },
  {
    operationId: 'pinVisit',
    text: 'Fix a visit by hand where you know better: carer, time or both. The rest of the day is repaired around it.',
  },
];

const REQUESTER: readonly Step[] = [
  {
    operationId: 'submitPackage',
    as: 'requester',
    text: 'Ask for care: a package from your ward or team. The answer is 202 with its `id`: keep it, `PACKAGE=pkg_…`. Say who asks in `source`, and how soon it must begin in `urgency`.',
  },
  {
    operationId: 'getPackage',
    as: 'requester',
    text: 'See where your request stands: its `status`, when it begins and, once placed, who serves. What is agreed later about the care is for brokerage and the provider.',
  },
  {
    operationId: 'listPackages',
    as: 'requester',
    text: 'All requests of your team and of nobody else; filters combine.',
  },
];

const OPERATOR: readonly Step[] = [
  {
    operationId: 'saveZones',
    text: 'Draw the zones. The whole map is held against overlaps and gaps, and an answer names both zones.',
  },
  { operationId: 'saveProvider', text: 'Add each provider: where its carers start, its terms, its cap.' },
  {
    operationId: 'saveContract',
    text: 'Say who is due in a zone: the shares, the fallback, the clocks. Shares that do not add up are refused, naming the field.',
  },
  {
    operationId: 'importFile',
    as: 'operator',
    text: 'Load carers, shifts and the packages you have from CSV. With `dryRun` it says line by line what it would refuse, and stores nothing.',
  },
  {
    operationId: 'startReplan',
    text: 'Plan a night by hand; after this it runs by itself. Keep the id: `REPLAN=…`.',
  },
  { operationId: 'getReplan', text: 'Follow it: one job a provider and date, and what a failed one said.' },
  {
    operationId: 'dayKpis',
    text: 'Read how a day stands: visits served and left out, travel, continuity, rules broken.',
  },
];

export interface Chapter {
  readonly title: string;
  readonly steps: readonly Step[];
}

export const CHAPTERS: readonly Chapter[] = [
  { title: 'A broker: place, follow, explain, change, end', steps: BROKER },
  { title: 'A discharge team: ask, follow', steps: REQUESTER },
  { title: 'A provider: answer, hand back, fetch rounds, change the day', steps: PROVIDER },
  { title: 'An operator: set up, plan, watch', steps: OPERATOR },
];
