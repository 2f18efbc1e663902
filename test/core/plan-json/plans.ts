import { readFileSync } from 'node:fs';
import type { Json } from '../../../src/core/json.ts';

export const RECORDED = ['create', 'unchanged', 'resize', 'replace', 'remove-vm', 'secrets', 'secret-changed'] as const;

/** What `terraform show -json` answered for a plan of a project that GuildOps generated, on the sandbox cloud. */
export const recorded = (name: (typeof RECORDED)[number]): { [key: string]: Json } =>
  JSON.parse(readFileSync(new URL(`../../fixtures/plans/${name}.json`, import.meta.url), 'utf8'));

/** A plan with one change, for what no recording has. */
export const planWith = (...changes: Json[]): Json => ({ format_version: '1.2', resource_changes: changes });

export const change = (address: string, actions: readonly string[], extra: { [key: string]: Json } = {}): Json => {
  const { change: inner, ...rest } = extra;
  const [type = '', name = ''] = address.split('.');
  return {
    address,
    mode: 'managed',
    type,
    name,
    ...rest,
    change: { actions, before: null, after: null, ...(inner as object) },
  };
};
