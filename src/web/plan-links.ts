import type { PlanSummary } from '../core/plan.ts';
import type { SealKey } from '../core/seal.ts';
import { createSigner } from './signing.ts';

/** Path on the public listener below which plans can be read. */
export const PLANS_PATH = '/plans';

/** Addresses that open the text of one plan each, for whoever was given one, until they expire. */
export interface PlanLinks {
  /** The same for the same plan, so that a comment with it is written only when something else changed. */
  urlOf(plan: Pick<PlanSummary, 'id' | 'plannedAt'>): string;
  /** Whether `signature` was made for this very plan with a key that we still have, and has not expired. */
  isValid(planId: string, signature: string, now: Date): boolean;
}

/** A link is good for as long as people look back at a pull request. */
const LIFE_MS = 30 * 24 * 3_600_000;

/** `<expiry in milliseconds, base 36>.<HMAC-SHA-256, base64url>`. */
const SIGNATURE = /^([0-9a-z]{1,10})\.([\w-]{43})$/;

const signed = (planId: string, expires: string): string => `${planId}\n${expires}`;

/** Links below `url`, signed with the first key; those of the other keys still open. */
export function createPlanLinks({ url, keys }: { url: string; keys: readonly SealKey[] }): PlanLinks {
  const { sign, isValid } = createSigner(keys, 'guildops plan link v1');
  return {
    urlOf({ id, plannedAt }) {
      const expires = (plannedAt.getTime() + LIFE_MS).toString(36);
      return `${url}${PLANS_PATH}/${id}?sig=${expires}.${sign(signed(id, expires))}`;
    },
    isValid(planId, signature, now) {
      const [, expires = '', mac = ''] = SIGNATURE.exec(signature) ?? [];
      return isValid(signed(planId, expires), mac) && Number.parseInt(expires, 36) > now.getTime();
    },
  };
}
