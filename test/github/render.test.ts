import { describe, expect, it } from 'vitest';
import type { PullLink } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, ProjectId } from '../../src/core/ids.ts';
import type { DeployView } from '../../src/deploy/ports.ts';
import { renderComment } from '../../src/github/render/comment.ts';
import { aDeploy, githubPerson } from '../fakes/words.ts';
import { aView, BY_NAME, ready } from './views.ts';

const render = (...views: DeployView[]) => renderComment(views, { trigger: 'guildops' });

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

  it('has what a killed apply made ready to be imported, until it is', () => {
    const unrecorded = [
      { address: 'google_compute_network.main', id: 'networks/main' },
      { address: 'google_compute_network.odd["\\""]', id: 'odd' },
    ];
    for (const state of [BY_NAME.unknown, BY_NAME.ready]) {
      const comment = render(aView(state, { unrecorded }));
      expect(comment).toContain('**2 objects made, and not in the state.**');
      expect(comment).toContain(
        '```hcl\nimport {\n  to = google_compute_network.main\n  id = "networks/main"\n}\n```\n… and 1 more',
      );
    }
    expect(render(aView(BY_NAME.unknown))).not.toContain('not in the state');
  });

  it('shows the line that somebody waits in', () => {
    const pull = { ...aDeploy().pull, number: 6, url: 'https://github.example/acme/infra/pull/6' } as PullLink;
    const holder = aView(BY_NAME.ready, { id: '8QZM' as DeployId, pull }).deploy;
    const comment = render(aView(BY_NAME.waiting, {}, { line: { holder, position: 2 } }));
    expect(comment).toContain('### ⏳ Waiting in line: `web-dev`: is number 2');
    expect(comment).toContain('`8QZM` ([pull request 6](https://github.example/acme/infra/pull/6)) holds the lock');
  });

  it('says, folded, what a price is made of, what has none, and what would be cheaper', () => {
    const machine = { address: 'a.x', what: 'machine e2-small', quantity: 730, unit: 'hour', unitUsd: 0.016751 };
    const details = {
      parts: [{ ...machine, hourlyUsd: 0.016751, monthlyUsd: 12.23, sure: 'measured' }],
      partsLeft: 2,
      unknown: [{ address: 'a.z', what: 'storage of a size that is not known yet' }],
      savings: [{ of: 'vm/web', what: 'e2-micro', why: 'Less is enough.', savingUsd: 6.1, savingPercent: 50 }],
    };
    const cost = { beforeUsd: 0, afterUsd: 12.23, unpriced: ['a.z'], lines: [], details };
    const comment = render(aView(ready({ cost })));
    expect(comment).toContain(
      '| `a.x` | machine e2-small | 730 × hour | $0.01675 | $0.01675 | $12.23 | measured |\n| … and 2 cheaper parts |',
    );
    expect(comment).toContain('- no known price: `a.z`, storage of a size that is not known yet');
    expect(comment).toContain('- `vm/web`: e2-micro saves $6.10 a month (50 %). Less is enough.');
    expect(comment.indexOf('What the price is made of')).toBeGreaterThan(comment.indexOf('| Monthly cost |'));
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

  it('says for which project the merge waits, and that it does not come back by itself', () => {
    const other = aView(BY_NAME.cancelled, { id: '8QZM' as DeployId, project: 'api' as ProjectId }).deploy;
    const comment = render(aView(BY_NAME.merging, {}, { mergeWaitsFor: [other] }));
    expect(comment).toContain(
      'The merge waits until `api` (deploy `8QZM`, cancelled) is applied too. What was given up',
    );
    expect(comment).not.toContain('The merge follows');
  });

  it('names whose approvals are void, and why, until there are enough again', () => {
    const state = { ...BY_NAME.ready, voided: [githubPerson('li')] } as DeployState;
    const why = 'void, as this plan changes something else than what they approved: **li** on GitHub';
    expect(render(aView(state))).toContain(why);
    expect(render(aView(state, {}, { approvals: { need: 1, have: 1, othersOnly: false } }))).not.toContain(why);
  });

  it('says SANDBOX when nothing is real', () => {
    expect(render(aView(BY_NAME.ready, {}, { sandbox: true }))).toContain('`SANDBOX`');
    expect(render(aView(BY_NAME.ready))).not.toContain('SANDBOX');
  });

  it('rolls several projects up into one table, and names the project in every command', () => {
    const api = aView(BY_NAME.planning, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    const comment = render(aView(BY_NAME.ready), api);
    expect(comment.split('\n')[1]).toBe('### ⏳ 🔵 2 projects: 2 to add · 0 to change · 0 to destroy · 0 to replace');
    expect(comment).toContain(
      '| `api` | ⏳ Planning | – | – | – | – | – | – |\n| `web-dev` | 🔵 Plan | 2 | 0 | 0 | 0 | +$24.46 | 0 of 1 |',
    );
    expect(comment).toContain('`guildops apply -p web-dev`');
  });

  it('is the same text for the same state, in whatever order the deploys come', () => {
    const views = [aView(BY_NAME.ready), aView(BY_NAME.empty, { project: 'api' as ProjectId })];
    expect(render(...views)).toBe(render(...[...views].reverse()));
  });
});

describe('what needs a person', () => {
  it('comes first, and what is done last', () => {
    const named = (state: DeployState, project: string) => aView(state, { project: project as ProjectId });
    const comment = render(
      named(BY_NAME.empty, 'a'),
      named(BY_NAME.ready, 'b'),
      named(BY_NAME.destructive, 'c'),
      named(BY_NAME.planFailed, 'd'),
    );
    const rows = [...comment.matchAll(/^\| `(\w)` \|/gm)].map(([, project]) => project);
    expect(rows).toEqual(['c', 'd', 'b', 'a']);
  });

  it('is said in the first line below the headline', () => {
    const first = (state: DeployState, extra: Partial<DeployView> = {}) =>
      render(aView(state, {}, extra)).split('\n')[3];
    const others = (have: number) => ({ approvals: { need: 2, have, othersOnly: true } });
    expect(first(BY_NAME.ready)).toContain('Waits for somebody to ask for the apply**, which approves it too');
    expect(first(BY_NAME.ready, others(0))).toContain('Needs 2 more approvals** by others');
    expect(first(BY_NAME.approved, others(2))).toContain('**Approved**: waits for somebody to ask');
    expect(first(BY_NAME.denied)).toContain('**Denied** for 1 reason');
    expect(first(BY_NAME.refused)).toContain('**The apply was refused**');
    expect(first(BY_NAME.empty)).toContain('**Nothing to apply**');
  });
});

describe('a comment that would be too long', () => {
  const planUrl = ({ id }: { id: string }) => `https://guildops.example/plans/${id}?sig=x`;
  const longPlan = Array.from({ length: 9_000 }, (_, n) => `  + resource "null_resource" "r${n}" {}`).join('\n');
  it('shows the plan as far as there is room, and says how much is missing', () => {
    const comment = render(aView(BY_NAME.ready, {}, { planText: longPlan }));
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).toMatch(/… and \d+ more lines/);
    expect(comment).toContain('guildops apply');
  });

  it('links the whole plan where people can reach us', () => {
    const view = aView(BY_NAME.ready, {}, { planText: longPlan });
    const comment = renderComment([view], { trigger: 'guildops', planUrl });
    expect(comment).toMatch(
      /more lines\. \[Read the whole plan\]\(https:\/\/guildops\.example\/plans\/7F3K\.1\?sig=x\)/,
    );
    expect(render(view)).not.toContain('https://guildops.example/plans');
  });

  it('leaves out detail before what a decision needs', () => {
    const part = {
      address: 'a'.repeat(250),
      what: 'w'.repeat(90),
      quantity: 1,
      unit: 'hour',
      unitUsd: 1,
      hourlyUsd: 1,
    };
    const parts = Array.from({ length: 150 }, () => ({ ...part, monthlyUsd: 730, sure: 'measured' }));
    const details = { parts, partsLeft: 0, unknown: [], savings: [] };
    const cost = { beforeUsd: 0, afterUsd: 24, unpriced: [], lines: [], details };
    const comment = render(aView(ready({ cost })));
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).not.toContain('What the price is made of');
    expect(comment).toContain('| Policy | ✅ allowed |');
    expect(comment).toContain('Full plan');
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
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).toMatch(/… and the details of \d+ more projects/);
  });
});
