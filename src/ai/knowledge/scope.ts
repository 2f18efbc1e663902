import { basename, dirname } from 'node:path';
import { providers } from '../../catalog/clouds.ts';
import type { Provider } from '../../core/project.ts';
import type { Scope } from './entry.ts';

const OTHER_NAMES: Readonly<Record<string, Provider>> = {
  google: 'gcp',
  googlecloud: 'gcp',
  amazon: 'aws',
  azurerm: 'azure',
  microsoft: 'azure',
};

/** The cloud or `any` that a word means, if it is one. */
export function toScope(word: string): Scope | undefined {
  const name = word.trim().toLowerCase();
  return name === 'any' ? 'any' : (providers().find((provider) => provider === name) ?? OTHER_NAMES[name]);
}

/** The cloud that a file is about by its folder or by how its name begins: `aws/storage.md`, `aws-storage.md`; else `any`. */
export function scopeOfFile(file: string): Scope {
  const words = [basename(dirname(file)), basename(file).split(/[-_.]/)[0] ?? ''];
  return words.map(toScope).find((scope) => scope !== undefined) ?? 'any';
}
