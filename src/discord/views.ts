import type { View } from './view.ts';
import { adminListView } from './views/admin-list.ts';
import { adviceView } from './views/advice.ts';
import { advicesView } from './views/advices.ts';
import { auditView } from './views/audit.ts';
import { costView } from './views/cost.ts';
import { historyView } from './views/history.ts';
import { listView } from './views/list.ts';
import { projectsView } from './views/projects.ts';
import { quotaView } from './views/quota.ts';
import { statsView } from './views/stats.ts';

/** Every answer that can be turned over and shared. A new one joins with its file and its line here. */
const ALL: readonly View[] = [
  listView,
  projectsView,
  historyView,
  statsView,
  adminListView,
  quotaView,
  costView,
  auditView,
  adviceView,
  advicesView,
];

const byName = new Map(ALL.map((view) => [view.name, view]));

export const viewNamed = (name: string): View | undefined => byName.get(name);
