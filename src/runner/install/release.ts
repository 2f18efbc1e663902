import type { EngineName } from '../../core/project.ts';

/** Where the releases of each engine lie: an address of its own, without a slash at the end. */
export type Origins = Readonly<Record<EngineName, string>>;

/** Of the vendors themselves. */
export const ORIGINS: Origins = {
  terraform: 'https://releases.hashicorp.com/terraform',
  tofu: 'https://github.com/opentofu/opentofu/releases/download',
};

/** Addresses of one release, and what the files are called. */
export interface Release {
  /** Name of the archive for this machine, as the list of checksums has it. */
  archive: string;
  archiveUrl: string;
  sumsUrl: string;
  /** OpenPGP signature of the list of checksums. */
  signatureUrl: string;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'arm', ia32: '386' };

/** This machine, as vendors write it: `linux_amd64`. */
export const PLATFORM = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;

/**
 * Sources: https://developer.hashicorp.com/well-architected-framework/operational-excellence/verify-hashicorp-binary and
 * https://opentofu.org/docs/intro/install/standalone/
 */
export function releaseOf(name: EngineName, version: string, origins: Origins): Release {
  const folder = name === 'terraform' ? `${origins.terraform}/${version}` : `${origins.tofu}/v${version}`;
  const archive = `${name}_${version}_${PLATFORM}.zip`;
  const sumsUrl = `${folder}/${name}_${version}_SHA256SUMS`;
  const signatureUrl = `${sumsUrl}.${name === 'terraform' ? 'sig' : 'gpgsig'}`;
  return { archive, archiveUrl: `${folder}/${archive}`, sumsUrl, signatureUrl };
}

/** Where all versions of an engine are listed. OpenTofu's own list lies beside GitHub, that of a mirror in the mirror. */
export const indexUrl = (name: EngineName, origins: Origins): string => {
  if (name === 'terraform') return `${origins.terraform}/index.json`;
  return origins.tofu === ORIGINS.tofu ? 'https://get.opentofu.org/tofu/api.json' : `${origins.tofu}/api.json`;
};
