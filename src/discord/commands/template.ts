import { ApplicationCommandOptionType } from 'discord.js';
import { providers as allProviders, titleOf } from '../../catalog/clouds.ts';
import type { Provider } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Template } from '../../generators/templates/template.ts';
import type { Command } from '../command.ts';
import { type CommandHandler, type Context, option } from '../context.ts';
import { done, told } from '../render/answers.ts';
import { clip, code, inline, lines } from '../render/text.ts';

const templateLine = ({ id, summary }: Template): string =>
  summary === '' ? code(id) : `${code(id)} · ${inline(summary, 100)}`;

/** What there is; an administrator deletes one of the server's own. */
const handle: CommandHandler = async (context) => {
  const { asked, by, needs, link } = context;
  const providers = providersOf(option(asked, 'provider'));
  const name = option(asked, 'delete')?.trim();
  if (name !== undefined) {
    const provider = await providerWith(context, providers, name);
    await needs.useCases.deleteTemplate({ guild: asked.guild, by, provider, name });
    return done(`✅ The template ${code(name)} is gone. What was made with it stays as it is.`);
  }
  const blocks = await Promise.all(
    providers.map(async (provider) => {
      const all = await needs.useCases.templatesFor(asked.guild, provider);
      return all.length === 0 ? [] : [`**${titleOf(provider)}**`, ...all.map(templateLine)];
    }),
  );
  return told(
    lines('### Templates', clip(blocks.flat(), 3500), link('→ Use one from “Add a resource…” of a /cloud-deploy.')),
  );
};

const providersOf = (typed: string | undefined): readonly Provider[] => {
  const known = allProviders().find((provider) => provider === typed);
  return known ? [known] : allProviders();
};

/** The one provider that has a template of this name. */
async function providerWith(
  { asked, needs }: Pick<Context, 'asked' | 'needs'>,
  providers: readonly Provider[],
  name: string,
): Promise<Provider> {
  const found = await Promise.all(providers.map((provider) => needs.useCases.templatesFor(asked.guild, provider)));
  const having = providers.filter((_, at) => found[at]?.some(({ id }) => id === name));
  const [first, second] = having;
  if (!first) throw new Refusal({ code: 'no-such', what: 'template', id: name });
  if (second === undefined) return first;
  throw new Refusal({
    code: 'bad-input',
    field: 'provider',
    why: `there is a template ${name} for more than one`,
    expected: `one of ${having.join(', ')}`,
  });
}

const { String: Text } = ApplicationCommandOptionType;

export const template: Command = {
  spec: {
    name: 'cloud-template',
    description: 'The templates there are, or delete one of this server',
    options: [
      {
        type: Text,
        name: 'provider',
        description: 'Only for this cloud',
        required: false,
        choices: allProviders().map((value) => ({ value, name: titleOf(value) })),
      },
      { type: Text, name: 'delete', description: 'Name of the one to delete', required: false, max_length: 40 },
    ],
  },
  handle,
};
