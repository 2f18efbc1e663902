import { readFileSync } from 'node:fs';

/** The parts of an OpenAPI 3.0 description that are read here. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content; readonly required?: boolean };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
  readonly 'x-multi-segment'?: boolean;
}

export interface Reference {
  readonly $ref: string;
}

interface Response {
  readonly content?: Content;
}

type Content = Readonly<Record<string, { readonly schema?: object }>>;

/** GitHub's own description of the operations we use, cut by scripts/slice-github-openapi.mjs. */
export const readDescription = (): Description =>
  JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as Description;

export const isReference = (value: object): value is Reference => '$ref' in value;

/** The component a reference names, or the value itself. */
export function follow<T extends object>(description: Description, value: T | Reference): T {
  if (!isReference(value)) return value;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  return description.components[kind]?.[name] as T;
}
