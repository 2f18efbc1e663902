import type { ActionName, ProjectActionName } from '../actions.ts';
import { rollBack } from '../commands/rollback.ts';
import type { ActionHandler, ProjectActionHandler } from '../context.ts';
import { addFile } from './add-file.ts';
import { addResource } from './add-resource.ts';
import { cancel, drop, dropLine, keepSize, lines, plan, replan, stop } from './change.ts';
import { changeLine } from './change-line.ts';
import { approve, approveAndDeploy, deploy } from './decide.ts';
import { details, follow } from './details.ts';
import { acceptDrift, fixDrift } from './drift.ts';
import { openResource, removeResource, resources } from './exists.ts';
import { fixFindings } from './fix-findings.ts';
import { anew, copy } from './new-draft.ts';
import { requestChanges, withdrawRequest } from './request-changes.ts';
import { addTemplate, saveTemplate } from './templates.ts';
import { breakGlass, deployAt, unask } from './when.ts';

/** Who does the work of which click that is about a project. */
export const PROJECT_ACTION_HANDLERS: Readonly<Record<ProjectActionName, ProjectActionHandler>> = {
  'fix-drift': fixDrift,
  'accept-drift': acceptDrift,
};

/** Who does the work of which click or form. */
export const ACTION_HANDLERS: Readonly<Record<ActionName, ActionHandler>> = {
  'add-resource': addResource,
  'add-template': addTemplate,
  'change-line': changeLine,
  'save-template': saveTemplate,
  'add-file': addFile,
  'drop-line': dropLine,
  'remove-resource': removeResource,
  'open-resource': openResource,
  lines,
  resources,
  copy,
  anew,
  details,
  follow,
  drop,
  'keep-size': keepSize,
  plan,
  approve,
  'approve-and-deploy': approveAndDeploy,
  deploy,
  'deploy-at': deployAt,
  'break-glass': breakGlass,
  unask,
  'request-changes': requestChanges,
  'withdraw-request': withdrawRequest,
  replan,
  cancel,
  stop,
  'fix-findings': fixFindings,
  rollback: (context) => rollBack(context, context.deploy),
};
