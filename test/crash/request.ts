import * as play from '../../sandbox/story/steps.ts';
import type { Site } from './site.ts';

/** A project to deploy to; its administrator may do everything. */
export async function createProject(site: Site, project: string): Promise<void> {
  const { mira, channel } = site;
  await mira.run('cloud-create-project', projectOptions(project), { channel });
  await site.quiet();
}

export const projectOptions = (project: string) => ({
  project,
  provider: 'gcp',
  region: 'us-central1',
  environment: 'dev',
  description: 'A project that lives through crashes',
  budget_limit: 200,
});

/** A draft with one network, which is four objects in the cloud. Answers its deploy. */
export async function draftNetwork(site: Site, project: string, name: string): Promise<string> {
  const { deploy, lobby } = await play.openLobby(site.mira, project, site);
  await play.addNetwork(site.mira, lobby, { name });
  await play.lobbyThat(site, deploy, (text) => text.includes('Resources (1)'), 'shows the network');
  return deploy;
}

/** Presses a button of the lobby as it is now. */
export async function press(site: Site, deploy: string, label: string): Promise<void> {
  const lobby = await play.lobbyThat(site, deploy, (text) => text.includes(label), `offers ${label}`);
  await play.press(site.mira, site, lobby, label);
}

/** Plans the draft. */
export async function plan(site: Site, deploy: string): Promise<void> {
  await press(site, deploy, 'Plan');
  await play.lobbyThat(site, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
}

/** The lobby once it reads so. */
export const lobbyReads = (site: Site, deploy: string, words: string) =>
  play.lobbyThat(site, deploy, (text) => text.includes(words), `reads "${words}"`);
