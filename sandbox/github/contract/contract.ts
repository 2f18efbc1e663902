import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type Description, follow, readDescription } from './description.ts';
import { closeObjects, rewriteNullable } from './json-schema.ts';
import { createMatcher, type Match, type OperationName } from './paths.ts';

/** What GitHub promises and demands, by its own OpenAPI description. Problems are sentences; none means it fits. */
export interface Contract {
  match(method: string, path: string): Match | undefined;
  /** Also turns the texts of the query into the described types. */
  checkQuery(name: OperationName, query: URLSearchParams): { query: Record<string, unknown>; problems: string[] };
  checkRequest(name: OperationName, body: unknown): string[];
  checkResponse(name: OperationName, status: number, body: unknown): string[];
}

export function createContract(): Contract {
  const description = rewriteNullable(readDescription());
  const compile = createCompiler(description);
  const operation = (name: OperationName) => {
    const [method = '', path = ''] = name.split(' ');
    const found = description.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`The slice of GitHub's description lacks ${name}`);
    return found;
  };

  return {
    match: createMatcher(description),

    checkQuery(name, search) {
      const parameters = (operation(name).parameters ?? []).map((parameter) => follow(description, parameter));
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      const properties = Object.fromEntries(inQuery.map((parameter) => [parameter.name, parameter.schema]));
      const query: Record<string, unknown> = Object.fromEntries(search);
      const schema = { type: 'object', properties, additionalProperties: false };
      return { query, problems: problems(compile(`${name} query`, schema), query, 'query') };
    },

    checkRequest(name, body) {
      const { requestBody } = operation(name);
      const schema = requestBody?.content['application/json']?.schema;
      if (!schema) return body === undefined || isEmpty(body) ? [] : ['The request takes no body'];
      if (body === undefined) return requestBody.required ? ['The request needs a body'] : [];
      return problems(compile(`${name} request`, closeObjects(schema) as object), body, 'body');
    },

    checkResponse(name, status, body) {
      const response = operation(name).responses[status];
      if (!response) return status < 400 ? [`GitHub describes no answer ${status}`] : [];
      const { content } = follow(description, response);
      const schema = content?.['application/json']?.schema;
      if (!schema) return body === undefined || status >= 400 ? [] : [`An answer ${status} has no body`];
      return problems(compile(`${name} ${status}`, schema), body, 'response');
    },
  };
}

/** Compiles a schema at its first use; compiling all of them would cost every start a tenth of a second. */
function createCompiler(description: Description): (key: string, schema: object) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  const coercing = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
  for (const instance of [ajv, coercing]) {
    addFormats.default(instance);
    for (const format of ['repo.nwo', 'timestamp']) instance.addFormat(format, true);
    instance.addSchema({ $id: 'github', components: description.components });
  }
  const compiled = new Map<string, ValidateFunction>();
  return (key, schema) => {
    const known = compiled.get(key);
    if (known) return known;
    const fresh = (key.endsWith(' query') ? coercing : ajv).compile(absolute(schema) as object);
    compiled.set(key, fresh);
    return fresh;
  };
}

/** References inside a description start at its own root; here they have to name it. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' ? [key, `github${inner}`] : [key, absolute(inner)],
    ),
  );
}

function problems(validate: ValidateFunction, value: unknown, where: string): string[] {
  if (validate(value)) return [];
  const found = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra: unknown = params.additionalProperty;
    return `${where}${instancePath} ${message}${typeof extra === 'string' ? ` (${extra})` : ''}`;
  });
  return [...new Set(found)];
}

const isEmpty = (body: unknown) => typeof body === 'object' && body !== null && Object.keys(body).length === 0;
