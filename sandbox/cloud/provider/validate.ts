import { allAtPath } from '../cty/value.ts';
import type { Handlers } from '../wire/messages.ts';
import { type Diagnostic, errorAt } from './diagnostic.ts';
import { received, resourceType, type Session } from './session.ts';

/** Refuses values that the real provider refuses before it asks the cloud. */
export function validateResourceConfig(session: Session): Handlers['ValidateResourceConfig'] {
  return async ({ type_name, config }) => {
    const { valueType, overlay } = resourceType(session, type_name);
    const value = received(config, valueType);
    return {
      diagnostics: (overlay.checks ?? []).flatMap(({ path, allows, says }) =>
        allAtPath(value, path)
          .filter((found) => typeof found === 'string' || typeof found === 'number')
          .filter((found) => !allows(found))
          .map((found): Diagnostic => errorAt(path.split('.')[0], `"${path}" (${JSON.stringify(found)}) ${says}`)),
      ),
    };
  };
}
