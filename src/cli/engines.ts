import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Environment, parseEngineConfig } from '../config.ts';
import { ENGINES, type EngineName, isEngineVersion } from '../core/project.ts';
import { engineFolder, enginesFor, installFor, providerFolder } from '../engines.ts';
import { probeBinary } from '../runner/binary.ts';
import { engineFile, enginesIn, isThere, type Versioned } from '../runner/engine-folder.ts';
import { packagesIn } from '../runner/mirror/kept.ts';
import { packageFolder } from '../runner/mirror/package.ts';
import { messageOf } from './finding.ts';

const SILENT = { info() {}, warn() {}, error() {} };

/** Each engine that is there, with its file, the host's own first; then the providers that are kept for runs. */
export async function listEngines(environment: Environment): Promise<string> {
  const config = parseEngineConfig(environment);
  const { binaries } = await enginesFor(config, SILENT);
  const folder = engineFolder(config);
  const hosts = await Promise.all(
    ENGINES.map(async (name) => {
      const path = binaries[name];
      if (path === undefined) return [];
      return [`${name} ${await probeBinary(path).catch(messageOf)}  ${path}  without engine_version`];
    }),
  );
  const kept = (await enginesIn(folder)).map((one) => `${one.name} ${one.version}  ${engineFile(folder, one)}`);
  const mirror = providerFolder(config);
  const providers = (await packagesIn(mirror)).map(
    (one) => `${one.source} ${one.version}  ${packageFolder(mirror, one)}`,
  );
  const lines = [...hosts.flat(), ...kept, ...providers];
  return lines.length > 0
    ? lines.join('\n')
    : `There is no engine in PATH, and none in ${folder}. See \`guildops engine install --help\`.`;
}

/** Fetches a release into the folder of engines. @throws Error that says what could not be had, and why */
export async function installEngine(environment: Environment, name: string, version: string): Promise<string> {
  const wanted = parseWanted(name, version);
  const config = parseEngineConfig(environment);
  const there = engineFile(engineFolder(config), wanted);
  if (await isThere(there)) return `${name} ${version} is there already: ${there}`;
  return `Installed ${name} ${version}: ${await installFor(config)(wanted)}`;
}

/** Removes a version from the folder of engines; a run that has begun with it goes on. @throws Error when it is not there */
export async function removeEngine(environment: Environment, name: string, version: string): Promise<string> {
  const wanted = parseWanted(name, version);
  const file = engineFile(engineFolder(parseEngineConfig(environment)), wanted);
  if (!(await isThere(file))) throw new Error(`There is no ${file}. \`guildops engine list\` says what there is.`);
  await rm(dirname(file), { recursive: true });
  return `Removed ${file}.`;
}

function parseWanted(name: string, version: string): Versioned {
  if (!(ENGINES as readonly string[]).includes(name))
    throw new Error(`${JSON.stringify(name)} is no engine: ${ENGINES.join(' or ')}.`);
  if (!isEngineVersion(version))
    throw new Error(`${JSON.stringify(version)} is no version; write it whole, such as 1.11.4.`);
  return { name: name as EngineName, version };
}
