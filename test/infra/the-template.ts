/** The synthesised template, and its resources as a test asks for them. */
import { Template } from 'aws-cdk-lib/assertions';
import { makeApp } from '../../infra/app.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

export interface NamedResource extends Resource {
  readonly id: string;
}

/** Built once a test file: without bundles and rule books it takes about a second. */
export function theTemplate(): { readonly template: Template; all(type: string): NamedResource[] } {
  const { stack } = makeApp({ bundles: 'sources', checked: false });
  const template = Template.fromStack(stack);
  return {
    template,
    all: (type) =>
      Object.entries(template.findResources(type)).map(([id, resource]) => ({ ...(resource as Resource), id })),
  };
}

/** The logical id that a Ref or a GetAtt points at. */
export function target(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const id = Ref ?? attribute?.[0];
  if (id === undefined) throw new Error(`not a reference: ${JSON.stringify(reference)}`);
  return id;
}
