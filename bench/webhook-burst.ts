import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import type { Figure } from './figure.ts';
import type { BenchStage } from './stage.ts';

const EVENTS = 1_000;
/** So many are sent before the first is answered: what one push to a large monorepo, or a GitHub that catches up, looks like. */
const AT_ONCE = 100;
const ROUNDS = 3;
const LOOK_EVERY_MS = 200;

/** A push to a branch nobody asked about: stored with a job like any other, and quickly done. */
function pushTo({ repo }: World, branch: string): string {
  const [login = '', name = ''] = repo.split('/');
  const repository = { name, full_name: repo, owner: { login } };
  return JSON.stringify({
    ref: `refs/heads/${branch}`,
    deleted: false,
    repository,
    sender: { type: 'User', login: 'li' },
  });
}

/** One signed delivery, as GitHub sends it; milliseconds until it was answered. @throws Error unless it was taken */
async function deliver({ origin }: World, secret: string, id: string, body: string): Promise<number> {
  const sentAt = performance.now();
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const answer = await fetch(`${origin}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': id,
      'x-hub-signature-256': signature,
    },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`delivery ${id} was answered ${answer.status}`);
  return performance.now() - sentAt;
}

/** Figures of the service's own metrics, by name and labels. */
async function metricsOf({ settings }: World): Promise<Map<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${settings.GUILDOPS_STATE_PORT}/metrics`);
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith('guildops_'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').pop())]));
}

/** Waits until everything that came in was worked off. @throws Error when fewer were than were sent, or a job is dead */
async function expectAllDone(world: World, sent: number): Promise<void> {
  for (;;) {
    const said = await metricsOf(world);
    const open = [...said].filter(([name, count]) => name.startsWith('guildops_jobs{task="inbox"') && count > 0);
    if (open.some(([name]) => name.includes('dead'))) throw new Error('a delivery was given up');
    if (open.length > 0) {
      await sleep(LOOK_EVERY_MS);
      continue;
    }
    const stored = said.get('guildops_accepted_total{source="github",is="new"}') ?? 0;
    const done = said.get('guildops_jobs_ended_total{task="inbox",how="done"}') ?? 0;
    if (stored < sent || done < sent)
      throw new Error(`of ${sent} deliveries ${stored} were stored and ${done} worked off`);
    return;
  }
}

/** A thousand webhooks at a time: how long each waits for its answer, how many a second, and that none is lost. */
export async function measureWebhookBurst({ world }: BenchStage): Promise<Figure[]> {
  const secret = await readFile(world.settings.GITHUB_WEBHOOK_SECRET_FILE ?? '', 'utf8');
  const program = startProgram(world.settings);
  try {
    await ready(program);
    const waits: number[] = [];
    const perSecond: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      let next = 0;
      const send = async () => {
        while (next < EVENTS) {
          const id = `burst-${round}-${next}`;
          next += 1;
          waits.push(await deliver(world, secret.trim(), id, pushTo(world, id)));
        }
      };
      const from = performance.now();
      await Promise.all(Array.from({ length: AT_ONCE }, send));
      perSecond.push(EVENTS / ((performance.now() - from) / 1_000));
      await expectAllDone(world, EVENTS * (round + 1));
    }
    return [
      {
        what: `webhook → stored and answered, ${EVENTS} in a burst`,
        unit: 'ms',
        values: waits,
        target: { of: 'p99', below: 10_000 },
      },
      { what: `webhooks taken, ${ROUNDS * EVENTS} sent and none lost`, unit: '/s', values: perSecond },
    ];
  } finally {
    await program.stop();
  }
}
