import { createHash } from 'node:crypto';
import { text } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import { from } from '../provider/template.ts';

/** So many hexadecimal digits, always the same for the same text. */
export function hexFor(seed: string, length: number): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length);
}

/** The ARN of a thing: `arn('ec2', 'vpc/{id}')` is in the region and account of the provider block. */
export function arn(service: string, resource: string): (making: Making) => string {
  return from(`arn:aws:${service}:{region}:{account_id}:${resource}`);
}

/** The name that a thing was given, or one that starts with the prefix it was given, or with terraform's own. */
export function nameOr(attribute: string): (making: Pick<Making, 'self' | 'id'>) => string {
  return ({ self, id }) => {
    const prefix = text(self[`${attribute}_prefix`]) || 'terraform-';
    return text(self[attribute]) || prefix + hexFor(id, 26);
  };
}
