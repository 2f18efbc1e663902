/** Something that goes wrong with a call or a git request whose path matches. */
export interface RequestFault {
  /**
   * `status-before`: nothing is done. `status-after-commit`: everything is done, the answer is lost. `delay`: done later.
   * `reset`: the connection breaks before anything is done. `meanwhile`: `act` happens between the question and what is done about it.
   */
  readonly kind: 'status-before' | 'status-after-commit' | 'delay' | 'reset' | 'meanwhile';
  /** Any method when absent. */
  readonly method?: string;
  /** Tested against the path without the API's prefix, as `/repos/acme/infra/pulls`. */
  readonly path: RegExp;
  /** 502 when absent. */
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  readonly act?: () => Promise<unknown>;
  /** How often; 1 when absent. */
  readonly times?: number;
}

/** Something that goes wrong with a webhook. */
export interface DeliveryFault {
  /** `reorder-delivery`: it arrives after the next one of its repository. `delay-delivery`: it and all behind it come later. */
  readonly kind: 'duplicate-delivery' | 'drop-delivery' | 'reorder-delivery' | 'delay-delivery';
  readonly delayMs?: number;
  /** `pull_request` or `pull_request.opened`; any when absent. */
  readonly event?: string;
  readonly times?: number;
}

export type Fault = RequestFault | DeliveryFault;

/** Faults that wait for their moment; each is used up by what it hits. */
export interface Faults {
  add(fault: Fault): void;
  forRequest(method: string, path: string): RequestFault | undefined;
  forDelivery(event: string, action: string | null): DeliveryFault | undefined;
}

const isDeliveryFault = (fault: Fault): fault is DeliveryFault => fault.kind.endsWith('-delivery');

export function createFaults(): Faults {
  const armed: { fault: Fault; left: number }[] = [];
  const take = <T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined => {
    const found = armed.find(({ fault, left }) => left > 0 && fits(fault));
    if (!found) return undefined;
    found.left -= 1;
    return found.fault as T;
  };
  return {
    add: (fault) => void armed.push({ fault, left: fault.times ?? 1 }),
    forRequest: (method, path) =>
      take((fault): fault is RequestFault => !isDeliveryFault(fault) && hitsRequest(fault, method, path)),
    forDelivery: (event, action) =>
      take((fault): fault is DeliveryFault => isDeliveryFault(fault) && hitsEvent(fault, event, action)),
  };
}

const hitsRequest = ({ method = 'any', path }: RequestFault, actual: string, actualPath: string) =>
  (method === 'any' || method.toUpperCase() === actual) && actualPath.search(path) >= 0;

const hitsEvent = ({ event: wanted }: DeliveryFault, event: string, action: string | null) =>
  wanted === undefined || wanted === event || wanted === `${event}.${action}`;
