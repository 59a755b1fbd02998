/** Between plain values and DynamoDB's attribute values. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export type Attributes = Record<string, AttributeValue>;

/** What is undefined is left out. */
export function attributesOf(value: object): Attributes {
  return marshall(value, { removeUndefinedValues: true });
}

/** Whoever stored them knows their type; bytes come as Uint8Array. */
export function valuesOf<T>(attributes: Attributes): T {
  return unmarshall(attributes) as T;
}
