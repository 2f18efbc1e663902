import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Problem, problem } from '../rules/problem.ts';
import { namePreciseErrors, type OpenApi, refuseUnknownFields } from './rewrite.ts';

/** Judges bodies by Discord's published description. Both give every problem, or none. */
export interface Validator {
  request(method: string, path: string, body: unknown): Problem[];
  /** An answer that the description does not foresee is a problem as well. */
  response(method: string, path: string, status: number, body: unknown): Problem[];
}

/** The part of ajv that is used here; it is loaded late, since only some runs need it. */
type Ajv = InstanceType<typeof import('ajv/dist/2020.js').default>;

const pointer = (...steps: string[]) =>
  `discord#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const AS_JSON = ['content', 'application/json', 'schema'];

function toProblem({ instancePath, message, params, keyword }: ErrorObject): Problem {
  const path = instancePath.split('/').slice(1);
  return problem(path, `SCHEMA_${keyword.toUpperCase()}`, `${message ?? 'is wrong'} ${JSON.stringify(params)}`);
}

/** The API takes this field as text and as number, the description only as number. Source: data README, quirk 1. */
function withNumericPermissions(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withNumericPermissions);
  if (!body || typeof body !== 'object' || !('default_member_permissions' in body)) return body;
  const { default_member_permissions: sent } = body;
  return { ...body, default_member_permissions: typeof sent === 'string' ? Number(sent) : sent };
}

function createAjv(api: OpenApi): Ajv {
  const require = createRequire(import.meta.url);
  const { default: Ajv2020 }: typeof import('ajv/dist/2020.js') = require('ajv/dist/2020.js');
  const { default: addFormats }: typeof import('ajv-formats') = require('ajv-formats');
  // Compiled once and run a few hundred times, so the code need not be good, only soon there.
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(api, 'discord');
  return ajv;
}

function createValidator(file: string): Validator {
  const api: OpenApi = JSON.parse(readFileSync(file, 'utf8'));
  namePreciseErrors(api);
  refuseUnknownFields(api);
  const ajv = createAjv(api);
  const compiled = new Map<string, ValidateFunction>();
  const judge = (at: string, body: unknown): Problem[] => {
    const validate = compiled.get(at) ?? ajv.compile({ $ref: at });
    compiled.set(at, validate);
    return validate(body) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(toProblem);
  };
  return {
    request(method, path, body) {
      const verb = method.toLowerCase();
      const content = api.paths[path]?.[verb]?.requestBody?.content;
      if (content?.['application/json']) {
        return judge(pointer('paths', path, verb, 'requestBody', ...AS_JSON), withNumericPermissions(body));
      }
      return body === undefined ? [] : [problem([], 'SCHEMA_NO_BODY', 'This call takes no body.')];
    },
    response(method, path, status, body) {
      const verb = method.toLowerCase();
      const answer = api.paths[path]?.[verb]?.responses?.[String(status)];
      if (!answer) return [problem([], 'SCHEMA_NO_STATUS', `Status ${status} is not in the description.`)];
      if (!answer.content?.['application/json']) return [];
      return judge(pointer('paths', path, verb, 'responses', String(status), ...AS_JSON), body);
    },
  };
}

/** The schemas of messages are in most calls. Compiled beforehand, they do not eat into the first interaction's 3 s. */
function warmUp(validator: Validator): void {
  const path = '/interactions/{interaction_id}/{interaction_token}/callback';
  validator.request('POST', path, {});
  validator.response('POST', path, 200, {});
}

/** Reading and compiling takes a good third of a second, so it is done once per file and process. */
const known = new Map<string, Validator>();

export function openValidator(file: string): Validator {
  const before = known.get(file);
  if (before) return before;
  const validator = createValidator(file);
  warmUp(validator);
  known.set(file, validator);
  return validator;
}
