import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy.ts';
import type { DeployId, PlanId, ProjectId } from '../../src/core/ids.ts';
import type { DeployView } from '../../src/deploy/ports.ts';
import { renderChecks } from '../../src/github/render/checks.ts';
import { renderComment } from '../../src/github/render/comment.ts';
import { parseExternalId } from '../../src/github/render/external-id.ts';
import { aPlan, discordPerson, shaOf } from '../fakes/words.ts';
import { aView, BY_NAME, ready, STATES } from './views.ts';

const TRIGGER = { trigger: 'guildops' };
const render = (...views: DeployView[]) => renderComment(views, TRIGGER);
const HEAD = shaOf('head');
const [PLAN, APPLY] = [0, 1] as const;
const checksOf = (...views: DeployView[]) => renderChecks(HEAD, views, 'guildops');
const outcomes = (...views: DeployView[]) => checksOf(...views).map(({ status, conclusion }) => conclusion ?? status);

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

describe('the headline', () => {
  it.each([
    ['planning', '### ⏳ Planning `web-dev`'],
    ['ready', '### 🔵 Plan for `web-dev`: 2 to add · 0 to change · 0 to destroy'],
    ['destructive', '### 🟠 Plan for `web-dev`: 0 to add · 0 to change · 1 to destroy · 1 to replace'],
    ['empty', '### ✅ No changes for `web-dev`'],
    ['denied', '### ⛔ Denied plan for `web-dev`'],
    ['approved', '### 🔵 Approved plan for `web-dev`'],
    ['applying', '### 🚀 Applying `web-dev`'],
    ['merged', '### 🟢 Applied `web-dev`'],
    ['unmerged', '### 🟣 Applied but NOT merged: `web-dev`'],
    ['planFailed', '### 🔴 Plan failed for `web-dev`'],
    ['applyFailed', '### 🔴 Apply failed for `web-dev`: nothing was changed'],
    ['partly', '### 🟣 Partly applied: `web-dev`'],
    ['unknown', '### 🟣 Outcome unknown for `web-dev`'],
    ['cancelled', '### ⚪ Discarded: `web-dev`'],
    ['stale', '### ♻️ Stale plan for `web-dev`'],
  ] as const)('of %s is the first line after the mark', (name, headline) => {
    const [mark, first] = render(aView(BY_NAME[name])).split('\n');
    expect(mark).toMatch(/^<!-- guildops:v1 7F3K(\.1)? -->$/);
    expect(first?.startsWith(headline)).toBe(true);
  });
});

describe('the comment', () => {
  it('says first what is destroyed and what forces it', () => {
    const comment = render(aView(BY_NAME.destructive));
    const warning = comment.indexOf(
      '> - `google_sql_database_instance.main` will be **replaced** (`settings[0].tier` forces it)',
    );
    expect(warning).toBeGreaterThan(0);
    expect(warning).toBeLessThan(comment.indexOf('| Gate |'));
  });

  it('shows the line that somebody waits in', () => {
    const holder = aView(BY_NAME.ready, { id: '8QZM' as DeployId }).deploy;
    const comment = render(aView(BY_NAME.waiting, {}, { line: { holder, position: 2 } }));
    expect(comment).toContain('### ⏳ Waiting in line: `web-dev`: is number 2');
    expect(comment).toContain('`8QZM` ([pull request 7](https://github.example/acme/infra/pull/7)) holds the lock');
  });

  it('prices every resource, and says what has no price', () => {
    const lines = [
      { address: 'a.x', beforeUsd: 10, afterUsd: 0 },
      { address: 'a.y', beforeUsd: 0, afterUsd: 61.2 },
    ];
    const comment = render(aView(ready({ cost: { beforeUsd: 10, afterUsd: 61.2, unpriced: ['a.z'], lines } })));
    expect(comment).toContain('| `a.y` | $0.00 | $61.20 | +$61.20 |\n| `a.x` | $10.00 | $0.00 | −$10.00 |');
    expect(comment).toContain('| **Total** (1 without a known price) | $10.00 | $61.20 | **+$51.20** (512 %) |');
  });

  it('gives each reason of a denial with the way on, and no command that would be refused', () => {
    const comment = render(aView(BY_NAME.denied));
    expect(comment).toContain(
      '- The project would cost $24.46 a month; its budget is $10.00. Make the request smaller',
    );
    expect(comment).not.toContain('guildops apply');
  });

  it('says how many approvals there are and by whom they must be', () => {
    const others = { approvals: { need: 2, have: 1, othersOnly: true } };
    const comment = render(aView(BY_NAME.ready, {}, others));
    expect(comment).toContain('⏳ 1 of 2');
    expect(comment).toContain('by others than requester and pushers');
    expect(comment).toContain('`guildops approve`: counts as one of 1 missing approvals');
  });

  it('is loud when the infrastructure is changed and the branch is not merged', () => {
    expect(render(aView(BY_NAME.unmerged))).toMatch(/> \[!CAUTION\]\n> .*\*\*not merged\*\*/);
  });

  it('says SANDBOX when nothing is real', () => {
    expect(render(aView(BY_NAME.ready, {}, { sandbox: true }))).toContain('`SANDBOX`');
    expect(checksOf(aView(BY_NAME.ready, {}, { sandbox: true }))[PLAN]?.title).toMatch(/^SANDBOX/);
    expect(render(aView(BY_NAME.ready))).not.toContain('SANDBOX');
  });

  it('rolls several projects up into one table, and names the project in every command', () => {
    const api = aView(BY_NAME.planning, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    const comment = render(aView(BY_NAME.ready), api);
    expect(comment.split('\n')[1]).toBe('### ⏳ 🔵 2 projects: 2 to add · 0 to change · 0 to destroy · 0 to replace');
    expect(comment).toContain(
      '| `api` | ⏳ Planning | – | – | – | – | – |\n| `web-dev` | 🔵 Plan | 2 | 0 | 0 | 0 | +$24.46 |',
    );
    expect(comment).toContain('`guildops apply -p web-dev`');
  });

  it('is the same text for the same state, in whatever order the deploys come', () => {
    const views = [aView(BY_NAME.ready), aView(BY_NAME.empty, { project: 'api' as ProjectId })];
    expect(render(...views)).toBe(render(...[...views].reverse()));
  });
});

describe('a comment that would be too long', () => {
  const longPlan = Array.from({ length: 9_000 }, (_, n) => `  + resource "null_resource" "r${n}" {}`).join('\n');
  it('shows the plan as far as there is room, and says how much is missing', () => {
    const comment = render(aView(BY_NAME.ready, {}, { planText: longPlan }));
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).toMatch(/… and \d+ more lines/);
    expect(comment).toContain('guildops apply');
  });

  it('shows short plans whole beside long ones', () => {
    const long = aView(BY_NAME.ready, { project: 'api' as ProjectId }, { planText: longPlan });
    const comment = render(long, aView(BY_NAME.ready));
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).toContain('+       name = "main"');
  });

  it('never passes its budget, however many projects and resources there are', () => {
    const resources = Array.from({ length: 500 }, (_, n) => ({
      address: `x.${'y'.repeat(200)}${n}`,
      type: 'x',
      action: 'delete' as const,
      forcedBy: [],
    }));
    const views = Array.from({ length: 60 }, (_, n) =>
      aView(
        ready({ resources, counts: { add: 0, change: 0, destroy: 500, replace: 0 } }),
        { project: `p${n}` as ProjectId },
        { planText: longPlan },
      ),
    );
    const comment = render(...views);
    expect(comment.length).toBeLessThanOrEqual(61_000);
    expect(comment).toMatch(/… and \d+ more projects/);
  });
});

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
      cost: { beforeUsd: 0, afterUsd: 1, unpriced: [raw], lines: [{ address: raw, beforeUsd: 0, afterUsd: 1 }] },
      verdict: { is: 'needs-approval', reasons: [{ code: 'rule', rule: raw, at: raw, why: raw }] },
      findings: [{ rule: raw, severity: 'high', address: raw, message: raw }],
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
      { requester: by },
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

describe('the checks', () => {
  it.each([
    ['waiting', 'queued', 'queued'],
    ['planning', 'in_progress', 'queued'],
    ['ready', 'success', 'action_required'],
    ['empty', 'success', 'success'],
    ['denied', 'failure', 'action_required'],
    ['approved', 'success', 'action_required'],
    ['applying', 'success', 'in_progress'],
    ['merging', 'success', 'success'],
    ['merged', 'success', 'success'],
    ['planFailed', 'failure', 'action_required'],
    ['partly', 'success', 'failure'],
    ['unknown', 'success', 'failure'],
    ['cancelled', 'cancelled', 'cancelled'],
    ['stale', 'cancelled', 'cancelled'],
  ] as const)('of %s: plan %s, apply %s', (name, plan, apply) => {
    expect(outcomes(aView(BY_NAME[name]))).toEqual([plan, apply]);
  });

  it('never call a head applied that is not: of several deploys the worst speaks', () => {
    const other = { project: 'api' as ProjectId };
    expect(outcomes(aView(BY_NAME.merging), aView(BY_NAME.ready, other))).toEqual(['success', 'action_required']);
    expect(outcomes(aView(BY_NAME.ready), aView(BY_NAME.planFailed, other))).toEqual(['failure', 'action_required']);
    expect(outcomes(aView(BY_NAME.merging), aView(BY_NAME.empty, other))).toEqual(['success', 'success']);
  });

  it('do not call a new head applied when another one was', () => {
    const moved = aView(BY_NAME.unmerged, { head: shaOf('newer') });
    const [, apply] = renderChecks(shaOf('newer'), [moved], 'guildops');
    expect(apply?.conclusion).toBe('action_required');
  });

  it('offer what can be done now, within GitHub’s limits', () => {
    expect(checksOf(aView(BY_NAME.ready))[APPLY]?.actions.map(({ identifier }) => identifier)).toEqual([
      'apply',
      'discard',
    ]);
    expect(checksOf(aView(BY_NAME.denied))[APPLY]?.actions.map(({ identifier }) => identifier)).toEqual(['discard']);
    expect(checksOf(aView(BY_NAME.merged))[APPLY]?.actions).toEqual([]);
    for (const { actions } of STATES.flatMap((state) => checksOf(aView(state))))
      for (const { label, description, identifier } of actions)
        expect([label.length <= 20, description.length <= 40, identifier.length <= 20]).toEqual([true, true, true]);
  });

  it('carry the plan they are about, so that a button cannot mean another one', () => {
    const several = [aView(BY_NAME.ready), aView(ready({ id: '8QZM.3' as PlanId }), { id: '8QZM' as DeployId })];
    const [plan] = checksOf(...several);
    expect(parseExternalId(plan?.externalId ?? '')).toEqual(['7F3K.1', '8QZM.3']);
    expect(parseExternalId('nonsense,7F3K,7F3K.x,,8QZM.2')).toEqual(['7F3K', '8QZM.2']);
  });
});
