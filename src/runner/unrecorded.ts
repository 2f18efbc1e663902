import type { Made } from '../core/made.ts';
import type { Redactor } from '../core/redact.ts';
import type { StateInstance } from '../core/state-file.ts';
import type { Stream } from './stream.ts';

/** What a broken-off apply has made for certain and the state does not know. An id that is secret, or holds what is, is kept to ourselves. */
export const unrecorded = (
  { steps }: Pick<Stream, 'steps'>,
  known: readonly Pick<StateInstance, 'address'>[],
  redact: Redactor,
): Made[] =>
  [...steps.values()].flatMap(({ action, is, address, id }) =>
    action === 'create' && is === 'done' && id !== undefined && redact(id) === id && !isKnown(known, address)
      ? [{ address, id }]
      : [],
  );

const isKnown = (known: readonly Pick<StateInstance, 'address'>[], address: string): boolean =>
  known.some((instance) => instance.address === address);
