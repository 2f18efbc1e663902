import type { ActionHandler } from '../context.ts';
import { detailsCard, TABS, type Tab } from '../render/details.ts';

const tabNamed = (said: string | undefined): Tab => TABS.find((one) => one === said) ?? 'resources';

const cardFor = async ({ needs, deploy, by, id, t }: Parameters<ActionHandler>[0], tab: Tab) => {
  const follows = await needs.useCases.isFollowing({ deploy: deploy.id, by });
  return detailsCard(await needs.useCases.viewDeploy(deploy.id), tab, { page: id.at, follows }, t);
};

/** All there is to know of a deploy, privately; in its custom id the page, and what it is a page of. */
export const details: ActionHandler = async (context) => {
  const { asked, id } = context;
  return cardFor(context, tabNamed(id.args[0] ?? (asked.kind === 'component' ? asked.values[0] : undefined)));
};

/** From the same page: whoever clicks is told directly from now on, or no longer. */
export const follow: ActionHandler = async (context) => {
  const { by, deploy, id, needs } = context;
  const [tab, wish] = id.args;
  await needs.useCases.followDeploy({ deploy: deploy.id, by, on: wish !== 'off' });
  return cardFor(context, tabNamed(tab));
};
