import { ComponentType } from 'discord.js';
import { parseProjectId } from '../../core/ids.ts';
import { kindOf } from '../../core/kind-words.ts';
import { Refusal } from '../../core/refusal.ts';
import { BATCH_FORMATS } from '../../generators/batch/write-batch.ts';
import { type CommandHandler, option } from '../context.ts';
import { container, text } from '../render/components.ts';
import { GOOD_COLOUR } from '../render/states.ts';
import { code, lines } from '../render/text.ts';

/** A file for many resources of a project: with examples and choices, or with what the project has. */
export const batchTemplate: CommandHandler = async ({ asked, needs, link }) => {
  const typed = option(asked, 'project')?.trim();
  const project = typed === undefined ? undefined : parseProjectId(typed);
  if (!project)
    throw typed === undefined
      ? new Refusal({ code: 'bad-input', field: 'project', why: 'it is missing', expected: 'the project it is for' })
      : new Refusal({ code: 'no-such', what: 'project', id: typed });
  const format = BATCH_FORMATS.find((one) => one === option(asked, 'file')) ?? 'xlsx';
  const kind = kindOf(option(asked, 'kind') ?? '');
  const filled = asked.options.filled === true;
  const file = await needs.useCases.batchFile({ guild: asked.guild, project, format, filled, ...(kind && { kind }) });
  const words = filled
    ? `📄 What ${code(project, 39)} has. What you change in it is changed, what you add is added, and what you leave out stays.`
    : `📄 A row for each resource of ${code(project, 39)}. Rows that begin with # are examples, and left out.`;
  return {
    file,
    components: [
      container(GOOD_COLOUR, [
        text(
          lines(words, link('→ Send it back with /cloud-deploy, option `file`, or by “Upload a file…” of a draft.')),
        ),
        { type: ComponentType.File, file: { url: `attachment://${file.name}` } },
      ]),
    ],
  };
};
