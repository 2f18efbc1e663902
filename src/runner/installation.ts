import { cliConfig } from './cli-config.ts';
import type { Asked } from './mirror/kept.ts';
import type { RunnerOptions } from './options.ts';
import { MIRROR_IN_JAIL } from './place.ts';

/** From where a run gets its providers. */
export interface ProviderPlaces {
  /** The engine's configuration. */
  config: string;
  /** What of it makes another init of it. */
  decides: string;
  /** The folder on the host that it names. */
  mirror?: string;
}

/**
 * A mirror that the operator fills serves alone; our own folder serves what it has, and the registries the rest. A state without a lock file keeps
 * the init that it has when a provider comes into the folder: a plan that waits is applied with the very checksums it was made with.
 */
export async function providerPlaces(
  { jail, mirrorDir, findKept }: Pick<RunnerOptions, 'jail' | 'mirrorDir' | 'findKept'>,
  asked: Asked,
): Promise<ProviderPlaces> {
  const seen = (folder: string): string => (jail.kind === 'bwrap' ? MIRROR_IN_JAIL : folder);
  if (mirrorDir !== undefined) {
    const config = cliConfig({ mirror: { path: seen(mirrorDir), include: asked.allowed } });
    return { mirror: mirrorDir, config, decides: config };
  }
  const { folder, alone, besides } = (await findKept?.(asked)) ?? { folder: '', alone: [], besides: [] };
  const direct = asked.allowed.filter((source) => !alone.includes(source));
  const from = (include: readonly string[]) => cliConfig({ mirror: { path: seen(folder), include }, direct });
  const served = [...alone, ...besides];
  return { config: from(served), decides: from(alone), ...(served.length > 0 && { mirror: folder }) };
}
