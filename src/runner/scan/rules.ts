import { type Backend, backendSettings } from '../../core/backend.ts';
import type { FoundFacts } from '../../core/project.ts';
import type { Attribute, Block } from '../../repo/hcl/blocks.ts';
import { blockDigest, isPlainBlock } from '../../repo/hcl/canonical.ts';
import { providerSource } from '../providers.ts';
import { isAllowedModule } from './modules.ts';

/** Something that must not run: where in the file, and why. */
export interface Objection {
  line: number;
  what: string;
}

export interface RuleFacts {
  /** Provider sources that the project may use, `hashicorp/google`. */
  providers: readonly string[];
  /** Where the project's record says that its state is. */
  backend: Backend;
  /** Of a project that was found in its repository: the block as the default branch has it. */
  found?: Pick<FoundFacts, 'block' | 'isBlockWhole'>;
}

type Rule = (block: Block, facts: RuleFacts) => Objection[];

const DATA_THAT_REACHES_OUT: Readonly<Record<string, string>> = {
  external: 'runs a program during the plan',
  http: 'sends requests during the plan',
  terraform_remote_state: 'reads the state of another project',
};

const reachingData: Rule = ({ type, labels: [name = ''], line }) =>
  type === 'data' && Object.hasOwn(DATA_THAT_REACHES_OUT, name)
    ? [{ line, what: `data "${name}" ${DATA_THAT_REACHES_OUT[name]}` }]
    : [];

const provisioners: Rule = ({ type, labels, line }) =>
  type === 'provisioner' ? [{ line, what: `provisioner "${labels[0] ?? ''}" runs a program` }] : [];

const IN_PROVIDER =
  /^(?:exec|credential_process|shared_config_files?|shared_credentials_files?|external_credentials|endpoints?|\w+_endpoint)$/;

/** Settings by which a provider runs programs, reads files of the host or sends signed requests elsewhere; at any depth. */
const providerSettings: Rule = (block) =>
  block.type === 'provider'
    ? namesIn(block)
        .filter(({ name }) => IN_PROVIDER.test(name))
        .map(({ name, line }) => ({
          line,
          what: `"${name}" in a provider block can run programs or send credentials elsewhere`,
        }))
    : [];

/** Every name in a block: of attributes, of blocks and their labels (`dynamic "exec"`), and of keys inside values. */
function namesIn({ attributes, blocks }: Block): { name: string; line: number }[] {
  const inner = blocks.flatMap((block) => [
    ...[block.type, ...block.labels].map((name) => ({ name, line: block.line })),
    ...namesIn(block),
  ]);
  return [
    ...attributes.flatMap(({ name, line, parts }) => [name, ...keysIn(parts)].map((key) => ({ name: key, line }))),
    ...inner,
  ];
}

const keysIn = (parts: Attribute['parts']): string[] =>
  parts.filter((_, n) => isAssign(parts[n + 1]?.text)).flatMap(({ text }) => (text === undefined ? [] : [text]));

const isAssign = (mark: string | undefined): boolean => mark === '=' || mark === ':';

/** The state goes where the project's record says: a block of that kind which says nothing, or nothing else. */
const backends: Rule = ({ type, blocks }, { backend, found }) =>
  type !== 'terraform'
    ? []
    : blocks.flatMap((block) => {
        const { type: inner, labels, line } = block;
        if (inner === 'cloud') return [{ line, what: 'a cloud block would keep the state elsewhere' }];
        if (inner === 'encryption') return [{ line, what: 'an encryption block can run programs' }];
        if (inner !== 'backend') return [];
        const [kind = ''] = labels;
        if (found) return isSameBlock(block, found) ? [] : [{ line, what: OTHER_BLOCK }];
        if (kind !== backend.kind)
          return [{ line, what: `backend "${kind}" would keep the state elsewhere; write ${emptyBlock(backend)}` }];
        return otherSettings(block, backend);
      });

const OTHER_BLOCK =
  'this backend is not the one of the default branch; a state is moved by merging the new backend alone, without a plan';

const isSameBlock = (block: Block, { block: known }: Pick<FoundFacts, 'block'>): boolean =>
  isPlainBlock(block) && blockDigest(block) === known;

export const emptyBlock = ({ kind }: Backend): string => `backend "${kind}" {}`;

/** Settings of a backend block that the record does not have, or has otherwise. */
function otherSettings({ line, attributes, blocks }: Block, backend: Backend): Objection[] {
  if (backend.kind === 'http')
    return attributes.length + blocks.length === 0
      ? []
      : [{ line, what: 'backend "http" must be empty; GuildOps sets its address' }];
  const settings = new Map(backendSettings(backend));
  const isAsRecorded = ({ name, literal, parts }: Attribute): boolean => {
    const value = settings.get(name);
    return value === true
      ? parts.length === 1 && parts[0]?.kind === 'word' && parts[0].text === 'true'
      : value !== undefined && literal === value;
  };
  const wayOn = `leave it out, as in ${emptyBlock(backend)}`;
  return [
    ...attributes
      .filter((attribute) => !isAsRecorded(attribute))
      .map(({ name, line: at }) => ({
        line: at,
        what: `"${name}" of the backend is not what the project has; ${wayOn}`,
      })),
    ...blocks.map(({ type, line: at }) => ({
      line: at,
      what: `"${type}" in the backend is not what the project has; ${wayOn}`,
    })),
  ];
}

const requiredProviders: Rule = ({ type, blocks }, { providers, found }) => {
  if (type !== 'terraform') return [];
  const declared = blocks
    .filter((block) => block.type === 'required_providers')
    .flatMap(({ attributes }) => attributes);
  return declared.flatMap((attribute) =>
    sourcesOf(attribute)
      .filter((source) => source === undefined || !providers.includes(providerSource(source)))
      .map((source) => ({
        line: attribute.line,
        what: `provider ${JSON.stringify(source ?? attribute.name)} is not allowed here${found ? '; guildops.yaml of the default branch can name it in providers' : ''}`,
      })),
  );
};

/** Sources of one `required_providers` entry; its own name where none is written, undefined for one that is not plain. */
function sourcesOf({ name, literal, parts }: Attribute): (string | undefined)[] {
  if (literal !== undefined) return [name];
  const sources = parts.flatMap(({ text }, n) =>
    text === 'source' && isAssign(parts[n + 1]?.text) ? [parts[n + 2]] : [],
  );
  return sources.length === 0 ? [name] : sources.map((part) => (part?.kind === 'string' ? part.text : undefined));
}

const moduleSources: Rule = ({ type, line, attributes }) =>
  type !== 'module'
    ? []
    : attributes
        .filter(({ name, literal }) => name === 'source' && !(literal !== undefined && isAllowedModule(literal)))
        .map(({ literal }) => ({
          line,
          what: `module source ${literal === undefined ? 'that is not a plain string' : JSON.stringify(literal)}: only folders of this repository and the public registry are allowed`,
        }));

const RULES: readonly Rule[] = [
  reachingData,
  provisioners,
  providerSettings,
  backends,
  requiredProviders,
  moduleSources,
];

/** What a file's blocks must not do; nested blocks are looked at too, as a `check` holds data and a `removed` provisioners. */
export function objectionsTo(blocks: readonly Block[], facts: RuleFacts): Objection[] {
  return blocks.flatMap((block) => [
    ...RULES.flatMap((rule) => rule(block, facts)),
    ...objectionsTo(block.blocks, facts),
  ]);
}
