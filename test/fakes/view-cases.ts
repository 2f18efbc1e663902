import type { Deploy } from '../../src/core/deploy.ts';
import { type GuildSettings, noSettings } from '../../src/core/guild-settings.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { Project } from '../../src/core/project.ts';
import type { ProjectRequest } from '../../src/core/project-request.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { ViewUseCases } from '../../src/deploy/use-cases/views.ts';
import { OPEN_STATES } from '../../src/deploy/views/search.ts';
import { GUILD } from './words.ts';

type Use = <Input, Output>(
  name: keyof ViewUseCases,
  work: (input: Input) => Output,
) => (input: Input) => Promise<Output>;

export interface FakeViewNeeds {
  use: Use;
  deploys: ReadonlyMap<DeployId, Deploy>;
  projectOf(id: string): Project;
  now(): Date;
}

/** What is shown and set, on plain maps: without rules, except that what is not there is refused. */
export function fakeViewCases({ use, deploys, projectOf, now }: FakeViewNeeds): ViewUseCases {
  const requests = new Map<string, ProjectRequest>();
  const followed = new Set<string>();
  let settings: GuildSettings = noSettings(GUILD);
  const newestFirst = () => [...deploys.values()].reverse();
  const ofProject = (id: string) => newestFirst().filter(({ project }) => project === id);
  return {
    listResources: use('listResources', ({ project }) => ({
      project: projectOf(project),
      resources: [],
      open: ofProject(project).filter(({ state }) => OPEN_STATES.includes(state.at)),
    })),
    searchDeploys: async (_, { states, requester }, limit) =>
      newestFirst()
        .filter((one) => !states || states.includes(one.state.at))
        .filter((one) => requester === undefined || one.requester.id === requester)
        .slice(0, limit),
    readHistory: use('readHistory', ({ project }) => ({ project: projectOf(project), deploys: ofProject(project) })),
    diffDeploy: use('diffDeploy', () => ({
      added: [],
      removed: [],
      changed: [],
      files: [],
      cost: { beforeUsd: 0, afterUsd: 0 },
    })),
    stats: use('stats', () => ({
      ...{ since: now(), total: deploys.size, applied: 0, failed: 0, ended: 0, open: deploys.size },
      ...{ people: [], kinds: [], isCut: false },
    })),
    rolesIn: use('rolesIn', ({ projects: ids }) => new Map(ids.map((id) => [id, 'user' as const]))),
    assertAdmin: use('assertAdmin', () => undefined),
    adminCancel: use('adminCancel', ({ deploy: id }) => {
      const deploy = deploys.get(id);
      if (!deploy) throw new Refusal({ code: 'no-such', what: 'deploy', id });
      return deploy;
    }),
    requestProject: use('requestProject', ({ guild, by, channel, cause, wanted }) => {
      const request = { id: cause, guild, by, channel, at: now(), wanted };
      requests.set(cause, request);
      return request;
    }),
    decideProject: use('decideProject', ({ by, request: id, is }) => {
      const request = requests.get(id);
      if (!request) throw new Refusal({ code: 'stale-card' });
      const decided = { ...request, decided: { is, by, at: now() } };
      requests.set(id, decided);
      return decided;
    }),
    isFollowing: async ({ deploy, by }) => followed.has(`${deploy}@${by.id}`),
    followDeploy: use('followDeploy', ({ deploy, by, on }) => {
      followed[on ? 'add' : 'delete'](`${deploy}@${by.id}`);
    }),
    guildSettings: async () => settings,
    chooseSettings: use('chooseSettings', ({ by, change }) => {
      if (change.set === 'subscribed') settings = { ...settings, subscribers: change.to ? [by.id] : [] };
      else if (change.set !== 'test' && change.set !== 'nothing') settings = { ...settings, [change.set]: change.to };
      return settings;
    }),
  };
}
