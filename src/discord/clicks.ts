import type { Click } from './click.ts';
import { accessAsked, answerAccess, requestAccess } from './clicks/access.ts';
import { adviceBegin, adviceKey, adviceOpen, adviceProject, adviceStart } from './clicks/advice.ts';
import { askQuota, moreQuota } from './clicks/ask-quota.ts';
import { denyQuota, grantQuota } from './clicks/decide-quota.ts';
import { fillPolicy, keepPolicy } from './clicks/fill-policy.ts';
import { historyDiff } from './clicks/history-diff.ts';
import { historyEntry } from './clicks/history-entry.ts';
import { historyTag, release } from './clicks/history-tag.ts';
import { linkCheck, linkConfirm, linkDrop } from './clicks/link.ts';
import { adviceDown, adviceUp, hintHide } from './clicks/plan-advice.ts';
import { planDiagram } from './clicks/plan-diagram.ts';
import { projectApprove, projectDeny } from './clicks/project-decision.ts';
import { setupClicks } from './clicks/setup.ts';
import { share } from './clicks/share.ts';
import { turn } from './clicks/turn.ts';
import { keepPolicies, writePolicies } from './clicks/write-policies.ts';

/** Every button, menu and form about the server. A new one joins with its file and its line here. */
const ALL: readonly Click[] = [
  adviceUp,
  adviceDown,
  hintHide,
  planDiagram,
  turn,
  share,
  historyEntry,
  historyDiff,
  historyTag,
  release,
  projectApprove,
  projectDeny,
  moreQuota,
  askQuota,
  grantQuota,
  denyQuota,
  ...setupClicks,
  writePolicies,
  keepPolicies,
  fillPolicy,
  keepPolicy,
  requestAccess,
  accessAsked,
  answerAccess,
  linkCheck,
  linkConfirm,
  linkDrop,
  adviceOpen,
  adviceStart,
  adviceProject,
  adviceKey,
  adviceBegin,
];

const byAction = new Map(ALL.map((click) => [click.action, click]));

export const clickNamed = (action: string): Click | undefined => byAction.get(action);

export const CLICK_ACTIONS: readonly string[] = [...byAction.keys()];
