/**
 * Reads a synthesised CloudFormation template and resolves what one machine needs of it: references between
 * resources, attributes, joins and parameters. What the template does not declare does not exist here either.
 */
import { readFileSync } from 'node:fs';

export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** What `Ref` and `Fn::GetAtt` of each resource give on this machine. */
export interface Attributes {
  readonly ref: string;
  readonly [attribute: string]: string;
}

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

export const ACCOUNT = '000000000000';
export const REGION = 'eu-west-2';

export function readTemplate(file: string): Template {
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

export function resourcesOf(template: Template, ...types: string[]): [string, Resource][] {
  return Object.entries(template.Resources).filter(([, resource]) => types.includes(resource.Type));
}

/** Resolves intrinsic functions over the attributes known so far; an unknown reference is an error that names it. */
export class Resolver {
  readonly #template: Template;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #attributes = new Map<string, Attributes>();

  constructor(template: Template, parameters: Readonly<Record<string, string>>) {
    this.#template = template;
    this.#parameters = parameters;
  }

  define(logicalId: string, attributes: Attributes): void {
    this.#attributes.set(logicalId, attributes);
  }

  ref(logicalId: string): string {
    const known = this.#attributes.get(logicalId)?.ref ?? this.#parameters[logicalId] ?? PSEUDO[logicalId];
    if (known !== undefined) return known;
    const fallback = this.#template.Parameters?.[logicalId]?.Default;
    if (fallback !== undefined) return String(fallback);
    throw new TemplateError(
      `${logicalId} is referred to, but the template declares nothing of that name that runs here`,
    );
  }

  attribute(logicalId: string, name: string): string {
    const known = this.#attributes.get(logicalId)?.[name];
    if (known === undefined) throw new TemplateError(`${logicalId}.${name} is referred to, but does not exist here`);
    return known;
  }

  text(value: unknown): string {
    const resolved = this.value(value);
    if (typeof resolved === 'object') throw new TemplateError(`expected text, found ${JSON.stringify(value)}`);
    return String(resolved);
  }

  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[key, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0) {
      if (key === 'Ref') return this.ref(String(argument));
      if (key === 'Fn::GetAtt') {
        const [id, name] = Array.isArray(argument) ? argument : String(argument).split('.');
        return this.attribute(String(id), String(name));
      }
      if (key === 'Fn::Join') {
        const [separator, parts] = argument as [string, unknown[]];
        return parts.map((part) => this.text(part)).join(separator);
      }
      if (key === 'Fn::Sub' && typeof argument === 'string') {
        return argument.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
          const [id, attribute] = name.split('.');
          return attribute ? this.attribute(String(id), attribute) : this.ref(name);
        });
      }
      if (key === 'Fn::Select') {
        const [index, list] = argument as [number | string, unknown];
        return (this.value(list) as unknown[])[Number(index)];
      }
      if (key === 'Fn::Split') {
        const [separator, text] = argument as [string, unknown];
        return this.text(text).split(separator);
      }
    }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.value(item)]));
  }
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Rounds',
};
