import { Refusal } from '../../core/refusal.ts';
import { resourceKey } from '../../core/request.ts';
import type { ActionContext, ActionHandler } from '../context.ts';
import { CONFIRM_NAME } from '../opening/remove-form.ts';
import { resourceCard, resourcesCard } from '../render/resource-card.ts';
import { code } from '../render/text.ts';
import { draftAnswer } from './draft-answer.ts';

/** The project of the draft, as the draft leaves it. @throws Refusal `stale-card` */
async function aroundOf({ needs, deploy }: ActionContext) {
  const around = await needs.surroundingsOf(deploy.id);
  if (!around) throw new Refusal({ code: 'stale-card' });
  return around;
}

/** What the project has, to choose from. */
export const resources: ActionHandler = async (context) => {
  const { id, deploy } = context;
  return resourcesCard({ deploy: deploy.id, at: id.at }, (await aroundOf(context)).resources, context.t);
};

/** One of them, with the ways to change it. */
export const openResource: ActionHandler = async (context) => {
  const { asked, id, deploy } = context;
  const key = id.args[0] ?? (asked.kind === 'component' ? asked.values[0] : undefined);
  const around = await aroundOf(context);
  const resource = around.resources.find((one) => resourceKey(one) === key);
  if (!resource) throw new Refusal({ code: 'gone', resource: key ?? 'it' });
  return resourceCard({ deploy: deploy.id, at: deploy.revision }, resource, around, context.t);
};

/** Its name was typed: it goes when this is applied. */
export const removeResource: ActionHandler = async (context) => {
  const { asked, by, id, deploy, needs, t } = context;
  const [key] = id.args;
  if (asked.kind !== 'form' || key === undefined) throw new Refusal({ code: 'stale-card' });
  const confirm = String(asked.fields[CONFIRM_NAME] ?? '');
  const answer = await needs.useCases.removeResource({ deploy: deploy.id, by, key, confirm });
  return draftAnswer(context, `🗑️ ${t('answer.removes', { what: code(key, 77) })}`, answer, key);
};
