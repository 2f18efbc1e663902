import { ConfigError, type EngineConfig, type Environment, parseEngineConfig } from '../config.ts';
import type { EngineName } from '../core/project.ts';
import { engineFolder } from '../engines.ts';
import { probeBinary } from '../runner/binary.ts';
import { engineFile, enginesIn, type Versioned } from '../runner/engine-folder.ts';
import { type Finding, fine, messageOf, weak, wrong } from './finding.ts';

/** The host's engines, and each version in the folder of engines. Settings that are wrong are told with the others. */
export async function engines(environment: Environment): Promise<Finding[]> {
  try {
    const config = parseEngineConfig(environment);
    const folder = engineFolder(config);
    const kept = await enginesIn(folder);
    const [own, broken] = await Promise.all([hostOwn(config, environment, kept), brokenOf(folder, kept)]);
    const good = kept.filter((one) => !broken.some(({ of }) => of === one));
    return [...own, versions(config, folder, good), ...broken.map(({ finding }) => finding)];
  } catch (error) {
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

/** Terraform has to be there, unless OpenTofu is or every project asks for a version. */
async function hostOwn(config: EngineConfig, environment: Environment, kept: readonly Versioned[]): Promise<Finding[]> {
  const probe = (path: string) => probeBinary(path).then((version) => ({ version }), messageOf);
  const [terraform, tofu] = await Promise.all([probe(config.TERRAFORM_BIN), probe(config.TOFU_BIN)]);
  const isNeeded = environment.TERRAFORM_BIN !== undefined || (typeof tofu === 'string' && kept.length === 0);
  const lacking = isNeeded ? wrong : weak;
  return [
    typeof terraform === 'string'
      ? lacking('terraform', terraform, hintFor('terraform', 'https://developer.hashicorp.com/terraform/install'))
      : fine('terraform', terraform.version),
    ...(typeof tofu === 'string'
      ? environment.TOFU_BIN === undefined
        ? []
        : [wrong('tofu', tofu, hintFor('tofu', 'https://opentofu.org/docs/intro/install/'))]
      : [fine('tofu', tofu.version)]),
  ];
}

const hintFor = (name: EngineName, from: string): string =>
  `Get it from ${from}, or set ${name.toUpperCase()}_BIN; projects without engine_version run with it.`;

function versions(config: EngineConfig, folder: string, good: readonly Versioned[]): Finding {
  const there = good.map(({ name, version }) => `${name} ${version}`).join(', ') || 'no other versions';
  const fetched = config.GUILDOPS_ENGINE_INSTALL ? 'fetched when a project asks for them' : 'not fetched by themselves';
  return fine('engines', `${there} in ${folder}; others are ${fetched}`);
}

async function brokenOf(folder: string, kept: readonly Versioned[]) {
  const all = await Promise.all(
    kept.map(async (one) => {
      const file = engineFile(folder, one);
      const says = await probeBinary(file).catch(messageOf);
      const hint = `Remove it: guildops engine remove ${one.name} ${one.version}`;
      return says === one.version ? [] : [{ of: one, finding: wrong('engines', `${file}: ${says}`, hint) }];
    }),
  );
  return all.flat();
}
