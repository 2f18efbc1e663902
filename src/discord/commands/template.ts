import { ApplicationCommandOptionType } from 'discord.js';
import { providers as allProviders, titleOf } from '../../catalog/clouds.ts';
import type { Provider } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { KINDS } from '../../core/request.ts';
import { BATCH_FORMATS } from '../../generators/batch/write-batch.ts';
import type { Template } from '../../generators/templates/template.ts';
import { type Command, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { type CommandHandler, type Context, option } from '../context.ts';
import { done, told } from '../render/answers.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { clip, code, inline, lines } from '../render/text.ts';
import { batchTemplate } from './batch-template.ts';

const templateLine = ({ id, summary }: Template): string =>
  summary === '' ? code(id) : `${code(id)} · ${inline(summary, 100)}`;

/** What there is; an administrator deletes one of the server's own. */
const handle: CommandHandler = async (context) => {
  const { asked, by, needs, link } = context;
  if (option(asked, 'file') !== undefined || option(asked, 'project') !== undefined) return batchTemplate(context);
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
      {
        ...{ type: Text, name: 'file', description: 'Instead: a file to fill in for many resources', required: false },
        choices: BATCH_FORMATS.map((value) => ({ value, name: value.toUpperCase() })),
      },
      completed('project', 'With file: the project that it is for', projectNames),
      {
        ...{ type: Text, name: 'kind', description: 'With file: only resources of this kind', required: false },
        choices: KINDS.map((value) => ({ value, name: KIND_WORDS[value] })),
      },
      {
        ...{ type: ApplicationCommandOptionType.Boolean, name: 'filled', required: false },
        description: 'With file: with what the project has, to change much at once',
      },
    ],
  },
  handle,
};
