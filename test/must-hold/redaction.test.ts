import { afterAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { LOOPBACK, recordConnections } from './connections.ts';
import * as scene from './scene.ts';
import { everythingServed, everythingShown, foundIn } from './secrets.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** Secrets as code has them, by what makes them ones. */
const SECRETS = new Map([
  ['the default of a sensitive variable', 'correct-horse-battery-9f8e7d'],
  ['a value that the code calls sensitive', 'password-of-a-database-4d5e6f'],
  ['what only looks like a key', 'AKIAIOSFODNN7EXAMPLE'],
  ['a password in an address', 'pass-in-address-1a2b3c'],
]);
const [variable, sensitive, key, inAddress] = [...SECRETS.values()];

/** What is no secret: people see it in the plan, and only there. */
const PLAIN = 'nine-lives-of-a-plain-value';

/** Each of them where a plan, an apply or an error would show it. */
const CODE = `variable "password" {
  type      = string
  sensitive = true
  default   = "${variable}"
}
resource "terraform_data" "db" {
  input = { password = var.password, own = sensitive("${sensitive}"), key = "${key}", at = "postgres://app:${inAddress}@db" }
}
resource "terraform_data" "plain" {
  input = "${PLAIN}"
}
output "in_clear" {
  value = "${key} postgres://app:${inAddress}@db"
}
output "hidden" {
  value     = terraform_data.db.output
  sensitive = true
}
check "told" {
  assert {
    condition     = terraform_data.db.id == "no"
    error_message = "the key is ${key}, the address postgres://app:${inAddress}@db"
  }
}
`;

describe('secrets in code, from the plan to the merge', () => {
  const connections = recordConnections();
  const onStage = useStage(
    async (stage) => {
      await scene.addProject(stage, 'vault');
    },
    { settings: { GUILDOPS_LOG_LEVEL: 'trace' } },
  );
  afterAll(() => connections.stop());

  it('are read in no comment, check, message, log or metric', async () => {
    const stage = onStage();
    const { deploy, pull } = await scene.planned(stage, stage.mira, 'vault');
    const { ref } = stage.github.pull(stage.repo, pull)?.head ?? { ref: '' };
    const files = scene.inProject('vault', { 'secret.tf': CODE });
    await stage.li.push(stage.repo, ref, { files, message: 'A password' });
    const ready = await play.lobbyThat(stage, deploy, (text) => text.includes('terraform_data.db'), 'shows it');
    await play.press(stage.mira, stage, ready, 'Approve & Deploy');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'is merged');
    await scene.calm(stage);
    expect(everythingShown(stage)).toContain('terraform_data.db');
    expect(foundIn(everythingShown(stage), SECRETS)).toEqual([]);
    expect(foundIn(stage.logged.join(''), SECRETS)).toEqual([]);
    expect(foundIn(await everythingServed(stage), SECRETS)).toEqual([]);
  });

  it('nor in an error that quotes them', async () => {
    const stage = onStage();
    await scene.calm(stage);
    const broken = `${CODE}resource "terraform_data" "wrong" {\n  lifecycle {\n    precondition {\n      condition     = var.password == ""\n      error_message = "the key is ${key}"\n    }\n  }\n}\n`;
    const files = scene.inProject('vault', { 'secret.tf': broken });
    const number = await scene.openByHand(stage, { branch: 'broken', files });
    await scene.stickyOf(stage, number, 'Plan failed');
    await scene.calm(stage);
    expect(foundIn(everythingShown(stage), SECRETS)).toEqual([]);
    expect(foundIn(stage.logged.join(''), SECRETS)).toEqual([]);
  });

  it('nor does the most talkative log say what a plan says, be it secret or not', async () => {
    const shown = everythingShown(onStage());
    const log = onStage().logged.join('');
    for (const text of [PLAIN, 'will be created', 'Terraform will perform']) {
      expect(log).not.toContain(text);
      if (text === PLAIN) expect(shown).toContain(text);
    }
  });

  it('and the program talked to this machine alone', () => {
    expect([...connections.hosts].filter((host) => !LOOPBACK.includes(host))).toEqual([]);
    expect(connections.hosts).toContain('127.0.0.1');
  });

  expectNoViolations(onStage);
});
