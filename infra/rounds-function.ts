import { join } from 'node:path';
import { type CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { SETTINGS } from '../storage/environment.ts';
import { bundleName } from './bundle.ts';
import type { FunctionSize } from './function-sizes.ts';
import type { Grant } from './grant.ts';

/** Where local/ finds which file's handler a function of the template runs. */
const ENTRY_METADATA = 'rounds:entry';

/** Where the bundles lie; 'sources' = nowhere, for a template whose handlers run from their sources. */
export type Bundles = { readonly folder: string } | 'sources';

/** One function on Node 24 and Arm, its logs kept a quarter, allowed nothing until it `uses` something. */
export class RoundsFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, size: FunctionSize, bundles: Bundles) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      code: codeOf(size.entry, bundles),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: size.memory,
      timeout: Duration.seconds(size.timeoutSeconds),
      logGroup,
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      environment: {
        POWERTOOLS_SERVICE_NAME: bundleName(size.entry),
        POWERTOOLS_METRICS_NAMESPACE: 'Rounds',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...councilSettings(scope),
      },
    });
    logGroup.grantWrite(this);
    (this.node.defaultChild as CfnResource).addMetadata(ENTRY_METADATA, size.entry);
  }

  uses(...grants: readonly Grant[]): void {
    for (const grant of grants) grant(this);
  }
}

/** What the council decided differently from the defaults: the context value `settings` of cdk.json. */
function councilSettings(scope: Construct): Record<string, string> {
  const settings: unknown = scope.node.tryGetContext('settings');
  return settings === undefined ? {} : { [SETTINGS]: JSON.stringify(settings) };
}

function codeOf(entry: string, bundles: Bundles): Code {
  if (bundles === 'sources') return Code.fromInline(`/* runs from ${entry} */`);
  return Code.fromAsset(join(bundles.folder, bundleName(entry)));
}
