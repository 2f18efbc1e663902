import { describe, expect, it } from 'vitest';
import type { DeployId, ProjectId } from '../../../src/core/ids.ts';
import type { Problem } from '../../../src/core/refusal.ts';
import type { DeployView } from '../../../src/deploy/ports.ts';
import { lobbyCard } from '../../../src/discord/render/lobby/lobby.ts';
import { aDeploy, anApproval, discordPerson, githubPerson, NOW, RUN, shaOf } from '../../fakes/words.ts';
import { ana, applied, failed, lifetimes, made, plan, ready, view } from './lobby-views.ts';
import { buttonsOf, textOf } from './reading.ts';

const denied: Problem = { code: 'rule', rule: 'storage/public', at: 'bucket.logs', why: 'readable by everyone' };

describe('the card of a deploy', () => {
  it.each<{ when: string; of: DeployView; title: string; buttons: string[]; says?: RegExp }>([
    {
      when: 'a draft is empty',
      of: view({ at: 'draft' }, {}, { pull: undefined as never }),
      title: '📝 Draft',
      buttons: ['(Plan)', 'Cancel', 'Change what exists…', 'Upload a file…'],
      says: /expires <t:\d+:R>/,
    },
    {
      when: 'a draft needs approvals that a policy asks for',
      of: view(
        { at: 'draft' },
        {
          draft: {
            ...{ resources: [], problems: [], addedUsd: 0 },
            notes: [
              {
                ...{ code: 'policy', policy: 'eu-only', at: 'vm-web', effect: 'require_approval' },
                ...{ why: 'region must not be *us-east1*', wayOn: 'Somebody looks at it.' },
              },
            ],
          },
        },
        { pull: undefined as never },
      ),
      title: '📝 Draft',
      buttons: ['(Plan)', 'Cancel', 'Change what exists…', 'Upload a file…'],
      says: /Policies.*region must not be \\\*us-east1\\\* \(policy eu-only\)/s,
    },
    {
      when: 'it is checked',
      of: view({ at: 'validating', carried: { approvals: [] } }),
      title: '🔎 Checking',
      buttons: ['Pull request #7', '(Checking…)', 'Cancel'],
    },
    {
      when: 'it waits in line',
      of: view(
        { at: 'validating', carried: { approvals: [] }, waitingFor: '9K2M' as DeployId },
        {
          line: {
            holder: aDeploy({ at: 'planning', carried: { approvals: [] }, run: RUN }, { id: '9K2M' as DeployId }),
            position: 2,
            since: NOW,
          },
        },
      ),
      title: '⏳ Waiting in line',
      buttons: ['Pull request #7', '(Waiting…)', 'Cancel'],
      says: /`9K2M`.* the lock since <t:\d+:R>\. .*number 2 in line/,
    },
    {
      when: 'it is planned',
      of: view({ at: 'planning', carried: { approvals: [] }, run: RUN }),
      title: '🔄 Planning',
      buttons: ['Pull request #7', '(Planning…)', 'Stop'],
    },
    {
      when: 'a plan waits for its requester',
      of: ready(),
      title: '📋 Plan ready',
      buttons: [
        'Pull request #7',
        'Approve & Deploy',
        'Re-plan',
        'Details',
        'Cancel',
        'Deploy at…',
        'Request changes…',
      ],
      says: /\+2\*\* create.*Cost \*\*\+\$24\.46\/mo\*\* \(\$0\.03 an hour\) · then \$24\.46\/mo · budget 0 % → 24 % of \$100\.00\/mo/s,
    },
    {
      when: 'a plan waits for others',
      of: ready({}, { need: 2, othersOnly: true }),
      title: '🟡 Awaiting approval 0/2',
      buttons: [
        'Pull request #7',
        'Approve & Deploy',
        'Approve',
        'Re-plan',
        'Details',
        'Cancel',
        'Deploy at…',
        'Request changes…',
      ],
      says: /2 more approvals needed, not by the requester/,
    },
    {
      when: 'a plan destroys',
      of: ready({ counts: { add: 0, change: 0, destroy: 1, replace: 0 } }),
      title: '📋 Plan ready',
      buttons: [
        'Pull request #7',
        'Approve & Deploy…',
        'Re-plan',
        'Details',
        'Cancel',
        'Deploy at…',
        'Request changes…',
      ],
    },
    {
      when: 'a plan changes nothing',
      of: ready({ counts: { add: 0, change: 0, destroy: 0, replace: 0 }, outputs: [] }, { need: 0 }),
      title: '📋 Plan ready',
      buttons: ['Pull request #7', 'Merge', 'Re-plan', 'Details', 'Cancel', 'Request changes…'],
      says: /No changes/,
    },
    {
      when: 'the rules refuse a plan',
      of: ready({ verdict: { is: 'deny', reasons: [denied] } }),
      title: '📋 Plan ready',
      buttons: ['Pull request #7', 'Re-plan', 'Details', 'Cancel'],
      says: /The rules refuse this plan.*readable by everyone/s,
    },
    {
      when: 'an apply is asked for before all approvals',
      of: view({ at: 'plan_ready', plan: plan(), approvals: [], asked: ana }),
      title: '📋 Plan ready',
      buttons: ['Pull request #7', 'Approve', 'Re-plan', 'Details', 'Cancel', 'Do not apply yet', 'Request changes…'],
      says: /starts when the approvals are there/,
    },
    {
      when: 'it is approved',
      of: view(
        { at: 'approved', plan: plan(), approvals: [anApproval(githubPerson('li_*x*'))] },
        { approvals: { need: 1, have: 1, othersOnly: true } },
      ),
      title: '👍 Approved',
      buttons: ['Pull request #7', 'Deploy', 'Re-plan', 'Details', 'Cancel', 'Deploy at…', 'Request changes…'],
      says: /\*\*li\\_\\\*x\\\*\*\* on GitHub approved/,
    },
    {
      when: 'it is applied right now',
      of: view(
        { at: 'applying', plan: plan(), approvals: [], by: ana, run: RUN, since: NOW },
        { progress: { total: 4, steps: [{ address: 'a.b', action: 'create', is: 'running', startedAt: NOW }] } },
      ),
      title: '🚀 Applying',
      buttons: ['Pull request #7', '(Applying…)', 'Details', 'Stop…'],
      says: /▱ 0\/4.*🔄 `a\.b` creating, started <t:/s,
    },
    {
      when: 'its apply was asked to stop',
      of: view({ at: 'applying', plan: plan(), approvals: [], by: ana, run: RUN, since: NOW, stopAsked: ana }),
      title: '🚀 Applying',
      buttons: ['Pull request #7', '(Stopping…)', 'Details'],
      says: /<@\d+> had it stopped: terraform ends what it is doing and saves/,
    },
    {
      when: 'somebody changes the state itself',
      of: view(
        { at: 'plan_ready', plan: plan(), approvals: [] },
        {},
        { stateAct: { act: { do: 'import', address: 'a.b', id: '`@everyone`' }, by: githubPerson('li'), run: RUN } },
      ),
      title: '📋 Plan ready',
      buttons: [
        'Pull request #7',
        'Approve & Deploy',
        'Re-plan',
        'Details',
        'Cancel',
        'Deploy at…',
        'Request changes…',
      ],
      says: /🛠️ \*\*li\*\* on GitHub asked for the import of a\.b \(id .*\): it is underway/,
    },
    {
      when: 'the merge follows',
      of: view(applied({ is: 'pending' })),
      title: '✅ Applied',
      buttons: ['Pull request #7', 'Details'],
      says: /Merging/,
    },
    {
      when: 'it is applied and merged',
      of: view(applied({ is: 'merged', sha: shaOf('m'), before: shaOf('b') })),
      title: '✅ Applied',
      buttons: ['Pull request #7', 'Roll back', 'Details'],
      says: /Merged as `[0-9a-f]{7}`/,
    },
    {
      when: 'the merge was refused',
      of: view(applied({ is: 'refused', why: 'a review is needed' })),
      title: '⚠️ Applied, but not merged',
      buttons: ['Pull request #7', 'Details'],
      says: /a review is needed.*by hand: asking for the apply again does nothing/s,
    },
    {
      when: 'the merge waits for another project of its pull request',
      of: view(applied({ is: 'pending' }), {
        mergeWaitsFor: [aDeploy({ at: 'cancelled', by: ana, why: 'no' }, { project: 'api' as ProjectId })],
      }),
      title: '✅ Applied',
      buttons: ['Pull request #7', 'Details'],
      says: /waits until `api` \(cancelled\) is applied too.*merge by hand/s,
    },
    {
      when: 'approvals were void after a new plan',
      of: view(
        { at: 'plan_ready', plan: plan(), approvals: [], voided: [githubPerson('li')] },
        { approvals: { need: 1, have: 0, othersOnly: true } },
      ),
      title: '📋 Plan ready',
      buttons: [
        'Pull request #7',
        'Approve & Deploy',
        'Approve',
        'Re-plan',
        'Details',
        'Cancel',
        'Deploy at…',
        'Request changes…',
      ],
      says: /Approvals of \*\*li\*\* on GitHub are void: this plan changes something else/,
    },
    {
      when: 'the plan failed',
      of: view(failed()),
      title: '❌ Plan failed',
      buttons: ['Pull request #7', 'Retry', 'Details', 'Cancel'],
      says: /Error: no.*→ Try another region/s,
    },
    {
      when: 'the apply failed',
      of: view(failed('partly-applied')),
      title: '❌ Apply failed',
      buttons: ['Pull request #7', 'Plan again', 'Details', 'Cancel'],
      says: /Part of it exists/,
    },
    {
      when: 'nobody knows what the apply did',
      of: view(failed('unknown')),
      title: '❓ Apply ended, outcome unknown',
      buttons: ['Pull request #7', 'Plan again', 'Details', 'Cancel'],
      says: /unknown what was changed/,
    },
    {
      when: 'an apply was killed after it had made something',
      of: made(view(failed('unknown')), 1),
      title: '❓ Apply ended, outcome unknown',
      buttons: ['Pull request #7', 'Plan again', 'Details', 'Cancel'],
      says: /1 object made, and not in the state.*import \{\n {2}to = google_compute_network\.n0\n {2}id = "n0-id"\n\}/s,
    },
    {
      when: 'it had made more than there is room for',
      of: made(view(failed('unknown')), 30),
      title: '❓ Apply ended, outcome unknown',
      buttons: ['Pull request #7', 'Plan again', 'Details', 'Cancel'],
      says: /30 objects made.*id = "n10-id"\n\}\n```.*… and \d+ more on the pull request/s,
    },
    {
      when: 'it is cancelled',
      of: view({ at: 'cancelled', by: ana, why: 'no need' }),
      title: '⚪ Cancelled',
      buttons: ['Pull request #7'],
      says: /no need/,
    },
    {
      when: 'the plan expired',
      of: view({ at: 'expired', what: 'plan' }),
      title: '⚪ Expired',
      buttons: ['Pull request #7', 'Plan again'],
    },
    {
      when: 'the draft expired',
      of: view({ at: 'expired', what: 'draft' }),
      title: '⚪ Expired',
      buttons: ['Pull request #7'],
      says: /Nothing was changed/,
    },
  ])('says what is so and what can be done when $when', ({ of, title, buttons, says }) => {
    const card = lobbyCard(of, lifetimes);
    expect(textOf(card)).toContain(`## ${title} · web-dev → dev`);
    expect(buttonsOf(card)).toEqual(buttons);
    if (says) expect(textOf(card)).toMatch(says);
  });

  it('lists destructions first and says why something is made anew', () => {
    const card = lobbyCard(
      ready({
        resources: [
          { address: 'a.new', type: 'a', action: 'create', forcedBy: [] },
          { address: 'a.disk', type: 'a', action: 'replace', forcedBy: ['boot_disk[0].size'] },
          { address: 'a.old', type: 'a', action: 'delete', forcedBy: [] },
        ],
      }),
      lifetimes,
    );
    expect(textOf(card)).toMatch(
      /− `a\.old` \*\*destroyed\*\*\n± `a\.disk` .*forced by `boot_disk\[0\]\.size`\n\+ `a\.new`/,
    );
  });

  it('says SANDBOX only where nothing is real', () => {
    expect(textOf(lobbyCard(ready(), lifetimes))).not.toContain('SANDBOX');
    expect(textOf(lobbyCard({ ...ready(), sandbox: true }, lifetimes))).toContain('SANDBOX');
  });

  it('blocks Plan while a rule is broken, and says which', () => {
    const line = {
      resource: { kind: 'network' as const, name: 'app', settings: { cidr: '10.0.0.0/8' } },
      act: 'add' as const,
    };
    const draft = {
      resources: [line],
      problems: [{ code: 'over-budget' as const, budgetUsd: 10, afterUsd: 20 }],
      addedUsd: 20,
    };
    const card = lobbyCard(view({ at: 'draft' }, { draft }), lifetimes);
    expect(buttonsOf(card)).toContain('(Plan (1 problem))');
    expect(textOf(card)).toMatch(
      /price unknown.*⚠️ The project would cost \$20\.00 a month.*→ Make the request smaller/s,
    );
  });
});

describe('what a card says in words', () => {
  it('tells whose approval counts no more, and asks for another one', () => {
    const bo = discordPerson('bo');
    const card = lobbyCard(
      view(
        { at: 'approved', plan: plan(), approvals: [anApproval(bo)] },
        { approvals: { need: 1, have: 0, othersOnly: true, ended: [bo] } },
      ),
      lifetimes,
    );
    expect(textOf(card)).toMatch(/approved counts no more: the right to has ended.*1 more approval needed/s);
    expect(buttonsOf(card)).toContain('Approve');
  });

  it('tells which advice a deploy began with, and what its change comes to', () => {
    const announced = [{ of: 'vm web', effect: 'restart', note: 'It stops for a minute.' }] as const;
    const began = view(
      { at: 'plan_ready', plan: plan({ announced }), approvals: [] },
      {},
      {
        counsel: { id: 'abc123', title: 'API **with** a database' },
      },
    );
    const told = textOf(lobbyCard(began, lifetimes));
    expect(told).toContain('From the advice `abc123`: API \\*\\*with\\*\\* a database');
    expect(told).toContain('💬 vm web restarts.');
  });
});

describe('the price of a draft', () => {
  const parts = [
    {
      what: 'machine e2-small',
      quantity: 730,
      unit: 'hour',
      unitUsd: 0.0167,
      hourlyUsd: 0.0167,
      monthlyUsd: 12.23,
      sure: 'measured',
    },
  ];
  const line = (name: string) => ({
    ...{ act: 'add' as const, monthlyUsd: 12.23, parts, unknown: ['disk of a type that is not known yet'] },
    resource: { kind: 'vm' as const, name, settings: {} },
  });
  const savings = [{ of: 'vm/web', what: 'e2-micro', why: '', savingUsd: 6.1, savingPercent: 50 }];
  const shown = (count: number) => {
    const resources = Array.from({ length: count }, (_, n) => line(`web-${n}`));
    return textOf(
      lobbyCard(view({ at: 'draft' }, { draft: { resources, problems: [], addedUsd: 12.23, savings } }), lifetimes),
    );
  };

  it('is told with its parts, what nobody knows, and what would be cheaper', () => {
    expect(shown(1)).toContain('-# machine e2-small: 730 × $0.0167 per hour = $12.23/mo');
    expect(shown(1)).toContain('-# no known price: disk of a type');
    expect(shown(1)).toContain('e2-micro saves $6.10/mo (50 %)');
  });

  it('leaves the parts out where they would push resources away', () => {
    expect(shown(20)).not.toContain('730 ×');
    expect(shown(20)).toContain('web-19');
  });
});

it('a draft has a sentence of a model below what it explains, inert, and only there', () => {
  const hint = { of: 'vm-web', size: 'c2-standard-8', what: 'vm-web: c2-standard-8 is much for a test.' };
  const sentence = (rule: string, text: string, address = 'vm-web') => ({ text, address, cites: [rule] });
  const drawn = (sentences: ReturnType<typeof sentence>[]) =>
    textOf(
      lobbyCard(
        view(
          { at: 'draft' },
          {
            draft: {
              ...{ resources: [], problems: [], addedUsd: 0, hints: [hint] },
              announced: [{ of: 'database main', effect: 'restart', note: 'It restarts.' }],
              explained: { model: 'openai/gpt-oss-120b', sentences },
            },
          },
        ),
        lifetimes,
      ),
    );
  const both = drawn([
    sentence('SIZE-CHECK', 'A test server waits most of the time, @everyone **now**'),
    sentence('EDIT-IMPACT', 'Connections are cut while it restarts', 'database-main'),
  ]);
  expect(both).toMatch(
    /database main restarts\.\n-# 🤖 Connections are cut while it restarts \(`openai\/gpt-oss-120b`/,
  );
  expect(both).toMatch(/is much for a test\.\n-# 🤖 A test server waits/);
  expect(both).not.toMatch(/(?<!\\)\*\*now|(?<!\\)@everyone/);
  expect(drawn([sentence('SIZE-CHECK', 'Of another line', 'vm-other')])).not.toContain('🤖');
});
