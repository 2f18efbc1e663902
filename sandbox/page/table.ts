import { command } from '../story/steps.ts';
import type { World } from '../world/sandbox.ts';

/** Two ways to try: one in which whoever asks may approve, one in which somebody else has to. */
const PROJECTS = [
  {
    ...{ project: 'shop-dev', provider: 'gcp', region: 'us-central1', environment: 'dev' },
    ...{ description: 'The web shop, for developers', budget_limit: 300 },
  },
  {
    ...{ project: 'shop-staging', provider: 'gcp', region: 'europe-west1', environment: 'staging' },
    ...{ description: 'The web shop, before it goes live', budget_limit: 600 },
  },
];

/** What a newcomer needs before the first `/cloud-deploy`: projects, and ana's right to ask for something in them. */
export async function setTable(world: World): Promise<void> {
  const { mira, ana } = world;
  for (const project of PROJECTS) await command(mira, 'cloud-create-project', project, world);
  await command(mira, 'cloud-grant', { role: 'user', user: ana.id, for: '30d' }, world);
}
