import { describe, expect, it } from 'vitest';
import type { GuildId, Repo } from '../../src/core/ids.ts';
import * as scene from '../must-hold/scene.ts';
import { useStage } from '../must-hold/use-stage.ts';

const BACKEND = 'terraform {\n  backend "http" {}\n}\n';
const uses = (input: string): string =>
  `${BACKEND}variable "size" {\n  default = "small"\n}\nmodule "label" {\n  source = "../../lib/label"\n  text   = "${input} \${var.size}"\n}\n`;
const label = (extra = ''): string =>
  `variable "text" {}\nresource "terraform_data" "label" {\n  input = "\${var.text}${extra}"\n}\n`;

/** A repository as Atlantis serves it: root modules beside each other, and one that they share. */
const BEGIN = {
  'guildops.yaml':
    'version: 1\nprojects: [{dir: infra/web, environment: dev, var_files: ../web.tfvars}]\nautodiscover: {enabled: true, environment: dev}\n',
  'infra/network/main.tf': uses('network'),
  'infra/web/main.tf': uses('web'),
  'infra/web.tfvars': 'size = "large"\n',
  'lib/label/main.tf': label(),
};

describe('a team that runs Atlantis, without Discord', () => {
  const onStage = useStage(
    async (stage) => {
      await stage.li.push(stage.repo, 'main', { files: BEGIN, message: 'Begin' });
    },
    {
      settings: {
        ...{ GUILDOPS_GUILDS: '', GUILDOPS_ADMINS: '', DISCORD_TOKEN_FILE: '' },
        ...{ GUILDOPS_REPOS: 'acme/infra', GUILDOPS_TRIGGERS: 'atlantis' },
      },
    },
  );

  it('has what uses a changed module planned, applied by the words it knows, and merged', async () => {
    const stage = onStage();
    const number = await scene.openByHand(stage, {
      branch: 'labels',
      files: { 'lib/label/main.tf': label('!') },
    });
    const comment = await scene.stickyOf(stage, number, '2 projects: 2 to add');
    expect(comment).toContain('`infra-network`');
    expect(comment).toContain('`infra-web`');
    expect(comment).toContain('web large!');
    await stage.li.comment(stage.repo, number, 'atlantis apply');
    await stage.github.until(() => stage.github.pull(stage.repo, number)?.merged || undefined, 'the merge');
    await scene.calm(stage);
    const { projects, locks } = stage.program.ports.store;
    const rows = await projects.ofGuild('0' as GuildId);
    expect(rows.map(({ id, found }) => [id, found?.workspace])).toEqual([
      ['infra-network', 'default'],
      ['infra-web', 'default'],
    ]);
    const deploys = await stage.program.ports.store.deploys.byPull(stage.repo as Repo, number);
    for (const { stateId, state } of deploys) {
      expect(state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
      expect(await locks.of(stateId)).toBeUndefined();
    }
    expect(await scene.stickyOf(stage, number, 'revert')).not.toContain('Discord');
  });

  it('is told that a changed guildops.yaml counts later, and what is wrong with it', async () => {
    const stage = onStage();
    const number = await scene.openByHand(stage, {
      branch: 'config',
      files: { 'guildops.yaml': 'version: 1\nprojcts: []\n', 'infra/network/main.tf': uses('net') },
    });
    const deploy = await scene.whenAt(stage, number, 'plan_ready');
    expect(deploy.project).toBe('infra-network');
    const said = stage.github
      .comments(stage.repo, number)
      .map(({ body }) => body)
      .join('\n');
    expect(said).toContain('It is planned by the one of the default branch');
    expect(said).toContain('did you mean projects?');
  });

  it('may not move a state by a branch', async () => {
    const stage = onStage();
    const files = {
      'infra/web/main.tf': uses('web').replace('"http" {}', '"http" {\n    address = "https://evil.example"\n  }'),
    };
    const number = await scene.openByHand(stage, { branch: 'evil', files });
    expect(await scene.stickyOf(stage, number, 'Plan failed')).toContain('not the one of the default branch');
  });

  it('did nothing that GitHub would not allow', () => expect(onStage().github.violations).toEqual([]));
});
