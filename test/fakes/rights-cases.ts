import type { Project } from '../../src/core/project.ts';
import type { DeviceFlow, Polled, Ports } from '../../src/deploy/ports.ts';
import { bindRights, type RightsUseCases } from '../../src/deploy/use-cases/rights.ts';
import type { SqliteStore } from '../../src/store/open-store.ts';
import { fakeLog, fakeRules } from './ports.ts';
import { fakeStore } from './store.ts';
import { REPO } from './words.ts';

/** The real use cases of rights on a store in memory, as everybody's administrator unless a test says otherwise. */
export interface FakeRights {
  cases: RightsUseCases;
  store(): Promise<SqliteStore>;
  /** Ids of people who administer nothing. */
  plain: Set<string>;
  /** What GitHub answers next, one by one; then `pending`. */
  polled: Polled[];
  /** Who may write to the repository on GitHub. */
  writers: Set<string>;
}

export interface FakeRightsNeeds {
  use<Input, Output>(
    name: keyof RightsUseCases,
    work: (input: Input) => Output | Promise<Output>,
  ): (input: Input) => Promise<Output>;
  projects: ReadonlyMap<string, Project>;
  now(): Date;
}

export function fakeRightsCases({ use, projects, now }: FakeRightsNeeds): FakeRights {
  const clock = { now };
  let opening: Promise<SqliteStore> | undefined;
  const store = () => {
    opening ??= fakeStore(clock);
    return opening;
  };
  const [plain, writers] = [new Set<string>(), new Set<string>()];
  const polled: Polled[] = [];
  const deviceFlow: DeviceFlow = {
    begin: async () => ({
      ...{ deviceCode: 'device', userCode: 'WDJB-MJHT', page: 'https://github.com/login/device' },
      ...{ intervalS: 5, livesS: 900 },
    }),
    poll: async () => polled.shift() ?? { is: 'pending' },
  };

  async function portsFor({ guild, by }: Parameters<RightsUseCases['beginLink']>[0]): Promise<Ports> {
    const opened = await store();
    for (const project of projects.values()) await opened.projects.add({ ...project, guild });
    const admins = plain.has(by.id) ? ['nobody'] : [by.id];
    const pulls = {
      permission: async (_: unknown, login: string) => (writers.has(login) ? 'write' : 'none'),
      teamMembers: async () => ({ logins: ['ana-gh'] }),
    };
    const rules = fakeRules({ admins, guilds: new Map([[guild, { repos: [REPO] }]]) });
    return { store: opened, clock, deviceFlow, pulls, rules, log: fakeLog() } as unknown as Ports;
  }

  const on = <Name extends Exclude<keyof RightsUseCases, 'grantsInForce'>>(name: Name) =>
    use(name, async (input: Parameters<RightsUseCases[Name]>[0]) =>
      (bindRights(await portsFor(input))[name] as (input: unknown) => Promise<never>)(input),
    );
  return {
    ...{ store, plain, polled, writers },
    cases: {
      grantsInForce: async (guild) => (await store()).governance.grants(guild),
      grantRight: on('grantRight'),
      revokeRight: on('revokeRight'),
      accessOf: on('accessOf'),
      askAccess: on('askAccess'),
      answerAccess: on('answerAccess'),
      beginLink: on('beginLink'),
      checkLink: on('checkLink'),
      confirmLink: on('confirmLink'),
      dropLink: on('dropLink'),
      unlink: on('unlink'),
      auditPage: on('auditPage'),
    },
  };
}
