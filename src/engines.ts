import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { EngineConfig } from './config.ts';
import type { EngineName } from './core/project.ts';
import { PATIENCE } from './runner/install/fetch.ts';
import { createInstall, type Install } from './runner/install/install.ts';
import { ORIGINS, type Origins } from './runner/install/release.ts';
import { vendorKeys } from './runner/install/vendor-keys.ts';
import type { RunnerOptions } from './runner/options.ts';
import type { RunnerLog } from './runner/ports.ts';

/** The folder of engines by version. */
export const engineFolder = ({ GUILDOPS_ENGINES: folder, GUILDOPS_DATA: data }: EngineConfig): string =>
  resolve(folder ?? join(data, 'engines'));

/** The folder of providers that `guildops engine mirror` fills. */
export const providerFolder = ({ GUILDOPS_DATA: data }: Pick<EngineConfig, 'GUILDOPS_DATA'>): string =>
  resolve(join(data, 'providers'));

/** The host's engines, the folder of others, and what fetches more of them where that is wanted. */
export async function enginesFor(
  config: EngineConfig,
  log: RunnerLog,
): Promise<Pick<RunnerOptions, 'binaries' | 'engines'>> {
  const [terraform, tofu] = await Promise.all([inPath(config.TERRAFORM_BIN), inPath(config.TOFU_BIN)]);
  const folder = engineFolder(config);
  return {
    binaries: { ...(terraform && { terraform }), ...(tofu && { tofu }) },
    engines: { folder, ...(config.GUILDOPS_ENGINE_INSTALL && { install: tellingOf(installFor(config), log) }) },
  };
}

/** What installs engines as the settings want it. */
export function installFor(config: EngineConfig): Install {
  const origins: Origins = { terraform: config.TERRAFORM_RELEASES_URL, tofu: config.TOFU_RELEASES_URL };
  const { ENGINE_RELEASES_KEY_FILE: own } = config;
  const isMirrored = (name: EngineName): boolean => origins[name] !== ORIGINS[name];
  return createInstall({
    folder: engineFolder(config),
    origins,
    patience: PATIENCE,
    keys: (name) => (own !== undefined && isMirrored(name) ? [own] : vendorKeys(name)),
  });
}

/** What is fetched by itself is told. */
const tellingOf =
  (install: Install, log: RunnerLog): Install =>
  async (wanted) => {
    log.info(wanted, 'engine is fetched');
    const path = await install(wanted);
    log.info({ ...wanted, path }, 'engine installed');
    return path;
  };

/** Where a binary is, by the PATH of this process; undefined when it is nowhere. */
export async function inPath(name: string): Promise<string | undefined> {
  const candidates = isAbsolute(name)
    ? [name]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  for (const path of candidates)
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  return undefined;
}
