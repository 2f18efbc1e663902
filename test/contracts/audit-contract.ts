import { describe, expect, it } from 'vitest';
import { createVerifier, GENESIS } from '../../src/core/audit/chain.ts';
import type { AuditEntry } from '../../src/core/audit/entry.ts';
import type { Store } from '../../src/deploy/ports.ts';
import { aProject, discordPerson, GUILD, githubPerson, NOW } from '../fakes/words.ts';

const [ana, bo] = [discordPerson('ana'), githubPerson('Bo')];
const web = aProject().id;
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const act = (what: string, extra: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ guild: GUILD, at: NOW, by: ana, what },
  ...extra,
});
const whats = (rows: readonly { what: string }[]) => rows.map(({ what }) => what);

/** The audit trail, wherever it is kept. */
export function auditContract(open: () => Promise<Store>): void {
  describe('the audit trail', () => {
    it('says who did what, from where, and to what, with both identities of whoever is linked', async () => {
      const { audit, governance } = await open();
      await governance.addLink({ discordId: ana.id, githubLogin: 'ana-gh', linkedAt: NOW, by: 'discord' });
      await audit.add(act('granted', { project: web, surface: 'cli', details: { role: 'user', a: 1 } }));
      const [row] = await audit.latest({}, { limit: 1 });
      expect(row).toMatchObject({
        ...{ n: 1, at: NOW.toISOString(), guild: GUILD, surface: 'cli', actor: `discord:${ana.id}`, name: 'ana' },
        ...{ linked: 'github:ana-gh', what: 'granted', project: web, details: '{"a":1,"role":"user"}' },
      });
    });

    it('is one chain, whoever writes into it', async () => {
      const store = await open();
      for (const what of ['a', 'b', 'c']) await store.audit.add(act(what, { by: what === 'b' ? bo : ana }));
      await store.transaction(({ audit }) => audit.add(act('d')));
      const rows = await store.audit.following({}, { limit: 10, after: 0 });
      const head = await store.audit.head();
      const verifier = createVerifier(GENESIS, [{ ...head, where: 'here' }]);
      expect(rows.map((row) => verifier.next(row))).toEqual([undefined, undefined, undefined, undefined]);
      expect([verifier.end(), head.n, whats(rows)]).toEqual([undefined, 4, ['a', 'b', 'c', 'd']]);
    });

    it('has no row of an act that was taken back', async () => {
      const store = await open();
      const failed = store.transaction(async ({ audit }) => {
        await audit.add(act('a'));
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await store.audit.add(act('b'));
      expect(await store.audit.latest({}, { limit: 9 })).toMatchObject([{ n: 1, what: 'b' }]);
    });

    it('is looked through by server, project, person, deploy, act and time, page by page', async () => {
      const { audit, governance } = await open();
      await governance.addLink({ discordId: ana.id, githubLogin: 'ana-gh', linkedAt: NOW, by: 'discord' });
      await audit.add(act('a', { project: web }));
      await audit.add(act('b', { by: githubPerson('ana-gh'), at: at(1) }));
      await audit.add(act('c', { by: bo, at: at(2), guild: '1' as typeof GUILD }));
      const find = async (filter: Parameters<typeof audit.latest>[0]) =>
        whats(await audit.latest(filter, { limit: 9 }));
      expect(await find({ guild: GUILD })).toEqual(['b', 'a']);
      expect(await find({ guild: GUILD, project: web })).toEqual(['a']);
      expect(await find({ person: `discord:${ana.id}` })).toEqual(['b', 'a']);
      expect(await find({ person: 'github:bo' })).toEqual(['c']);
      expect(await find({ what: 'b' })).toEqual(['b']);
      expect(await find({ from: at(1), to: at(2) })).toEqual(['b']);
      expect(await audit.count({ guild: GUILD })).toBe(2);
      expect(whats(await audit.latest({}, { limit: 1, skip: 1 }))).toEqual(['b']);
    });

    it('lets old rows go and keeps the head of the last one, from which the chain goes on', async () => {
      const { audit } = await open();
      for (const minutes of [0, 1, 2]) await audit.add(act('old', { at: at(minutes) }));
      const head = await audit.head();
      expect(await audit.prune(at(2), at(9))).toBe(2);
      const [cut] = await audit.keptHeads();
      expect(cut).toMatchObject({ n: 2, why: 'pruned', at: at(9) });
      const verifier = createVerifier(cut ?? GENESIS, [{ ...head, where: 'here' }]);
      for (const row of await audit.following({}, { limit: 9, after: 0 })) expect(verifier.next(row)).toBeUndefined();
      expect(verifier.end()).toBeUndefined();
      expect(await audit.prune(at(9), at(9))).toBe(1);
      await audit.add(act('new'));
      expect(await audit.latest({}, { limit: 9 })).toMatchObject([{ n: 4, prev: head.hash }]);
    });

    it('keeps a head that was told elsewhere, once', async () => {
      const { audit } = await open();
      await audit.add(act('a'));
      const head = await audit.head();
      await audit.keepHead(head, NOW, 'tag');
      await audit.keepHead(head, at(1), 'tag');
      expect(await audit.keptHeads()).toEqual([{ ...head, at: NOW, why: 'tag' }]);
    });
  });
}
