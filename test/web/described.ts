import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { ROUTES } from '../../src/web/api/routes.ts';

interface Operation {
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
}

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'openapi.yaml');
const description = parse(readFileSync(FILE, 'utf8')) as Description;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(description, 'openapi');
const pointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The operations that the description has, and those that the program has, in the same words. */
export const operations = () => ({
  described: Object.entries(description.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .sort(),
  built: ROUTES.map(({ method, path }) => {
    const found = Object.keys(description.paths).find((each) => path.test(each.replace('{number}', '1')));
    return `${method} ${found ?? path.source}`;
  }).sort(),
});

/** What does not fit the description in an answer; nothing where it fits. */
export function misfits(method: string, path: string, status: number, type: string, body: unknown): string[] {
  const found = Object.entries(description.paths).find(
    ([pattern, methods]) => method in methods && fits(pattern, path),
  )?.[0];
  const operation = found === undefined ? undefined : description.paths[found]?.[method];
  const isOwn = operation !== undefined && String(status) in operation.responses;
  const where = isOwn
    ? `#/paths/${pointer(found ?? '')}/${method}/responses/${status}/content/${pointer(type)}/schema`
    : `#/components/responses/Problem/content/${pointer(type)}/schema`;
  const validate = ajv.getSchema(`openapi${encodeURI(where)}`);
  if (!validate) return [`${method} ${path}: ${status} ${type} is not described`];
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
