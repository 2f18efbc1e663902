import type { Json } from '../json.ts';
import { createRedactor } from '../redact.ts';
import { isNamedBy } from '../state-file.ts';
import { maskBy, type Secrets } from './mask.ts';
import { type Fields, fieldsOf, isFields, listOf } from './tree.ts';

/**
 * What a state knows of an address (one object, its copies, or a module), out of `terraform show -json` of a state; secrets are hidden by the
 * provider's own word, and wherever else they stand. Undefined when there is nothing of that name.
 */
export function renderState(state: Json, address: string, known: readonly string[] = []): string | undefined {
  const resources = inModule(fieldsOf(fieldsOf(fieldsOf(state).values).root_module));
  const named = resources.filter(({ address: at }) => typeof at === 'string' && isNamedBy({ address: at }, address));
  if (named.length === 0) return undefined;
  const secrets: Secrets = new Set(known);
  // All of them, so that what is secret in one is hidden in another.
  for (const { values, sensitive_values: masks } of resources) maskBy(values, [masks], secrets);
  const redact = createRedactor([...secrets]);
  return named
    .map(
      ({ address: at, values, sensitive_values: masks }) =>
        `# ${at}\n${redact(pretty(maskBy(values, [masks], secrets)))}`,
    )
    .join('\n\n');
}

const inModule = (module: Fields): Fields[] => [
  ...listOf(module.resources).map(fieldsOf),
  ...listOf(module.child_modules).flatMap((child) => inModule(fieldsOf(child))),
];

/** One line for each attribute that has a value. */
const pretty = (values: Json): string =>
  isFields(values)
    ? Object.entries(values)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${name} = ${JSON.stringify(value, null, 2)}`)
        .join('\n')
    : JSON.stringify(values);
