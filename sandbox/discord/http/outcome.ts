import { DiscordError, errors } from './errors.ts';
import type { RequestFault } from './faults.ts';
import type { Refused } from './limits.ts';

/** An answer as it goes over the wire. */
export interface Sent {
  status: number;
  headers: Record<string, string>;
  body?: object;
}

/** What goes back; `drop` breaks the connection instead. */
export type Outcome = Sent | 'drop';

export const failed = (error: DiscordError, headers: Record<string, string> = {}): Sent => ({
  status: error.status,
  headers,
  body: error.toJSON(),
});

/** @param code Discord's own code for this limit, where it has one */
export function tooMany({ retryAfterMs, isGlobal }: Refused, headers: Record<string, string>, code?: number): Sent {
  const retryAfter = retryAfterMs / 1000;
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal };
  return {
    status: 429,
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: code === undefined ? body : { ...body, code },
  };
}

/** Without headers it looks as from the wall before Discord (Cloudflare): only the body says how long to wait. */
function limitedOnDemand(fault: Extract<RequestFault, { kind: 'rate-limit' }>): Sent {
  const sent = tooMany({ retryAfterMs: fault.retryAfterMs, isGlobal: fault.global ?? false }, {});
  return fault.headers === false ? { ...sent, headers: {} } : sent;
}

const onDemand = (status: number) => failed(new DiscordError(status, 0, `${status}: on demand`));

const firstOf = (faults: RequestFault[], answer: (fault: RequestFault) => Outcome | undefined) =>
  faults.map(answer).find((outcome) => outcome !== undefined);

/** What faults answer in place of the route, if they do. */
export const instead = (faults: RequestFault[]): Outcome | undefined =>
  firstOf(faults, (fault) => {
    switch (fault.kind) {
      case 'status-before':
        return onDemand(fault.status);
      case 'unauthorized':
        return failed(errors.unauthorized());
      case 'rate-limit':
        return limitedOnDemand(fault);
      case 'drop':
        return fault.after ? undefined : 'drop';
      default:
        return undefined;
    }
  });

/** What faults answer although the route did its work, if they do. */
export const afterwards = (faults: RequestFault[]): Outcome | undefined =>
  firstOf(faults, (fault) => {
    if (fault.kind === 'drop') return fault.after ? 'drop' : undefined;
    return fault.kind === 'status-after' ? onDemand(fault.status) : undefined;
  });
