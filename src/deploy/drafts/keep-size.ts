import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { Ports } from '../ports.ts';
import { mirror } from '../record.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';
import { sizeHints, sizeKey } from './size-hints.ts';

/**
 * Somebody means the size of a line: the hint goes, and does not come back for that line and size. One that is not shown any more is none to keep.
 * @throws Refusal `no-right`
 */
export async function keepSize(
  { store, rules, clock }: Pick<Ports, 'store' | 'rules' | 'clock'>,
  { deploy: id, by: actor, key }: Parameters<DraftUseCases['keepSize']>[0],
): Promise<void> {
  const at = clock.now();
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const { guild, project: of, deltas, state } = deploy;
    if (state.at !== 'draft') throw new Refusal({ code: 'stale-card' });
    const by = await known(tables, actor);
    refuseIf(lacks(await roleIn(tables, { rules, clock }, by, { guild, project: of }), 'user', `deploy to ${of}`));
    const asked = deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
    const hints = await sizeHints(tables, asked, await projectOf(tables, guild, of));
    const hint = hints.find((one) => one.of === key);
    if (!hint) return;
    await tables.advices.dismiss({ guild, project: of, key: sizeKey(hint), by, at });
    const details = { line: key, size: hint.size };
    await tables.audit.add({ guild, at, by, what: 'size-kept', project: of, deploy: id, details });
    await mirror(tables, deploy, at);
  });
}
