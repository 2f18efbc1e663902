import { join } from 'node:path';
import type { EngineName } from '../../core/project.ts';
import { PLATFORM } from '../install/release.ts';

/** A provider of one version. */
export interface Package {
  /** With its registry, as lock files have it: `registry.terraform.io/hashicorp/google`. */
  source: string;
  version: string;
}

const REGISTRY: Readonly<Record<EngineName, string>> = {
  terraform: 'registry.terraform.io',
  tofu: 'registry.opentofu.org',
};

const SOURCE = /^[a-z0-9][a-z0-9.-]{0,252}(?::\d{1,5})?(?:\/[a-z0-9][a-z0-9_-]{0,63}){2}$/;
const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:[+-][\w.+-]{1,64})?$/;

/** The whole source for what people and code write; without a registry it is the engine's own. */
export function wholeSource(written: string, engine: EngineName): string {
  const lower = written.toLowerCase();
  return lower.split('/').length > 2 ? lower : `${REGISTRY[engine]}/${lower}`;
}

/** Fit to be a path, whoever wrote it. */
export const isPackage = ({ source, version }: Package): boolean => SOURCE.test(source) && VERSION.test(version);

/**
 * Where an unpacked mirror, or the data folder of an init, has a provider for this machine.
 * Source: https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export const packageFolder = (mirror: string, { source, version }: Package): string =>
  join(mirror, source, version, PLATFORM);
