import type { Kysely } from 'kysely';
import type { Sealer } from '../core/seal.ts';
import type { Clock, Tables } from '../deploy/ports.ts';
import { createAccessRequests } from './access-requests.ts';
import { createAdvices } from './advices.ts';
import { createAudit } from './audit.ts';
import { createCounsels } from './counsels.ts';
import { createDeploys } from './deploys.ts';
import { createDrifts } from './drifts.ts';
import { createFreezes } from './freezes.ts';
import { createGovernance } from './governance.ts';
import { createGuilds } from './guilds.ts';
import { createInbox } from './inbox.ts';
import { createJobs } from './jobs.ts';
import { createLedger } from './ledger.ts';
import { createLimits } from './limits.ts';
import { createLinkings } from './linkings.ts';
import { createLocks } from './locks.ts';
import { createMirrors } from './mirrors.ts';
import { createModelUse } from './model-use.ts';
import { createNotes } from './notes.ts';
import { createNotices } from './notices.ts';
import { createPlans } from './plans.ts';
import { createPolicies } from './policies.ts';
import { createProjectRequests } from './project-requests.ts';
import { createProjects } from './projects.ts';
import { createRunLogs } from './run-logs.ts';
import { createRuns } from './runs.ts';
import type { Schema } from './schema.ts';
import { createStateMarks } from './state-marks.ts';
import { createTemplates } from './templates.ts';
import { createValidations } from './validations.ts';

/** Every repository, on the connection or on one transaction of it. */
export const createTables = (
  db: Kysely<Schema>,
  { sealer, clock, added }: { sealer: Sealer; clock: Clock; added: () => void },
): Tables => ({
  deploys: createDeploys(db),
  projects: createProjects(db),
  governance: createGovernance(db),
  guilds: createGuilds(db),
  notices: createNotices(db),
  projectRequests: createProjectRequests(db),
  audit: createAudit(db),
  access: createAccessRequests(db),
  linkings: createLinkings(db, sealer),
  locks: createLocks(db),
  ledger: createLedger(db),
  limits: createLimits(db),
  plans: createPlans(db, sealer),
  advices: createAdvices(db),
  modelUse: createModelUse(db),
  runs: createRuns(db),
  runLogs: createRunLogs(db, sealer),
  mirrors: createMirrors(db),
  inbox: createInbox(db, sealer),
  notes: createNotes(db),
  templates: createTemplates(db),
  counsels: createCounsels(db),
  policies: createPolicies(db),
  freezes: createFreezes(db),
  drifts: createDrifts(db),
  validations: createValidations(db),
  stateMarks: createStateMarks(db),
  jobs: createJobs(db, clock, added),
});
