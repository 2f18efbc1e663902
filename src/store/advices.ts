import type { Kysely } from 'kysely';
import type { Advice, Explanation, Said } from '../core/advice.ts';
import { personKey } from '../core/limit.ts';
import type { Advices, ModelFigures } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createAdvices = (db: Kysely<Schema>): Advices => ({
  async put({ guild, project, digest, ...advice }) {
    const row = { guild, project, digest: digest ?? null, model: advice.said?.model ?? null, doc: toDoc(advice) };
    await db
      .insertInto('advice')
      .values({ plan: advice.plan, ...row })
      .onConflict((c) => c.column('plan').doUpdateSet(row))
      .execute();
  },
  async of(plan) {
    const row = await db.selectFrom('advice').select('doc').where('plan', '=', plan).executeTakeFirst();
    return row && fromDoc<Advice>(row.doc);
  },
  async said(digest) {
    const row = await db
      .selectFrom('advice')
      .select('doc')
      .where('digest', '=', digest)
      .where('model', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row && fromDoc<{ said: Said }>(row.doc).said;
  },
  async explain({ deploy, explanation, ...about }) {
    const row = { ...about, doc: toDoc(explanation) };
    await db
      .insertInto('explanations')
      .values({ deploy, ...row })
      .onConflict((c) => c.column('deploy').doUpdateSet(row))
      .execute();
  },
  async explanation(deploy, revision) {
    const row = db
      .selectFrom('explanations')
      .select('doc')
      .where('deploy', '=', deploy)
      .where('revision', '=', revision);
    const found = await row.executeTakeFirst();
    return found && fromDoc<Explanation>(found.doc);
  },
  async explained(digest) {
    const row = db.selectFrom('explanations').select('doc').where('digest', '=', digest).limit(1);
    const found = await row.executeTakeFirst();
    return found && fromDoc<Explanation>(found.doc);
  },
  async vote({ plan, by, up, at }) {
    const row = { up: up ? 1 : 0, at: at.toISOString() };
    await db
      .insertInto('adviceVotes')
      .values({ plan, person: personKey(by), ...row })
      .onConflict((c) => c.columns(['plan', 'person']).doUpdateSet(row))
      .execute();
  },
  async thumbs(plan) {
    const rows = await db.selectFrom('adviceVotes').select('up').where('plan', '=', plan).execute();
    const up = rows.filter((row) => row.up === 1).length;
    return { up, down: rows.length - up };
  },
  async dismiss({ guild, project, key, by, at }) {
    await db
      .insertInto('dismissedHints')
      .values({ guild, project, hint: key, person: personKey(by), at: at.toISOString() })
      .onConflict((c) => c.doNothing())
      .execute();
  },
  async dismissed(guild, project) {
    const rows = db
      .selectFrom('dismissedHints')
      .select('hint')
      .where('guild', '=', guild)
      .where('project', '=', project);
    return new Set((await rows.execute()).map(({ hint }) => hint));
  },
  async figures() {
    const [advised, votes] = await Promise.all([
      db.selectFrom('advice').select(['model', 'doc']).where('model', 'is not', null).orderBy('model').execute(),
      db
        .selectFrom('adviceVotes')
        .innerJoin('advice', 'advice.plan', 'adviceVotes.plan')
        .select(['advice.model', 'adviceVotes.up'])
        .where('model', 'is not', null)
        .execute(),
    ]);
    return [...new Set(advised.map(({ model }) => model ?? ''))].map((model) =>
      figuresOf(
        model,
        advised.filter((row) => row.model === model).map(({ doc }) => fromDoc<{ said: Said }>(doc).said),
        votes.filter((row) => row.model === model).map(({ up }) => up === 1),
      ),
    );
  },
});

function figuresOf(model: string, all: readonly Said[], votes: readonly boolean[]): ModelFigures {
  const up = votes.filter(Boolean).length;
  const drops: Record<string, number> = {};
  for (const said of all) for (const [why, n] of Object.entries(said.drops)) drops[why] = (drops[why] ?? 0) + n;
  const shown = all.flatMap(({ steps }) => Object.values(steps).flat()).length;
  return { model, advised: all.length, up, down: votes.length - up, shown, drops };
}
