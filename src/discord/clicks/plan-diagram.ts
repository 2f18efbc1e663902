import { planOf } from '../../core/deploy.ts';
import { Refusal } from '../../core/refusal.ts';
import type { StoredClick } from '../click.ts';
import { deployHere } from '../context.ts';
import { diagramPicture } from '../diagram/diagram-picture.ts';
import { container, text } from '../render/components.ts';
import { gallery } from '../render/picture.ts';
import { PLAIN_COLOUR } from '../render/states.ts';

/** The picture of what a plan changes, privately; of the plan that stood on the card, and no other. */
export const planDiagram: StoredClick = {
  action: 'diagram',
  style: 'reply',
  handle: async (context) => {
    const { id, needs, t } = context;
    const [typed = '', n = ''] = id.args;
    const { id: deploy } = await deployHere(context, typed);
    const view = await needs.useCases.viewDeploy(deploy);
    const plan = planOf(view.deploy);
    const { diagram } = view.advice ?? {};
    if (!plan || String(plan.n) !== n || !diagram) throw new Refusal({ code: 'stale-card' });
    const file = await diagramPicture(diagram, t('diagram.title', { plan: plan.id }));
    return {
      components: [container(PLAIN_COLOUR, [text(t('diagram.how')), gallery(file)])],
      file,
    };
  },
};
