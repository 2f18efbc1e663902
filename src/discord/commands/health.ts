import type { Health, Reached } from '../../deploy/ports.ts';
import type { Command } from '../command.ts';
import type { CommandHandler, Context } from '../context.ts';
import { told } from '../render/answers.ts';
import { inline, lines, time } from '../render/text.ts';

function reachedLine({ t }: Context, what: string, reached: Reached): string {
  return 'ms' in reached
    ? `✅ ${t('health.answers', { what, ms: reached.ms })}`
    : `❌ ${t('health.silent', { what, why: inline(reached.why, 150) })}`;
}

function jailLine({ t }: Context, { jail }: Health): string {
  return 'kind' in jail
    ? `✅ ${t('health.jail', { kind: jail.kind })}`
    : `⚠️ ${t('health.no-jail', { why: inline(jail.why, 150) })}`;
}

const handle: CommandHandler = async (context) => {
  const { asked, by, needs, t } = context;
  await needs.useCases.assertAdmin({ guild: asked.guild, by, to: 'look at the health of GuildOps' });
  const [health, discord] = await Promise.all([needs.health(), needs.places.answers()]);
  const { memory, load, jobs, degraded } = health;
  return told(
    lines(
      `### ${t('health.title')}`,
      t('health.running', { version: health.version, when: time(health.since) }),
      t('health.memory', { used: memory.usedMib, total: memory.totalMib, load: load.average, cores: load.cores }),
      t('health.database', { size: health.databaseMib }),
      t('health.work', {
        ...{ open: health.openDeploys, runs: health.runs, locks: health.locks },
        threads: needs.places.openThreads(),
      }),
      `${jobs.dead > 0 ? '⚠️ ' : ''}${t('health.queue', jobs)}`,
      health.sweptAt ? t('health.swept', { when: time(health.sweptAt) }) : t('health.never-swept'),
      reachedLine(context, 'GitHub', health.github),
      reachedLine(context, 'Discord', discord),
      jailLine(context, health),
      t('health.mirror', { where: inline(health.providers, 150) }),
      t('health.ai', { state: health.ai }),
      degraded.length > 0 && `⚠️ ${t('health.degraded', { what: inline(degraded.join(', '), 300) })}`,
    ),
  );
};

export const health: Command = {
  spec: {
    name: 'cloud-health',
    description: 'How GuildOps is: memory, database, queue, GitHub, Discord, jail; for administrators',
    forAdmins: true,
  },
  handle,
};
