import type { Provider } from '../core/project.ts';
import { askedOn } from '../generators/templates/parameters.ts';
import { blueprintNamed } from './blueprints.ts';

/** Whether a deploy from this blueprint cannot begin without a public SSH key. */
export function asksForKey(blueprint: string, provider: Provider): boolean {
  const known = blueprintNamed(blueprint);
  return known !== undefined && askedOn(known.template, provider).includes('ssh_public_key');
}
