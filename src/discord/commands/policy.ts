import { ApplicationCommandOptionType } from 'discord.js';
import { Refusal } from '../../core/refusal.ts';
import type { AskedCommand } from '../asked.ts';
import { type Command, type Complete, choices, completed } from '../command.ts';
import { deploysThat } from '../completions.ts';
import { type CommandHandler, type Context, deployHere, option } from '../context.ts';
import type { Card } from '../message.ts';
import { done } from '../render/answers.ts';
import { historyCard, policiesCard, policyCard, setCard, testedCard, writtenCard } from '../render/policies.ts';
import { code } from '../render/text.ts';

const DO = ['list', 'show', 'set', 'on', 'off', 'delete', 'test', 'history'] as const;

/** Policies as they were sent: as a file, else in one line. @throws Refusal `bad-input` for a file that is not text */
async function policyText({ asked, needs }: Context<AskedCommand>): Promise<string | undefined> {
  const file = asked.files?.file;
  if (!file) return option(asked, 'yaml');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await needs.readSent(file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal({ code: 'bad-input', field: 'file', why: 'it is not text in UTF-8', expected: 'a YAML file' });
  }
}

type Work = (context: Context<AskedCommand>) => Promise<Card>;

/** The policy that was named. @throws Refusal `bad-input` */
function named({ asked }: Context<AskedCommand>): string {
  const id = option(asked, 'policy')?.trim();
  if (id) return id;
  throw new Refusal({ code: 'bad-input', field: 'policy', why: 'it is missing', expected: 'the id of a policy' });
}

const switchTo =
  (to: 'on' | 'off' | 'deleted', words: string): Work =>
  async (context) => {
    const { asked, by, needs } = context;
    const id = named(context);
    const { version } = await needs.useCases.switchPolicy({ guild: asked.guild, by, id, to });
    return done(`✅ Policy ${code(id)} is ${words}: version ${version}. What waits is judged anew.`);
  };

const WORK: Readonly<Record<(typeof DO)[number], Work>> = {
  list: async ({ asked, needs }) => policiesCard(await needs.useCases.listPolicies(asked.guild)),
  show: async (context) => {
    const id = named(context);
    const found = (await context.needs.useCases.listPolicies(context.asked.guild)).find((one) => one.id === id);
    if (!found) throw new Refusal({ code: 'no-such', what: 'policy', id });
    return policyCard(found);
  },
  set: async (context) => {
    const { asked, by, needs } = context;
    const text = await policyText(context);
    if (text === undefined) return setCard();
    return writtenCard(await needs.useCases.setPolicies({ guild: asked.guild, by, text }));
  },
  on: switchTo('on', 'on'),
  off: switchTo('off', 'off'),
  delete: switchTo('deleted', 'deleted; its versions are kept'),
  test: async (context) => {
    const { asked, by, needs } = context;
    const deploy = await deployHere(context, option(asked, 'deploy') ?? '');
    const text = await policyText(context);
    const tested = await needs.useCases.testPolicies({
      ...{ guild: asked.guild, by, deploy: deploy.id },
      ...(text !== undefined && { text }),
    });
    return testedCard(deploy.id, tested);
  },
  history: async (context) => {
    const id = named(context);
    return historyCard(await context.needs.useCases.policyHistory({ guild: context.asked.guild, id }));
  },
};

const handle: CommandHandler = (context) => {
  const wanted = DO.find((one) => one === option(context.asked, 'do'));
  if (!wanted)
    throw new Refusal({ code: 'bad-input', field: 'do', why: 'it is none of these', expected: DO.join(', ') });
  return WORK[wanted](context);
};

/** The policies of the server, with what they are about. */
export const policyIds: Complete = async ({ guild, useCases }) =>
  (await useCases.listPolicies(guild)).map(({ id, policy }) => ({
    value: id,
    name: `${id} · ${policy.is === 'rule' ? `${policy.type} · ${policy.effect}` : 'approvals'}${policy.enabled ? '' : ' · off'}`,
  }));

const { String: Text, Attachment } = ApplicationCommandOptionType;

export const policy: Command = {
  spec: {
    name: 'cloud-policy',
    description: 'What may be, and who has to approve it: list, show, set, test',
    forAdmins: true,
    options: [
      { type: Text, name: 'do', description: 'What to do', required: true, choices: choices(DO) },
      completed('policy', 'The policy, by its id', policyIds),
      completed(
        'deploy',
        'For test: the deploy to try policies on',
        deploysThat(() => true),
      ),
      {
        ...{ type: Text, name: 'yaml', required: false, max_length: 4000 },
        description: 'For set and test: policies as YAML in one line; without it set offers a form',
      },
      { type: Attachment, name: 'file', description: 'For set and test: a YAML file of policies', required: false },
    ],
  },
  handle,
};
