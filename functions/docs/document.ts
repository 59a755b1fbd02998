/** The parts of an OpenAPI document that the API page reads. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly prefixItems?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
}

export interface ParameterNode {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: SchemaNode;
}

export type ContentNode = Readonly<Record<string, { readonly schema?: SchemaNode }>>;

export interface ResponseNode {
  readonly description: string;
  readonly content?: ContentNode;
  readonly headers?: Readonly<Record<string, unknown>>;
}

export interface OperationNode {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly ParameterNode[];
  readonly requestBody?: { readonly content: ContentNode };
  readonly responses: Readonly<Record<string, ResponseNode>>;
}

/** An operation and where it is. */
export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationNode;
}

export interface ApiDocument {
  readonly info: { readonly title: string; readonly description?: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaNode>> };
}

/** The schema itself, where it is a reference to a named one. */
export function resolved(schema: SchemaNode, { components }: ApiDocument): SchemaNode {
  const name = nameOf(schema);
  return name === undefined ? schema : (components.schemas[name] ?? {});
}

export function nameOf({ $ref }: SchemaNode): string | undefined {
  return $ref?.split('/').at(-1);
}
