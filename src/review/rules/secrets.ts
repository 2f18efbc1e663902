import type { Json } from '../../core/json.ts';
import { SENSITIVE } from '../../core/plan-json/mask.ts';
import { type Fields, fieldAt, fieldsOf } from '../../core/plan-json/tree.ts';
import { type Literal, literalsOf } from '../facts/literals.ts';
import { isPlaceholder, isSecretName, isSecretValue, looksSecret, scriptHoldsSecret } from '../facts/secrets.ts';
import type { Here } from '../here.ts';
import { type Check, type Look, on, type Rules, when } from '../rule.ts';

/** Attributes that hold scripts; SEC-002 reads them. */
const SCRIPTS =
  /(?:^|\.)(?:user_data|user_data_base64|custom_data|metadata_startup_script|metadata\.[\w-]*(?:startup|user-data|script)[\w-]*)$/;

const lastName = (path: string): string => path.split('.').at(-1) ?? '';

/** Parameters of AWS are marked as secrets also where they are plain; SEC-003 looks at those by their names. */
const isPlainParameter = (here: Here, { path }: Literal): boolean =>
  here.of.type === 'aws_ssm_parameter' && path === 'value' && here.of.it.word('type') !== 'securestring';

const isToFill = ({ of: { type } }: Here, { text }: Literal): boolean =>
  /^(?:aws_ssm_parameter|aws_secretsmanager_secret_version|google_secret_manager_secret_version|azurerm_key_vault_secret)$/.test(
    type,
  ) && isPlaceholder(text);

/** Google names a secret by `secret`, also where a container takes it from. */
const isNameOfSecret = ({ of: { type } }: Here, path: string): boolean =>
  type.startsWith('google_') && lastName(path) === 'secret' && !/variables|metadata|labels/.test(path);

function isSecret(here: Here, literal: Literal): boolean {
  const { path, text, isWhole } = literal;
  if (SCRIPTS.test(path) || isPlainParameter(here, literal) || isToFill(here, literal)) return false;
  if (looksSecret(text)) return true;
  const isNamed = isSecretName(literal.named ?? lastName(path)) && !isNameOfSecret(here, path);
  return (isNamed || (isWhole && isMarked(here, path))) && isSecretValue(text);
}

/** The provider marks the attribute as a secret. */
function isMarked({ of, world }: Here, path: string): boolean {
  const planned = world.plan.resource_changes.find(({ address }) => address === of.address);
  let mask: Json | undefined = planned?.change.after_sensitive;
  for (const name of path.split('.')) {
    if (Array.isArray(mask)) mask = fieldAt(mask, '0');
    if (mask === true) return true;
    mask = fieldAt(mask, name);
  }
  return mask === true;
}

/** Environment of containers, which stands in JSON inside a text. */
function containerSecrets({ of: { it } }: Here): string[] {
  const definitions = containersIn(it.text('container_definitions'));
  return definitions.flatMap((container) =>
    Object.values(fieldsOf(fieldAt(container, 'environment'))).flatMap((entry) => {
      const { name, value } = fieldsOf(entry);
      const isOne =
        typeof name === 'string' &&
        typeof value === 'string' &&
        (looksSecret(value) || (isSecretName(name) && isSecretValue(value)));
      return isOne ? [name] : [];
    }),
  );
}

function containersIn(text: string | undefined): Fields[] {
  try {
    return Object.values(fieldsOf(JSON.parse(text ?? '[]') as Json)).map(fieldsOf);
  } catch {
    return [];
  }
}

/** The code of before is not in the plan: what it said is what the resource still has. */
const wasThere = ({ world, of }: Here, { text }: Literal): boolean =>
  world.when === 'after' || of.actions.includes('no-op') || holds(of.it.json, text);

const holds = (value: Json | undefined, text: string): boolean =>
  value === text || (typeof value === 'object' && Object.values(fieldsOf(value)).some((one) => holds(one, text)));

const writtenSecret: Check = (_it, here) => {
  const paths = literalsOf(here.world, here.of)
    .filter((one) => isSecret(here, one) && wasThere(here, one))
    .map(({ path }) => path);
  const inContainers =
    here.of.type === 'aws_ecs_task_definition'
      ? containerSecrets(here).map((name) => `container_definitions ${name}`)
      : [];
  const [first, ...others] = new Set([...paths, ...inContainers]);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return when(first !== undefined, `has a secret written in the code, at ${first}${more}`);
};

const scriptSecret =
  (paths: readonly string[]): Check =>
  (it, here) => {
    const written = literalsOf(here.world, here.of).filter((one) => wasThere(here, one));
    const scripts = paths.flatMap((path) => [
      ...it.texts(path),
      ...it.entries(path).map(([name, value]) => (isSecretName(name) ? `${name}=${value}` : value)),
      ...written.filter((one) => one.path === path || one.path.startsWith(`${path}.`)).map(({ text }) => text),
    ]);
    return when(scripts.some(scriptHoldsSecret), 'carries a secret in its start-up script');
  };

const PARAMETER_NAME = /password|passwd|secret|token|credential|(?:^|[/_.-])[\w-]*key(?:[/_.-]|$)/i;
const ABOUT_ONE = /(?:arn|id|name|path|url|length|policy|rotation|public[_-]?key|ttl)$/i;

const plainParameter: Check = (it) => {
  const name = it.text('name') ?? '';
  const isNamed = PARAMETER_NAME.test(name) && !ABOUT_ONE.test(name);
  const value = it.text('value') ?? it.text('insecure_value') ?? SENSITIVE;
  return when(
    ['string', 'stringlist'].includes(it.word('type') ?? '') && isNamed && isSecretValue(value),
    'keeps a secret as plain text',
  );
};

/** What lets somebody in who reads it, by provider. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  aws: ['access_key', 'secret_key', 'token'],
  azurerm: ['client_secret', 'client_certificate', 'client_certificate_password', 'oidc_token'],
  google: ['credentials', 'access_token'],
  'google-beta': ['credentials', 'access_token'],
};

/** Google takes the path of a key file too, which says nothing. */
const isKey = (name: string, value: Json | undefined): boolean =>
  typeof value === 'string' && value !== '' && (name !== 'credentials' || value.trimStart().startsWith('{'));

const keysOfProvider: Look = {
  look({ after: { plan } }) {
    const providers = fieldsOf(fieldAt(fieldAt(plan as unknown as Json, 'configuration'), 'provider_config'));
    return Object.values(providers).flatMap((provider) => {
      const { name, expressions } = fieldsOf(provider);
      const written = (KEYS[String(name)] ?? []).filter((key) =>
        isKey(key, fieldAt(fieldAt(expressions, key), 'constant_value')),
      );
      return when(written.length > 0, `has ${written.join(' and ')} written in the code`).map((hit) => ({
        ...hit,
        at: `provider.${name}`,
      }));
    });
  },
};

/** Secrets where everybody can read them. */
export const secrets: Rules = {
  'SEC-001': [on('*', writtenSecret)],
  'SEC-002': [
    on('aws_instance aws_launch_template aws_launch_configuration', scriptSecret(['user_data', 'user_data_base64'])),
    on(
      'google_compute_instance google_compute_instance_template',
      scriptSecret(['metadata_startup_script', 'metadata']),
    ),
    on(
      'azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_linux_virtual_machine_scale_set',
      scriptSecret(['custom_data', 'user_data']),
    ),
  ],
  'SEC-003': [on('aws_ssm_parameter', plainParameter)],
  'SEC-004': [keysOfProvider],
};
