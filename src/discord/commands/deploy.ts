import { ApplicationCommandOptionType } from 'discord.js';
import { families, typesForMenu } from '../../catalog/machines.ts';
import { regions } from '../../catalog/regions.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { ProjectId } from '../../core/ids.ts';
import { kindOf } from '../../core/kind-words.ts';
import { Refusal } from '../../core/refusal.ts';
import { KINDS, type Kind } from '../../core/request.ts';
import { generatorOf } from '../../generators/kinds.ts';
import { namesOf } from '../../generators/references.ts';
import { addSent } from '../actions/add-file.ts';
import { draftAnswer, orAnotherTry, priceWords } from '../actions/draft-answer.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, type Complete, completed, type Typing } from '../command.ts';
import { projectNames } from '../completions.ts';
import { type CommandHandler, type Context, lobbyLink, option } from '../context.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { toArgs } from '../opening/wanted.ts';
import { done } from '../render/answers.ts';
import { button, buttons, container, link as linkButton, text } from '../render/components.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { code, lines, time } from '../render/text.ts';

/** Opens a draft, or goes on with one's own that is open; what the command names already is in it at once. */
const handle: CommandHandler = async (context) => {
  const { asked, by, needs } = context;
  const project = (option(asked, 'project') ?? '').trim();
  const open = await needs.useCases.openDraft({ guild: asked.guild, by, project: project as ProjectId });
  const file = asked.files?.file;
  const first = firstOf(asked);
  if (open && open.cause !== context.cause && !file && !first) return offer(context, open);
  const deploy = open ?? (await begin(context, project));
  await needs.refresh(deploy.id);
  if (file) return orOpened(context, deploy, () => addSent({ ...context, deploy }, file));
  return first ? addFirst(context, deploy, first) : opened(context, deploy);
};

const begin = ({ asked, by, cause, needs }: Context<AskedCommand>, project: string): Promise<Deploy> =>
  needs.useCases.startDraft({ guild: asked.guild, by, project, channel: asked.channel, cause });

async function opened(context: Context, { id, channel, ...deploy }: Deploy): Promise<Card> {
  return done(`📝 ${context.t('answer.draft-open', { deploy: code(id), channel: channel ?? '' })}`, {
    url: await lobbyLink(context, { id, ...deploy, ...(channel && { channel }) }),
  });
}

/** One draft of a person in a project is enough, unless they say otherwise. */
async function offer(context: Context, draft: Deploy): Promise<Card> {
  const { id, revision, deltas, changedAt } = draft;
  const { t } = context;
  await context.needs.refresh(id);
  const url = await lobbyLink(context, draft);
  const facts = { deploy: code(id), count: deltas.length, when: time(changedAt) };
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(lines(`📝 ${t('answer.draft-resume', facts)}`, `→ ${t('answer.go-on')}`)),
        ...buttons(
          url !== undefined && linkButton(url, 'Resume'),
          button({ id: cardId('anew', id, revision), text: 'Start anew', style: 'danger' }),
        ),
      ]),
    ],
  };
}

/** The draft is open, whatever was wrong with what should have been in it. */
async function orOpened(context: Context, deploy: Deploy, work: () => Promise<Card>): Promise<Card> {
  return orAnotherTry({ ...context, deploy }, cardId('upload', deploy.id, deploy.revision), work);
}

interface First {
  kind: Kind;
  name?: string;
  type?: string;
  region?: string;
}

/** The resource that the command names. @throws Refusal `bad-input` */
function firstOf(asked: AskedCommand): First | undefined {
  const [kind, name, type, region] = ['kind', 'name', 'type', 'region'].map((one) => option(asked, one)?.trim());
  if (kind === undefined) {
    if (name === undefined && type === undefined && region === undefined) return undefined;
    throw new Refusal({ code: 'bad-input', field: 'kind', why: 'it is missing', expected: KINDS.join(', ') });
  }
  const known = kindOf(kind);
  if (!known)
    throw new Refusal({ code: 'bad-input', field: 'kind', why: `"${kind}" is none`, expected: KINDS.join(', ') });
  return { kind: known, ...(name && { name }), ...(type && { type }), ...(region && { region }) };
}

/** Adds it with what the project would have it be; what is missing is asked by its form, with what was said already. */
async function addFirst(context: Context, deploy: Deploy, { kind, name, type, region }: First): Promise<Card> {
  const { by, needs, t } = context;
  const around = await needs.surroundingsOf(deploy.id);
  if (!around) throw new Refusal({ code: 'stale-card' });
  const known = new Set(generatorOf(around.project.provider, kind).settings.map(({ id }) => id));
  const sized = ['machine_type', 'class', 'node_type'].find((id) => known.has(id));
  const [network, ...others] = namesOf(around.resources, 'network');
  const settings = {
    ...(type && sized && { [sized]: type }),
    ...(region && { region }),
    ...(known.has('network') && network !== undefined && others.length === 0 && { network }),
  };
  const answers = [
    ...(name ? [{ id: 'name', value: name }] : []),
    ...(region ? [{ id: 'region', value: region }] : []),
    ...(type && sized ? [{ id: sized, value: type }] : []),
  ];
  const words = toArgs({ kind, answers: answers.filter(({ value }) => /^[A-Za-z0-9_.-]{1,30}$/.test(value)) });
  const form = cardId('form', deploy.id, deploy.revision, ...words);
  return orAnotherTry({ ...context, deploy }, form, async () => {
    const answer = await needs.useCases.addResource({ deploy: deploy.id, by, kind, name: name ?? '', settings });
    const what = `${t(`kind.${kind}`)} ${code(name ?? '', 63)}`;
    const price = priceWords(answer.monthlyUsd, t);
    const head = t('answer.added-to', { what, deploy: code(deploy.id), price });
    return draftAnswer({ ...context, deploy }, `✅ ${head}`, answer, `${kind}-${name}`);
  });
}

const projectOf = ({ texts, remembered }: Typing) => remembered.projects.find(({ id }) => id === texts.get('project'));

/** Machine types of the project's cloud and region, by what was typed of them. */
const machineTypes: Complete = (typing) => {
  const project = projectOf(typing);
  if (!project) return [];
  const region = typing.texts.get('region') ?? project.region;
  return families(project.provider, region)
    .flatMap(({ id }) => typesForMenu(project.provider, region, id))
    .map(({ id, vcpus, ramGib }) => ({ value: id, name: `${id} · ${vcpus} vCPU, ${ramGib} GiB` }));
};

const regionsOfProject: Complete = (typing) => {
  const project = projectOf(typing);
  return project
    ? regions(project.provider)
        .filter(({ access }) => access !== 'restricted')
        .map(({ id, name, area }) => ({ value: id, name: `${id} · ${name} · ${area}` }))
    : [];
};

const { String: Text, Attachment } = ApplicationCommandOptionType;

export const deploy: Command = {
  spec: {
    name: 'cloud-deploy',
    description: 'Ask for resources in a project',
    options: [
      completed('project', 'The project, by its name', projectNames, { required: true }),
      {
        ...{ type: Text, name: 'kind', description: 'What the first resource is', required: false },
        choices: KINDS.map((value) => ({ value, name: KIND_WORDS[value] })),
      },
      { type: Text, name: 'name', description: 'What the first resource is called', required: false, max_length: 63 },
      completed('type', 'How large it is: a machine type or class', machineTypes),
      completed('region', "Where it is, if not in the project's region", regionsOfProject),
      { type: Attachment, name: 'file', description: 'Many at once: CSV, YAML or XLSX', required: false },
    ],
  },
  handle,
};
