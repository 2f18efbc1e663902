import type { Here } from '../here.ts';

const WIDE = /^\/(?:subscriptions\/[^/]+|providers\/microsoft\.management\/managementgroups\/[^/]+)?\/?$/i;
const WIDE_TYPES = ['azurerm_subscription', 'azurerm_management_group'];

/** Whether an attribute names a whole subscription or management group. */
export function isWideScope(here: Here, path: string): boolean {
  const known = here.of.it.texts(path);
  if (known.length > 0) return known.some((scope) => WIDE.test(scope));
  return here.refersTo(path).resources.some(({ type }) => WIDE_TYPES.includes(type));
}

/** Ids of built-in roles. Source: "Azure built-in roles". */
const BUILT_IN: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'owner',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'user access administrator',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'contributor',
};

/** The role of an assignment, in lower case. */
export const roleOf = ({ of: { it } }: Here): string | undefined =>
  it.word('role_definition_name') ?? BUILT_IN[(it.word('role_definition_id') ?? '').split('/').at(-1) ?? ''];
