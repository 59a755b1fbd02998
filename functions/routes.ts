/**
 * Every HTTP route, as plain data: infrastructure declares the API from it, and a test compares it with the OpenAPI
 * document. Paths are written as API Gateway and OpenAPI write them.
 */
type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * jwt: a verified token with a role. link: the path itself carries a signed, expiring token that the entry verifies.
 * open: the description of the API, which holds nobody's data.
 */
type RouteAuth = 'jwt' | 'link' | 'open';

export type HttpEntry = 'functions/api.ts' | 'functions/list-rounds.ts' | 'functions/change-rounds.ts';

export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  readonly entry: HttpEntry;
  readonly auth: RouteAuth;
}

const api = (method: HttpMethod, path: string, auth: RouteAuth = 'jwt'): Route => ({
  method,
  path,
  entry: 'functions/api.ts',
  auth,
});
const listRounds = (method: HttpMethod, path: string, auth: RouteAuth = 'jwt'): Route => ({
  method,
  path,
  entry: 'functions/list-rounds.ts',
  auth,
});
const changeRounds = (method: HttpMethod, path: string): Route => ({
  method,
  path,
  entry: 'functions/change-rounds.ts',
  auth: 'jwt',
});

/** Answers for every path and method that no route names: with 404, and nobody's data. */
export const unknownRoute: { readonly key: '$default'; readonly entry: HttpEntry } = {
  key: '$default',
  entry: 'functions/api.ts',
};

export const routes: readonly Route[] = [
  api('GET', '/openapi.json', 'open'),
  api('GET', '/docs', 'open'),

  api('POST', '/v1/packages'),
  api('GET', '/v1/packages'),
  api('GET', '/v1/packages/{id}'),
  api('GET', '/v1/packages/{id}/history'),
  api('GET', '/v1/packages/{id}/certificate'),
  api('GET', '/v1/packages/{id}/hours'),
  api('POST', '/v1/packages/{id}/hours/draws'),
  changeRounds('POST', '/v1/capacity-checks'),
  changeRounds('GET', '/v1/zones/{id}/capacity'),
  api('GET', '/v1/work-list'),
  api('GET', '/v1/windows-for-review'),
  api('GET', '/v1/placement-times'),
  changeRounds('POST', '/v1/packages/{id}/cancel'),
  changeRounds('POST', '/v1/packages/{id}/end'),
  changeRounds('POST', '/v1/packages/{id}/hand-back'),
  changeRounds('POST', '/v1/packages/{id}/service-orders'),
  changeRounds('GET', '/v1/packages/{id}/service-orders'),
  changeRounds('POST', '/v1/packages/{id}/suspend'),
  changeRounds('POST', '/v1/packages/{id}/resume'),
  changeRounds('PATCH', '/v1/packages/{id}/visits/{patternId}/{date}'),

  listRounds('GET', '/v1/providers/{id}/rounds'),
  listRounds('POST', '/v1/providers/{id}/rounds/links'),
  listRounds('GET', '/v1/shared/rounds/{token}', 'link'),
  listRounds('GET', '/v1/providers/{id}/carers/{carerId}/rounds.ics'),
  listRounds('POST', '/v1/providers/{id}/carers/{carerId}/calendar-links'),
  listRounds('GET', '/v1/shared/calendars/{token}', 'link'),
  changeRounds('POST', '/v1/providers/{id}/rounds/{date}/publish'),
  changeRounds('POST', '/v1/providers/{id}/rounds/{date}/pins'),

  api('GET', '/v1/providers/{id}/offers'),
  changeRounds('POST', '/v1/providers/{id}/offers/{offerId}/accept'),
  api('POST', '/v1/providers/{id}/offers/{offerId}/refuse'),

  api('GET', '/v1/providers/{id}/carers'),
  api('POST', '/v1/providers/{id}/carers'),
  api('GET', '/v1/providers/{id}/carers/{carerId}'),
  api('PUT', '/v1/providers/{id}/carers/{carerId}'),
  api('GET', '/v1/providers/{id}/shifts'),
  api('POST', '/v1/providers/{id}/shifts'),
  api('GET', '/v1/providers/{id}/shifts/{shiftId}'),
  api('PUT', '/v1/providers/{id}/shifts/{shiftId}'),
  api('GET', '/v1/providers/{id}/absences'),
  api('GET', '/v1/providers/{id}/absences/{absenceId}'),
  changeRounds('POST', '/v1/providers/{id}/absences'),
  changeRounds('PUT', '/v1/providers/{id}/absences/{absenceId}'),
  changeRounds('DELETE', '/v1/providers/{id}/absences/{absenceId}'),

  api('GET', '/v1/zones'),
  api('PUT', '/v1/zones'),
  api('GET', '/v1/zones/{id}/shares'),
  api('GET', '/v1/purchases'),
  api('GET', '/v1/block-proposals'),
  api('GET', '/v1/zones/{id}/backlog'),
  api('POST', '/v1/backlogs'),
  api('GET', '/v1/providers'),
  api('GET', '/v1/providers/{id}'),
  api('PUT', '/v1/providers/{id}'),
  api('POST', '/v1/providers/{id}/attendances'),
  api('POST', '/v1/providers/{id}/suspension'),
  api('POST', '/v1/providers/{id}/cessation'),
  api('GET', '/v1/contingency-lists/{id}'),
  api('POST', '/v1/contingency-lists/{id}/moves'),
  api('GET', '/v1/contracts'),
  api('GET', '/v1/contracts/{id}'),
  api('PUT', '/v1/contracts/{id}'),

  api('POST', '/v1/replans'),
  api('GET', '/v1/replans'),
  api('GET', '/v1/replans/{id}'),
  api('GET', '/v1/kpis'),

  api('POST', '/v1/imports'),
];
