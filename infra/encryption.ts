import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The council's own key for what the table holds about people: its use is logged in CloudTrail and it can be withdrawn,
 * neither of which the free AWS-owned key offers. Queues carry identifiers only and use SQS's own encryption.
 */
export function encryptionKey(scope: Construct): Key {
  return new Key(scope, 'Key', {
    description: 'Rounds: packages, rounds and alarms at rest',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
