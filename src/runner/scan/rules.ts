import { providerSource } from '../providers.ts';
import type { Attribute, Block } from './blocks.ts';
import { isAllowedModule } from './modules.ts';

/** Something that must not run: where in the file, and why. */
export interface Objection {
  line: number;
  what: string;
}

export interface RuleFacts {
  /** Provider sources that the project may use, `hashicorp/google`. */
  providers: readonly string[];
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

/** The state goes where GuildOps says: `backend "http" {}` and nothing in it. */
const backends: Rule = ({ type, blocks }) =>
  type !== 'terraform'
    ? []
    : blocks.flatMap(({ type: inner, labels: [kind = ''], line, attributes, blocks: deeper }) => {
        if (inner === 'cloud') return [{ line, what: 'a cloud block would keep the state elsewhere' }];
        if (inner === 'encryption') return [{ line, what: 'an encryption block can run programs' }];
        if (inner !== 'backend') return [];
        if (kind !== 'http')
          return [{ line, what: `backend "${kind}" would keep the state elsewhere; write backend "http" {}` }];
        const isEmpty = attributes.length + deeper.length === 0;
        return isEmpty ? [] : [{ line, what: 'backend "http" must be empty; GuildOps sets its address' }];
      });

const requiredProviders: Rule = ({ type, blocks }, { providers }) => {
  if (type !== 'terraform') return [];
  const declared = blocks
    .filter((block) => block.type === 'required_providers')
    .flatMap(({ attributes }) => attributes);
  return declared.flatMap((attribute) =>
    sourcesOf(attribute)
      .filter((source) => source === undefined || !providers.includes(providerSource(source)))
      .map((source) => ({
        line: attribute.line,
        what: `provider ${JSON.stringify(source ?? attribute.name)} is not allowed here`,
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
