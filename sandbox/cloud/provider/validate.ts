import { allAtPath, isList } from '../cty/value.ts';
import type { Handlers } from '../wire/messages.ts';
import { type Diagnostic, errorAt } from './diagnostic.ts';
import { relationProblems } from './relations.ts';
import { received, resourceType, type Session } from './session.ts';

/** Refuses values that the real provider refuses before it asks the cloud. */
export function validateResourceConfig(session: Session): Handlers['ValidateResourceConfig'] {
  return async ({ type_name, config }) => {
    const { valueType, overlay, rules } = resourceType(session, type_name);
    const value = received(config, valueType);
    const wrong = (overlay.checks ?? []).flatMap(({ path, allows, says }) =>
      allAtPath(value, path)
        .flatMap((found) => (isList(found) ? found : [found]))
        .filter((found) => typeof found === 'string' || typeof found === 'number')
        .filter((found) => !allows(found))
        .map((found): Diagnostic => errorAt(path.split('.')[0], `"${path}" (${JSON.stringify(found)}) ${says}`)),
    );
    const unfit = relationProblems(rules, value).map(({ path, says }) => errorAt(path.split('.')[0], says));
    return { diagnostics: [...wrong, ...unfit] };
  };
}
