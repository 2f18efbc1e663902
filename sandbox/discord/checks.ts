import { locateOpenApi } from './schema/locate.ts';
import { openValidator, type Validator } from './schema/validator.ts';

/** Whether bodies are checked against Discord's published description, and if not, why not. */
export interface Checks {
  validation: 'on' | `off: ${string}`;
  validator: Validator | undefined;
}

/** @param file the description; looked for beside the checkout when not given, not used when `false` */
export function openChecks(file: string | false | undefined): Checks {
  if (file === false) return { validation: 'off: not wanted', validator: undefined };
  const found = file ?? locateOpenApi();
  if (!found)
    return { validation: 'off: no ../shared/data/discord-openapi.json beside the checkout', validator: undefined };
  return { validation: 'on', validator: openValidator(found) };
}
