import { randomBytes } from 'node:crypto';
import type { User } from '../state/user.ts';

/** What a person agreed to: the App may learn who they are, once, within ten minutes. */
export interface Grant {
  readonly user: User;
  readonly redirectUri: string;
}

const lifeMs = 600_000;

/** Codes of the App's web flow. Each is good for one exchange. */
export function createCodes(now: () => Date) {
  const codes = new Map<string, Grant & { readonly until: number }>();
  return {
    issue(grant: Grant): string {
      const code = randomBytes(10).toString('hex');
      codes.set(code, { ...grant, until: now().getTime() + lifeMs });
      return code;
    },
    /** The grant, which is gone then. */
    take(code: string): Grant | undefined {
      const found = codes.get(code);
      codes.delete(code);
      return found && found.until > now().getTime() ? found : undefined;
    },
  };
}
