import { firstOf } from '../common/checks.ts';
import { atPath, text } from '../cty/value.ts';
import type { Change, Overlay } from '../provider/cloud-model.ts';

const LOCK = 'azurerm_management_lock';

/** A lock keeps what it is on, and all that is part of that, whatever it is. */
export function withLocks(overlays: { readonly [type: string]: Overlay }): { readonly [type: string]: Overlay } {
  return Object.fromEntries(
    Object.entries(overlays).map(([type, overlay]) => {
      const rules = [refusesWhileLocked, ...(overlay.refuses ? [overlay.refuses] : [])];
      return [type, type === LOCK ? overlay : { ...overlay, refuses: firstOf(...rules) }];
    }),
  );
}

function refusesWhileLocked({ operation, before, objects }: Change): string | undefined {
  const id = operation === 'delete' ? text(atPath(before, 'id')) : undefined;
  if (id === undefined) return undefined;
  const scopes = objects
    .list()
    .flatMap(({ type, attributes }) => (type === LOCK ? (text(attributes.scope) ?? []) : []));
  const scope = scopes.find((locked) => id === locked || id.startsWith(`${locked}/`));
  return (
    scope &&
    `unexpected status 409 (409 Conflict) with error: ScopeLocked: The scope '${id}' cannot perform delete operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`
  );
}
