import { createHash } from 'node:crypto';
import { text } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import { expand } from '../provider/template.ts';

/** What belongs to a provider block that names neither, and who asks. */
export const SUBSCRIPTION = '00000000-0000-4000-8000-000000000001';
export const TENANT = '00000000-0000-4000-8000-000000000002';
export const CLIENT = '00000000-0000-4000-8000-000000000003';

/** The id of something in a resource group: `inGroup('Microsoft.Network/loadBalancers/{name}')`. */
export function inGroup(path: string): string {
  return `/subscriptions/{subscription_id}/resourceGroups/{resource_group_name}/providers/${path}`;
}

/** The id of a part of something, which the block of the part names. */
export function partId(kind: string): (making: Making) => string {
  return ({ id, block }) => `${id}/${kind}/${text(block.name)}`;
}

/** A UUID that always is the same for the same text. */
export function uuidFor(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** A key of so many bytes in base64 that always is the same for the same text. */
export function keyFor(seed: string): string {
  return createHash('sha512').update(seed).digest('base64');
}

/** The identity that Azure makes for something. */
export const identityOf = {
  'identity.principal_id': ({ id, block }: Making) => (text(block.type)?.includes('System') ? uuidFor(id) : ''),
  'identity.tenant_id': ({ block, settings }: Making) =>
    text(block.type)?.includes('System') ? expand('{tenant_id}', {}, settings) : '',
};

/** Azure's words for what something else still uses. */
export const inUse = (code: string) => (id: string, user: string) =>
  `unexpected status 400 (400 Bad Request) with error: ${code}: ${id} is in use by ${user} and cannot be deleted.`;
