import type { Json } from '../json.ts';
import { maskBy, type Secrets } from './mask.ts';
import { type Fields, fieldsOf, isFields, listOf, mapFields, mapList, withFields } from './tree.ts';

/** Paths of what is sensitive, without indexes (`boot_disk.disk_encryption_key_raw`), by `type.name` of the resource. */
type SensitivePaths = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether what stands at a path is a secret, as a whole. */
type IsSecret = (path: string) => boolean;

/** Settings of providers that are no secrets; any other literal there may be one. */
const HARMLESS = new Set(['region', 'zone', 'project', 'location', 'alias', 'features']);

/** Values of variables that the root module declares sensitive. */
export function maskVariables(variables: Fields, configuration: Fields, secrets: Secrets): Fields {
  const declared = fieldsOf(fieldsOf(configuration.root_module).variables);
  return mapFields(variables, (variable, name) =>
    isSensitive(declared[name])
      ? withFields(fieldsOf(variable), { value: (value) => maskBy(value, [true], secrets) })
      : variable,
  );
}

/** Literals in the configuration that stand for something sensitive: defaults, outputs, attributes, providers, module inputs. */
export function maskConfiguration(configuration: Fields, changes: readonly Json[], secrets: Secrets): Fields {
  const paths = sensitivePaths(changes);
  return withFields(configuration, {
    provider_config: (providers) =>
      mapFields(fieldsOf(providers), (provider) =>
        withFields(fieldsOf(provider), {
          expressions: (all) => maskExpressions(all, (name) => !HARMLESS.has(name), secrets),
        }),
      ),
    root_module: (module) => maskModule(fieldsOf(module), paths, secrets),
  });
}

function sensitivePaths(changes: readonly Json[]): SensitivePaths {
  const found = new Map<string, Set<string>>();
  for (const { type, name, change } of changes.map(fieldsOf)) {
    const key = `${type}.${name}`;
    const { before_sensitive: before, after_sensitive: after } = fieldsOf(change);
    found.set(key, new Set([...(found.get(key) ?? []), ...pathsOf(before), ...pathsOf(after)]));
  }
  return found;
}

function pathsOf(mask: Json | undefined, path = ''): string[] {
  if (mask === true) return [path];
  if (Array.isArray(mask)) return listOf(mask).flatMap((part) => pathsOf(part, path));
  return Object.entries(fieldsOf(mask)).flatMap(([key, part]) => pathsOf(part, join(path, key)));
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function maskModule(module: Fields, paths: SensitivePaths, secrets: Secrets): Fields {
  const within = (holder: Fields, isSecret: IsSecret) =>
    withFields(holder, { expressions: (all) => maskExpressions(all, isSecret, secrets) });
  return withFields(module, {
    variables: (all) =>
      mapFields(fieldsOf(all), (variable) =>
        isSensitive(variable)
          ? withFields(fieldsOf(variable), { default: (value) => maskBy(value, [true], secrets) })
          : variable,
      ),
    outputs: (all) =>
      mapFields(fieldsOf(all), (output) =>
        isSensitive(output)
          ? withFields(fieldsOf(output), { expression: (value) => maskConstants(value, secrets) })
          : output,
      ),
    resources: (all) =>
      mapList(all, (resource) =>
        within(resource, (path) => paths.get(`${resource.type}.${resource.name}`)?.has(path) ?? false),
      ),
    module_calls: (all) =>
      mapFields(fieldsOf(all), (value) => {
        const call = fieldsOf(value);
        const inputs = fieldsOf(fieldsOf(call.module).variables);
        return withFields(
          within(call, (name) => isSensitive(inputs[name])),
          {
            module: (inner) => maskModule(fieldsOf(inner), paths, secrets),
          },
        );
      }),
  });
}

const isSensitive = (declaration: Json | undefined): boolean => fieldsOf(declaration).sensitive === true;

const maskExpressions = (expressions: Json, isSecret: IsSecret, secrets: Secrets): Json =>
  mapFields(fieldsOf(expressions), (value, name) => maskLiterals(value, name, isSecret, secrets));

/** Literals at secret paths: of an attribute's expression, inside a block, or inside a literal map. */
function maskLiterals(value: Json, path: string, isSecret: IsSecret, secrets: Secrets): Json {
  if (isSecret(path)) return maskConstants(value, secrets);
  if (Array.isArray(value)) return listOf(value).map((part) => maskLiterals(part, path, isSecret, secrets));
  if (!isFields(value)) return value;
  return mapFields(value, (part, key) => {
    if (key === 'references') return part;
    return maskLiterals(part, key === 'constant_value' ? path : join(path, key), isSecret, secrets);
  });
}

/** Every literal of an expression, however deep its blocks go; a part of a literal as it is. */
function maskConstants(expression: Json, secrets: Secrets): Json {
  if (Array.isArray(expression)) return listOf(expression).map((part) => maskConstants(part, secrets));
  if (!isFields(expression)) return maskBy(expression, [true], secrets);
  return mapFields(expression, (part, key) =>
    key === 'constant_value'
      ? maskBy(part, [true], secrets)
      : key === 'references'
        ? part
        : maskConstants(part, secrets),
  );
}
