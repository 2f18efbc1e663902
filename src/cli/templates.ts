import { resolve } from 'node:path';
import { providers } from '../catalog/clouds.ts';
import { nearest } from '../catalog/nearest.ts';
import { Refusal } from '../core/refusal.ts';
import { BUILT_IN, builtInFor } from '../generators/templates/built-in.ts';
import { expandTemplate } from '../generators/templates/expand.ts';
import { askedOn } from '../generators/templates/parameters.ts';
import { freePrefix } from '../generators/templates/prefix.ts';
import { type Generated, generateIn } from './generate.ts';

/** A line for each template, under the name of its cloud. @throws Refusal `bad-input` for a provider nobody knows */
export function templatesText(asked?: string): string {
  const known = providers();
  const wanted = asked === undefined ? known : known.filter((provider) => provider === asked);
  if (wanted.length === 0)
    throw new Refusal({
      code: 'bad-input',
      field: 'provider',
      why: `there is no ${asked}`,
      expected: `one of ${known.join(', ')}`,
    });
  return wanted
    .flatMap((provider) => [
      provider,
      ...builtInFor(provider).map((template) => {
        const { id, summary } = template;
        const options = askedOn(template, provider)
          .map((name) => ` --${name}`)
          .join('');
        return `  ${id.padEnd(20)} ${summary}${options && `  (${options.trim()})`}`;
      }),
    ])
    .join('\n');
}

/** What a template asks, as options of a command line give it. */
export type TemplateOptions = Readonly<Record<string, unknown>>;

/**
 * Writes the resource files of a template into a project's folder, and generates. Without a prefix names get one only where they are taken.
 * @throws Refusal `bad-input` for a template nobody knows, and for everything that does not fit into the project
 */
export function addTemplate(id: string, folder: string, { prefix, ...answers }: TemplateOptions): Promise<Generated> {
  const template = BUILT_IN.find((one) => one.id === id);
  if (!template) {
    const ids = BUILT_IN.map((one) => one.id);
    const meant = nearest(id, ids);
    const expected = meant ? `did you mean ${meant}?` : `one of ${ids.join(', ')}`;
    throw new Refusal({ code: 'bad-input', field: 'template', why: `there is no template ${id}`, expected });
  }
  return generateIn(resolve(folder), (around) =>
    expandTemplate(template, around, { ...answers, prefix: prefix ?? freePrefix(template, around.resources) }),
  );
}
