import { fileURLToPath } from 'node:url';
import { type CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundling } from './bundling.ts';
import type { FunctionSize } from './function-sizes.ts';
import type { Grant } from './grant.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where local/ finds which file's handler a function of the template runs. */
export const ENTRY_METADATA = 'rounds:entry';

/** One function on Node 24 and Arm, its logs kept a quarter, allowed nothing until it `uses` something. */
export class RoundsFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, size: FunctionSize) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      entry: `${ROOT}${size.entry}`,
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: size.memory,
      timeout: Duration.seconds(size.timeoutSeconds),
      logGroup,
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      bundling,
      environment: {
        POWERTOOLS_SERVICE_NAME: nameOf(size),
        POWERTOOLS_METRICS_NAMESPACE: 'Rounds',
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    });
    logGroup.grantWrite(this);
    (this.node.defaultChild as CfnResource).addMetadata(ENTRY_METADATA, size.entry);
  }

  uses(...grants: readonly Grant[]): void {
    for (const grant of grants) grant(this);
  }
}

/** 'functions/list-rounds.ts' -> 'list-rounds' */
function nameOf(size: FunctionSize): string {
  return size.entry.slice('functions/'.length, -'.ts'.length);
}
