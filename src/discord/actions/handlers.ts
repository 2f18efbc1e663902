import type { ActionName } from '../actions.ts';
import { rollBack } from '../commands/rollback.ts';
import type { ActionHandler } from '../context.ts';
import { addResource } from './add-resource.ts';
import { cancel, drop, plan, replan } from './change.ts';
import { approve, approveAndDeploy, deploy } from './decide.ts';

/** Who does the work of which click or form. */
export const ACTION_HANDLERS: Readonly<Record<ActionName, ActionHandler>> = {
  'add-resource': addResource,
  drop,
  plan,
  approve,
  'approve-and-deploy': approveAndDeploy,
  deploy,
  replan,
  cancel,
  rollback: (context) => rollBack(context, context.deploy),
};
