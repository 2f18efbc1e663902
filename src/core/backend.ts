import { type Problem, Refusal } from './refusal.ts';

/** Where terraform keeps a project's state: GuildOps' own backend (`http`), or one object in a bucket of a cloud. */
export type Backend = { kind: 'http' } | CloudBackend;
export type CloudBackend =
  /** `compatible`: a store that only speaks like S3, found by AWS_ENDPOINT_URL_S3: buckets are in the path, and there is no STS to ask. */
  | { kind: 's3'; bucket: string; key: string; region: string; compatible?: true }
  /** The `gcs` backend names the object itself: `<prefix>/default.tfstate`. */
  | { kind: 'gcs'; bucket: string; prefix: string }
  | { kind: 'azurerm'; group: string; account: string; container: string; key: string };

const FORMS = {
  s3: 's3://<bucket>/<folder>?region=us-east-1',
  gs: 'gs://<bucket>/<folder>',
  azurerm: 'azurerm://<resource group>/<storage account>/<container>/<folder>',
} as const;
type Scheme = keyof typeof FORMS;

const COMPATIBLE = 'compatible=true';
const GCS_OBJECT = 'default.tfstate';
const OBJECT = 'terraform.tfstate';
/** As long as any key that people choose; the clouds allow 1024 bytes, and the lock's name is longer than the state's. */
const MAX_KEY = 500;

const problem = (why: string, expected: string): Problem => ({ code: 'bad-input', field: 'backend', why, expected });
const refuse = (why: string, expected: string): never => {
  throw new Refusal(problem(why, expected));
};

/** What a part of an address has to look like. Bucket and account names are those of the clouds, without upper case. */
const PARTS = {
  's3 bucket': [
    /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits, hyphens and dots',
  ],
  'gcs bucket': [
    /^(?!.*\.\.)[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits, hyphens, underscores and dots',
  ],
  'resource group': [/^[A-Za-z0-9._()-]{0,89}[A-Za-z0-9_()-]$/, 'up to 90 letters, digits, hyphens, dots and brackets'],
  'storage account': [/^[a-z0-9]{3,24}$/, '3 to 24 lower-case letters and digits'],
  container: [/^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, '3 to 63 lower-case letters, digits and single hyphens'],
  folder: [
    /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/,
    'letters, digits, hyphens, underscores and dots, with one / between two folders',
  ],
  region: [/^[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}$/, 'a region of AWS, for example us-east-1'],
} as const;

function part(what: keyof typeof PARTS, text = ''): string {
  const [form, expected] = PARTS[what];
  return form.test(text) ? text : refuse(`"${text}" is not a ${what}`, expected);
}

/**
 * The backend of a project from what a person typed: nothing or `http`, or an address. An address that ends in `.tfstate` names the
 * state itself; any other names a folder, in which the project has a folder of its own.
 * @throws Refusal `bad-input` that says what would be right
 */
export function parseBackend(text: string, project: string): Backend {
  const typed = text.trim();
  if (typed === '' || typed.toLowerCase() === 'http') return { kind: 'http' };
  const [, scheme = '', rest = '', query] = /^([A-Za-z0-9]+):\/\/([^?#]*)(?:\?([^#]*))?$/.exec(typed) ?? [];
  const known = schemeOf(scheme.toLowerCase());
  if (!known) return refuse(`"${typed}" is not an address of a state`, ['http', ...Object.values(FORMS)].join(', or '));
  if (known !== 's3' && query !== undefined) refuse(`"?${query}" has no meaning here`, FORMS[known]);
  const [first, ...more] = rest.replace(/\/+$/, '').split('/');
  if (known === 's3')
    return { kind: 's3', bucket: part('s3 bucket', first), key: keyIn(more, project), ...queryOf(query) };
  if (known === 'gs') return { kind: 'gcs', bucket: part('gcs bucket', first), prefix: prefixIn(more, project) };
  const [account, container, ...folders] = more;
  return {
    kind: 'azurerm',
    // Azure does not tell cases of a resource group apart.
    group: part('resource group', first).toLowerCase(),
    account: part('storage account', account),
    container: part('container', container),
    key: keyIn(folders, project),
  };
}

/** `gcs` is what terraform calls it, `gs` what everybody writes. */
const schemeOf = (typed: string): Scheme | undefined =>
  typed === 'gcs' ? 'gs' : typed === 's3' || typed === 'gs' || typed === 'azurerm' ? typed : undefined;

function keyIn(folders: readonly string[], project: string): string {
  const isState = folders.at(-1)?.endsWith('.tfstate') ?? false;
  const key = [...folders.map((name) => part('folder', name)), ...(isState ? [] : [project, OBJECT])].join('/');
  return key.length <= MAX_KEY ? key : refuse(`it has ${key.length} characters`, `at most ${MAX_KEY}`);
}

/** Of the `gcs` backend only the folder can be chosen. */
function prefixIn(folders: readonly string[], project: string): string {
  const last = folders.at(-1) ?? '';
  if (last.endsWith('.tfstate') && last !== GCS_OBJECT)
    refuse(`the state cannot be called "${last}" there`, `a folder, or an object called ${GCS_OBJECT}`);
  const prefix = keyIn(folders, project).split('/').slice(0, -1).join('/');
  return prefix === '' ? refuse('the state would lie in no folder', FORMS.gs) : prefix;
}

function queryOf(query: string | undefined): { region: string; compatible?: true } {
  const pairs = (query ?? '').split('&').filter(Boolean);
  const regions = pairs.filter((pair) => pair.startsWith('region='));
  const strange = pairs.find((pair) => !regions.includes(pair) && pair !== COMPATIBLE);
  if (strange !== undefined) refuse(`"${strange}" has no meaning here`, FORMS.s3);
  if (regions.length !== 1) refuse('it does not name one region', FORMS.s3);
  const region = part('region', regions[0]?.slice('region='.length));
  return { region, ...(pairs.includes(COMPATIBLE) && { compatible: true }) };
}

/** Settings of a backend block that are plain strings, by name. */
export type BlockSettings = Readonly<Record<string, string | undefined>>;

/**
 * The backend that a block of code names, with all that decides where the state is written in it; undefined for a kind that is none here.
 * @throws Refusal `bad-input` for what is missing or odd
 */
export function backendOfBlock(kind: string, settings: BlockSettings): Backend | undefined {
  const named = (...names: string[]) => {
    const absent = names.find((name) => settings[name] === undefined);
    if (absent !== undefined) refuse(`the block does not say ${absent}`, `${absent} as a plain string`);
  };
  const keyOf = (path = '') => {
    const key = path.split('/').map((name) => part('folder', name));
    return path.length <= MAX_KEY ? key.join('/') : refuse(`it has ${path.length} characters`, `at most ${MAX_KEY}`);
  };
  switch (kind) {
    case 'http':
      return { kind };
    case 's3':
      named('bucket', 'key', 'region');
      return {
        ...{ kind, bucket: part('s3 bucket', settings.bucket), key: keyOf(settings.key?.replace(/^\/+/, '')) },
        region: part('region', settings.region),
      };
    case 'gcs':
      named('bucket', 'prefix');
      return {
        ...{ kind, bucket: part('gcs bucket', settings.bucket) },
        prefix: keyOf(settings.prefix?.replace(/^\/+|\/+$/g, '')),
      };
    case 'azurerm':
      named('resource_group_name', 'storage_account_name', 'container_name', 'key');
      return {
        ...{ kind, group: part('resource group', settings.resource_group_name).toLowerCase() },
        account: part('storage account', settings.storage_account_name),
        container: part('container', settings.container_name),
        key: keyOf(settings.key),
      };
    default:
      return undefined;
  }
}

/** The one way to write where a state is. It reads back as the same backend, for any project. */
export function addressOf(backend: Backend): string {
  switch (backend.kind) {
    case 'http':
      return 'http';
    case 's3':
      return `s3://${backend.bucket}/${backend.key}?region=${backend.region}${backend.compatible ? `&${COMPATIBLE}` : ''}`;
    case 'gcs':
      return `gs://${backend.bucket}/${backend.prefix}/${GCS_OBJECT}`;
    case 'azurerm':
      return `azurerm://${backend.group}/${backend.account}/${backend.container}/${backend.key}`;
  }
}

/** Which object it is, whoever names it: bucket and account names are unique in their cloud, whatever region or group is written beside them. */
export function objectOf(backend: CloudBackend): { container: string; key: string } {
  switch (backend.kind) {
    case 's3':
      return { container: backend.bucket, key: backend.key };
    case 'gcs':
      return { container: backend.bucket, key: `${backend.prefix}/${GCS_OBJECT}` };
    case 'azurerm':
      return { container: `${backend.account}/${backend.container}`, key: backend.key };
  }
}

/** What is true of AWS alone, or of its way to name hosts. */
const AWS_ONLY = ['use_path_style', 'skip_credentials_validation', 'skip_requesting_account_id'] as const;

/** Settings of terraform's backend block: facts, no secrets. Locking and encryption are not left to anybody's choice. */
export function backendSettings(backend: Backend): [name: string, value: string | true][] {
  switch (backend.kind) {
    case 'http':
      return [];
    case 's3':
      return [
        ['bucket', backend.bucket],
        ['key', backend.key],
        ['region', backend.region],
        ['encrypt', true],
        ['use_lockfile', true],
        ...(backend.compatible ? AWS_ONLY.map((name): [string, true] => [name, true]) : []),
      ];
    case 'gcs':
      return [
        ['bucket', backend.bucket],
        ['prefix', backend.prefix],
      ];
    case 'azurerm':
      return [
        ['resource_group_name', backend.group],
        ['storage_account_name', backend.account],
        ['container_name', backend.container],
        ['key', backend.key],
        ['use_azuread_auth', true],
      ];
  }
}
