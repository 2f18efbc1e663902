import { readFileSync } from 'node:fs';
import type { EngineName } from '../../core/project.ts';

/**
 * Public keys that releases are signed with, as their vendors publish them. HashiCorp's is here twice: as it was from 2021 on, and as it
 * was published in 2026 with a later end. A signature is judged by what the key said on the day it was made, and each of the two says
 * nothing about the other's time. Sources: https://www.hashicorp.com/trust/security and https://get.opentofu.org/opentofu.asc
 */
const FILES: Readonly<Record<EngineName, readonly string[]>> = {
  terraform: ['hashicorp-2021.asc', 'hashicorp-2026.asc'],
  tofu: ['opentofu.asc'],
};

/** Armoured, each with one key. */
export const vendorKeys = (name: EngineName): string[] =>
  FILES[name].map((file) => readFileSync(new URL(`./keys/${file}`, import.meta.url), 'utf8'));
