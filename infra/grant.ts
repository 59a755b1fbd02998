import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/**
 * What a function is given: the permission and the variable that names the resource, in one call, so that neither
 * comes without the other.
 */
export type Grant = (to: LambdaFunction) => void;
