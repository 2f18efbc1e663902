import type { ActionHandler } from '../context.ts';
import { detailsCard, TABS } from '../render/details.ts';

/** All there is to know of a deploy, privately; in its custom id the page, and what it is a page of. */
export const details: ActionHandler = async ({ asked, id, deploy, needs }) => {
  const said = id.args[0] ?? (asked.kind === 'component' ? asked.values[0] : undefined);
  const tab = TABS.find((one) => one === said) ?? 'resources';
  return detailsCard(await needs.useCases.viewDeploy(deploy.id), tab, id.at);
};
