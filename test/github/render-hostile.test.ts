import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployView } from '../../src/deploy/ports.ts';
import { renderComment } from '../../src/github/render/comment.ts';
import { aFinding, aPlan, discordPerson } from '../fakes/words.ts';
import { aView, STATES } from './views.ts';

const render = (...views: DeployView[]) => renderComment(views, { trigger: 'guildops' });
const withoutFences = (comment: string) => comment.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');

/** A comment without its code and escaped marks, as CommonMark reads it: what is left is structure and words. */
function withoutCode(comment: string): string {
  const unfenced = withoutFences(comment);
  let read = '';
  for (let at = 0; at < unfenced.length; ) {
    const [skipped = '', ticks] = /^(?:\\[!-/:-@[-`{-~]|(`+))/.exec(unfenced.slice(at)) ?? [];
    if (skipped === '') read += unfenced[at];
    const start = at + Math.max(skipped.length, 1);
    const close = ticks ? new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(unfenced.slice(start)) : null;
    at = close ? start + close.index + close[0].length : start;
  }
  return read;
}

const PRICE = { quantity: 730, unitUsd: 0.01, hourlyUsd: 0.01, monthlyUsd: 7.3 };

describe('hostile text', () => {
  const evil = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '</details>',
          '</summary>',
          '<!--',
          '-->',
          '`',
          '```',
          '````',
          '@everyone',
          '#1',
          '\n',
          '\n\n',
          '|',
          '\\',
          '**',
          '[a](b)',
          '# x',
          '> [!NOTE]',
          '<b>',
        ),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(''));

  const hostileView = (raw: string, state: DeployState): DeployView => {
    const plan = aPlan({
      resources: [{ address: raw, type: raw, action: 'replace', forcedBy: [raw] }],
      counts: { add: 1, change: 0, destroy: 0, replace: 1 },
      cost: {
        ...{ beforeUsd: 0, afterUsd: 1, unpriced: [raw], lines: [{ address: raw, beforeUsd: 0, afterUsd: 1 }] },
        details: {
          parts: [{ ...PRICE, address: raw, what: raw, unit: raw, sure: raw }],
          partsLeft: 1,
          unknown: [{ address: raw, what: raw }],
          savings: [{ of: raw, what: raw, why: raw, savingUsd: 1, savingPercent: 5 }],
        },
      },
      verdict: { is: 'needs-approval', reasons: [{ code: 'rule', rule: raw, at: raw, why: raw }] },
      findings: [
        aFinding({ rule: raw, address: raw, message: raw }),
        aFinding({ rule: raw, address: raw, message: raw, status: 'suppressed', reason: raw, until: raw }),
      ],
      engine: raw,
    });
    const by = discordPerson('x', { name: raw });
    const texts =
      state.at === 'failed' ? { reason: raw, advice: raw } : state.at === 'cancelled' ? { why: raw, by } : {};
    const hostile = {
      ...state,
      ...texts,
      ...('plan' in state && { plan }),
      ...('by' in state && { by }),
    } as DeployState;
    return aView(
      hostile,
      { requester: by, unrecorded: [raw, 'a.b'].map((address) => ({ address, id: raw })) },
      {
        planText: raw,
        progress: {
          total: 1,
          steps: [{ address: raw, action: raw, is: 'failed', startedAt: new Date(0) }],
          error: raw,
        },
      },
    );
  };

  it('stays text: our structure is all the structure there is', () => {
    fc.assert(
      fc.property(evil, fc.constantFrom(...STATES), (raw, state) => {
        const comment = render(hostileView(raw, state));
        const harmless = render(hostileView('x', state));
        const read = withoutCode(comment);
        const tags = (of: string) => of.match(/<\/?[a-z]+>|<!--|-->/g) ?? [];
        const headings = (of: string) => of.split('\n').filter((line) => /^#{1,6} /.test(line)).length;
        const rows = (of: string) =>
          of
            .split('\n')
            .filter((line) => line.startsWith('|'))
            .map((line) => line.split(/(?<!\\)\|/).length);
        // A plan that is nothing but blanks has no block of its own.
        if (raw.trim() !== '') expect(tags(read)).toEqual(tags(withoutCode(harmless)));
        expect(headings(read)).toBe(headings(withoutCode(harmless)));
        expect(new Set(rows(withoutFences(comment)))).toEqual(new Set(rows(withoutFences(harmless))));
        expect(read).not.toMatch(/@(?!\u200b)[a-z]/i);
      }),
      { numRuns: 300 },
    );
  });
});
