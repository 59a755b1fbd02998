import { describe, expect, it } from 'vitest';
import { routes, unknownRoute } from '../../functions/routes.ts';
import { theTemplate } from './the-template.ts';

const { template, all } = theTemplate();
const declared = all('AWS::ApiGatewayV2::Route');

describe('the HTTP API', () => {
  it('has every route of the functions, one for whatever none of them names, and no other', () => {
    const expected = [...routes.map(({ method, path }) => `${method} ${path}`), unknownRoute.key];
    expect(declared.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(expected.sort());
  });

  it('asks for a token wherever there is anything about people: only links, the API’s own description and a 404 do not', () => {
    const open = declared.filter(({ Properties }) => Properties.AuthorizationType !== 'JWT');
    expect(open.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      '$default',
      'GET /docs',
      'GET /openapi.json',
      'GET /v1/shared/calendars/{token}',
      'GET /v1/shared/rounds/{token}',
    ]);
  });

  it('trusts the issuer and audience that the council names when it deploys', () => {
    template.hasParameter('JwtIssuer', { Type: 'String' });
    template.hasParameter('JwtAudience', { Type: 'String' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: { Ref: 'JwtIssuer' }, Audience: [{ Ref: 'JwtAudience' }] },
    });
  });

  it('logs who asked for what, but no path: a shared link in a log would open for whoever reads it', () => {
    const [stage] = all('AWS::ApiGatewayV2::Stage');
    const { Format } = stage!.Properties.AccessLogSettings as { Format: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/\$context\.path|\$context\.http|userAgent|sourceIp/);
  });

  it('slows one caller down before it uses up the account', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
  });
});
