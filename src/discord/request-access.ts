import { type ProjectId, parseDeployId, parseProjectId } from '../core/ids.ts';
import type { Refusal } from '../core/refusal.ts';
import { clickId } from './click-id.ts';
import { REQUEST_ACCESS } from './clicks/access.ts';
import { type Context, option } from './context.ts';
import { parseCardId } from './custom-id.ts';
import type { Card } from './message.ts';
import { parseProjectCardId } from './project-card-id.ts';
import { button, buttons } from './render/components.ts';
import { wishWords } from './wish.ts';

/** A refusal for want of a right, with a button that asks for that right in the project it is about. */
export async function withRequest(context: Context, refusal: Refusal, card: Card): Promise<Card> {
  const words = wishWords(refusal);
  const project = words && (await projectMeant(context));
  if (!project) return card;
  const ask = button({ id: clickId(REQUEST_ACCESS, project, ...words), text: 'Request access', style: 'primary' });
  return { ...card, components: [...card.components, ...buttons(ask)] };
}

/** The project that somebody's command or click was about; undefined where it was about none. */
async function projectMeant({ asked, needs }: Context): Promise<ProjectId | undefined> {
  if (asked.kind !== 'command') {
    const ofProject = parseProjectCardId(asked.customId)?.project;
    return ofProject ?? projectOfDeploy(needs, asked.guild, parseCardId(asked.customId)?.deploy);
  }
  const typed = option(asked, 'project');
  if (typed !== undefined) return parseProjectId(typed.trim());
  return projectOfDeploy(needs, asked.guild, parseDeployId(option(asked, 'deploy') ?? ''));
}

async function projectOfDeploy(
  { useCases }: Context['needs'],
  guild: Context['asked']['guild'],
  id: ReturnType<typeof parseDeployId>,
): Promise<ProjectId | undefined> {
  const deploy = id && (await useCases.findDeploy(id));
  return deploy?.guild === guild ? deploy.project : undefined;
}
