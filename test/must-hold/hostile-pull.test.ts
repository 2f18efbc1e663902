import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { planOf } from '../../src/core/deploy.ts';
import { detectJail } from '../../src/runner/jail.ts';
import type * as tokens from '../../src/state/tokens.ts';
import type { Stage } from '../story/stage.ts';
import { pushFromDesk } from './desk.ts';
import { OFFENCES } from './offences.ts';
import * as scene from './scene.ts';
import { everythingServed, everythingShown, foundIn, secretsOf } from './secrets.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

const jail = await detectJail();

/** The tokens that runs got for their state, noted as they are made. */
const stateTokens = vi.hoisted((): string[] => []);
vi.mock('../../src/state/tokens.ts', async (original) => {
  const real = await original<typeof tokens>();
  const newToken = () => {
    const made = real.newToken();
    stateTokens.push(made.token);
    return made;
  };
  return { ...real, newToken };
});

const MARK = 'what-the-plan-must-not-see-7f3a9c';
const hcl = JSON.stringify;

/** Places of the host that hold something, by how their content would be told. */
const placesOf = ({ settings, dir }: Stage): Record<string, string> => ({
  own_environment: '/proc/self/environ',
  first_environment: '/proc/1/environ',
  second_environment: '/proc/2/environ',
  our_environment: `/proc/${process.pid}/environ`,
  parents_environment: `/proc/${process.ppid}/environ`,
  our_memory: `/proc/${process.pid}/maps`,
  database: join(settings.GUILDOPS_DATA ?? '', 'guildops.db'),
  control: join(settings.GUILDOPS_DATA ?? '', 'control.json'),
  mirror: join(settings.GUILDOPS_DATA ?? '', 'git/acme/infra.git/HEAD'),
  other_run: join(settings.GUILDOPS_DATA ?? '', 'runs/other-1-plan/tree/secret'),
  beside: '../../../../runs/other-1-plan/tree/secret',
  above: '../../../../guildops.db',
  discord_token: settings.DISCORD_TOKEN_FILE ?? '',
  webhook_secret: settings.GITHUB_WEBHOOK_SECRET_FILE ?? '',
  private_key: settings.GITHUB_PRIVATE_KEY_FILE ?? '',
  seal_key: settings.GUILDOPS_KEY_FILE ?? '',
  cloud: join(dir, 'cloud'),
  users: '/etc/passwd',
  home: join(homedir(), '.bashrc'),
});

/** Each function of terraform that reads a file, on each place; and whether it is there at all. */
const readers = (places: Record<string, string>): string =>
  Object.entries(places)
    .map(([name, path]) => {
      const tries = ['file', 'filebase64', 'filesha256'].map((read) => `try(${read}(${hcl(path)}), "-")`);
      const seen = `[${tries.join(', ')}, try(templatefile(${hcl(path)}, {}), "-"), try(fileexists(${hcl(path)}), false) ? "there" : "-"]`;
      return `output "${name}" {\n  value = join("", ${seen})\n}\n`;
    })
    .join('');

const LISTED = `output "listed" {
  value = fileset("/", "{root,home,proc,sys,dev,work,var,opt,srv,run,tmp}/**")
}
output "passwords_of_init" {
  value = jsondecode(file("/guildops/data/terraform.tfstate")).backend.config.password == null ? "none" : "some"
}
output "own_code" {
  value = substr(file("project.yaml"), 0, 3)
}
`;

describe('a hostile pull request, with the jail', () => {
  const onStage = useStage(
    async (stage) => {
      const other = join(stage.settings.GUILDOPS_DATA ?? '', 'runs/other-1-plan/tree');
      await mkdir(other, { recursive: true });
      await writeFile(join(other, 'secret'), MARK);
      await scene.addProject(stage, 'target');
      await scene.addProject(stage, 'reader');
      await scene.seed(stage, 'target', 'reader');
    },
    {
      settings: { GUILDOPS_ALLOW_UNJAILED: '0' },
      leftOut: jail.kind === 'none' ? `there is no jail here: ${jail.why}` : undefined,
    },
  );
  let comment: string;
  beforeAll(async () => {
    if (jail.kind === 'none') return;
    process.env.GUILDOPS_TEST_SECRET = MARK;
    const files = scene.inProject('target', Object.fromEntries(OFFENCES.map(({ file, text }) => [file, text])));
    const number = await scene.openByHand(onStage(), { branch: 'offences', files });
    comment = await scene.stickyOf(onStage(), number, 'Plan failed');
  });

  it('reads no environment, no database, no key and no other run in its plan', async () => {
    const stage = onStage();
    const places = placesOf(stage);
    const files = scene.inProject('reader', { 'read.tf': readers(places) + LISTED });
    const number = await scene.openByHand(stage, { branch: 'reads', files });
    const deploy = await scene.whenAt(stage, number, 'plan_ready', 'failed');
    expect(deploy.state.at === 'failed' ? deploy.state.reason : '').toBe('');
    const text = await stage.program.ports.store.plans.text(planOf(deploy)?.id as never);
    for (const name of Object.keys(places)) expect(text).toMatch(new RegExp(`\\+ ${name} += "-+"`));
    expect(text).toMatch(/\+ listed += \[\]/);
    expect(text).toMatch(/\+ passwords_of_init += "none"/);
    expect(text).toMatch(/\+ own_code += "# W"/); // it does read what it may
    for (const token of stateTokens) expect(text).not.toContain(token);
  });

  it.each(OFFENCES)('may not bring $does', ({ says }) => {
    expect(comment.replaceAll('\\', '')).toContain(says);
  });

  it('may not bring links that lead out of the repository', async () => {
    const stage = onStage();
    const links = {
      'key.tf': stage.settings.GUILDOPS_KEY_FILE ?? '',
      up: '../../../../..',
      detour: 'resources/../../../../../..',
    };
    await pushFromDesk(stage, { branch: 'links', message: 'links' }, async (clone) => {
      for (const [name, target] of Object.entries(links)) await symlink(target, join(clone, 'projects/target', name));
    });
    const number = await stage.li.openPull(stage.repo, { title: 'links', head: 'links' });
    const body = await scene.stickyOf(stage, number, 'Plan failed');
    for (const name of Object.keys(links))
      expect(body).toContain(`projects/target/${name}: a symbolic link that leads out of the repository`);
  });

  it('gets no provider that nobody declared, whatever its resources are called', async () => {
    const stage = onStage();
    const files = scene.inProject('target', { 'local.tf': 'data "local_file" "it" {\n  filename = "/etc/hosts"\n}\n' });
    const number = await scene.openByHand(stage, { branch: 'implicit', files });
    expect(await scene.stickyOf(stage, number, 'Plan failed')).toContain('hashicorp/local');
  });

  it('leaves no secret anywhere that anybody can read, and none in a log', async () => {
    const stage = onStage();
    await scene.calm(stage);
    const secrets = await secretsOf(stage);
    const issued = stateTokens.map((token, n): [string, string] => [`state token ${n + 1}`, token]);
    expect(issued.length).toBeGreaterThan(0);
    const all = new Map([...secrets, ...issued, ['the mark', MARK]]);
    expect(foundIn(everythingShown(stage), all)).toEqual([]);
    expect(foundIn(stage.logged.join(''), all)).toEqual([]);
    expect(foundIn(await everythingServed(stage), all)).toEqual([]);
  });

  expectNoViolations(onStage);
});
