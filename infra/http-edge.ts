import { CfnParameter, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type HttpEntry, routes, unknownRoute } from '../functions/routes.ts';
import { FUNCTION_SIZES } from './function-sizes.ts';
import type { RoundsFunctions } from './functions.ts';
import type { RoundsFunction } from './rounds-function.ts';

/** Far above a council's traffic (4,000 visits a day), far below what an account allows. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** Path and query stay out of the log: a shared link is one, and an access log is read by many. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    id: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    subject: '$context.authorizer.claims.sub',
    refused: '$context.authorizer.error',
  }),
);

/** The HTTP API: exactly the routes of functions/routes.ts, a verified token on all that carry data of people. */
export class HttpEdge extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, functions: RoundsFunctions) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: ACCESS_LOG },
    });
    this.#addRoutes(functions, this.#tokenAuthorizer());
  }

  /** Who issues tokens is the council's choice at deployment, not ours. */
  #tokenAuthorizer(): HttpJwtAuthorizer {
    const issuer = new CfnParameter(this, 'JwtIssuer', {
      description: 'Issuer of the tokens: an https address that serves /.well-known/openid-configuration',
    });
    const audience = new CfnParameter(this, 'JwtAudience', { description: 'Audience that tokens must name' });
    issuer.overrideLogicalId('JwtIssuer');
    audience.overrideLogicalId('JwtAudience');
    return new HttpJwtAuthorizer('Token', issuer.valueAsString, { jwtAudience: [audience.valueAsString] });
  }

  #addRoutes(functions: RoundsFunctions, token: HttpJwtAuthorizer): void {
    const integrations = new Map<HttpEntry, HttpLambdaIntegration>();
    for (const route of routes) {
      const target = functionWith(functions, route.entry);
      const integration = integrations.get(route.entry) ?? new HttpLambdaIntegration(target.node.id, target);
      integrations.set(route.entry, integration);
      const [added] = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration,
        authorizer: route.auth === 'jwt' ? token : new HttpNoneAuthorizer(),
      });
      if (route.auth !== 'jwt') {
        Validations.of(added!).acknowledge({ id: 'AwsSolutions-APIG4', reason: WITHOUT_TOKEN[route.auth] });
      }
    }
    const otherwise = new HttpRoute(this, 'Unknown', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrations.get(unknownRoute.entry)!,
      authorizer: new HttpNoneAuthorizer(),
    });
    Validations.of(otherwise).acknowledge({ id: 'AwsSolutions-APIG4', reason: WITHOUT_TOKEN.unknown });
  }
}

const WITHOUT_TOKEN = {
  link: 'The path carries a signed, expiring token for one day of one provider, which the function verifies.',
  unknown: 'Answers 404 to whatever no route names, as a problem document, and reads nothing.',
  open: "The description of the API: the same for everybody and nobody's data.",
} as const;

function functionWith(functions: RoundsFunctions, entry: HttpEntry): RoundsFunction {
  const name = (Object.keys(FUNCTION_SIZES) as (keyof RoundsFunctions)[]).find(
    (candidate) => FUNCTION_SIZES[candidate].entry === entry,
  );
  if (name === undefined) throw new Error(`no function of the stack has the entry ${entry}`);
  return functions[name];
}
