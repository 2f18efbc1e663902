import { z } from 'zod';

const Reattach = z.record(
  z.string(),
  z.looseObject({ Protocol: z.string(), Pid: z.number().int(), Test: z.literal(true) }),
);

/**
 * `TF_REATTACH_PROVIDERS` for a run. Terraform asks every second whether the provider's process lives; inside a jail only process 1 is
 * known, and it is always there. `Test` must be set, or terraform would kill that process at the end.
 * @throws ZodError when the value is not such a document
 */
export function reattachFor(value: string, jailed: boolean): string {
  const providers = Reattach.parse(JSON.parse(value));
  const entries = Object.entries(providers).map(([address, provider]) => [
    address,
    jailed ? { ...provider, Pid: 1 } : provider,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}
