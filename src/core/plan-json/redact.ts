import type { Json } from '../json.ts';
import { createRedactor, type Redactor } from '../redact.ts';
import { maskBy, maskChange, type Secrets } from './mask.ts';
import { maskConfiguration, maskVariables } from './mask-configuration.ts';
import { type Fields, fieldsOf, isFields, listOf, mapFields, mapList, withFields } from './tree.ts';

/**
 * The plan without secrets. What terraform marks as sensitive is masked wherever the plan repeats it, variables and literals of the
 * configuration too; then every value is searched for those secrets, for `known` ones, and for what looks like one. Only this may be stored
 * or shown. Facts about the plan (addresses, types, actions, masks) stay as they are.
 * Source: terraform's JSON format; secrets stand in clear in variables, changes, drift, both states and the configuration.
 */
export function redactPlan(plan: Json, known: readonly string[] = []): Json {
  if (!isFields(plan)) return null;
  const secrets: Secrets = new Set(known);
  const masked = maskSections(plan, secrets);
  const scrub = createRedactor([...secrets]);
  return mapFields(masked, (section, name) => scrubSection(name, section, scrub));
}

function maskSections(plan: Fields, secrets: Secrets): Fields {
  const configuration = fieldsOf(plan.configuration);
  const changes = [...listOf(plan.resource_changes), ...listOf(plan.resource_drift)];
  const resources = (list: Json) => mapList(list, (resource) => maskResource(resource, secrets));
  return withFields(plan, {
    variables: (variables) => maskVariables(fieldsOf(variables), configuration, secrets),
    configuration: () => maskConfiguration(configuration, changes, secrets),
    resource_changes: resources,
    resource_drift: resources,
    deferred_changes: (list) =>
      mapList(list, (deferred) =>
        withFields(deferred, { resource_change: (one) => maskResource(fieldsOf(one), secrets) }),
      ),
    output_changes: (outputs) => mapFields(fieldsOf(outputs), (change) => maskChange(fieldsOf(change), secrets)),
    planned_values: (state) => maskState(fieldsOf(state), secrets),
    prior_state: (prior) => withFields(fieldsOf(prior), { values: (state) => maskState(fieldsOf(state), secrets) }),
  });
}

const maskResource = (resource: Fields, secrets: Secrets): Fields =>
  withFields(resource, { change: (change) => maskChange(fieldsOf(change), secrets) });

const maskState = (state: Fields, secrets: Secrets): Fields =>
  withFields(state, {
    outputs: (outputs) => mapFields(fieldsOf(outputs), (output) => maskOutput(fieldsOf(output), secrets)),
    root_module: (module) => maskModule(fieldsOf(module), secrets),
  });

const maskOutput = (output: Fields, secrets: Secrets): Fields =>
  withFields(output, { value: (value) => maskBy(value, [output.sensitive], secrets) });

const maskModule = (module: Fields, secrets: Secrets): Fields =>
  withFields(module, {
    resources: (list) =>
      mapList(list, (resource) =>
        withFields(resource, { values: (values) => maskBy(values, [resource.sensitive_values], secrets) }),
      ),
    child_modules: (list) => mapList(list, (child) => maskModule(child, secrets)),
  });

/** Sections that hold nothing a person wrote. */
const FACTS = new Set(['format_version', 'terraform_version', 'timestamp', 'applyable', 'complete', 'errored']);

/** Sections with facts of ours to read between the values: a secret that reads `create` must not make a plan unreadable. */
const MIXED = new Set([
  'variables',
  'planned_values',
  'resource_changes',
  'resource_drift',
  'deferred_changes',
  'output_changes',
]);

/** Where values stand in those. */
const VALUES = new Set(['before', 'after', 'before_identity', 'after_identity', 'identity', 'values', 'value']);

function scrubSection(name: string, section: Json, scrub: Redactor): Json {
  if (FACTS.has(name)) return section;
  if (name === 'prior_state') return mapFields(fieldsOf(section), (part) => scrubValues(part, scrub));
  return MIXED.has(name) ? scrubValues(section, scrub) : scrubAll(section, scrub);
}

function scrubValues(value: Json, scrub: Redactor): Json {
  if (Array.isArray(value)) return listOf(value).map((part) => scrubValues(part, scrub));
  if (!isFields(value)) return value;
  return mapFields(value, (part, key) => (VALUES.has(key) ? scrubAll(part, scrub) : scrubValues(part, scrub)));
}

function scrubAll(value: Json, scrub: Redactor): Json {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return listOf(value).map((part) => scrubAll(part, scrub));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [scrub(key), scrubAll(part, scrub)]));
}
