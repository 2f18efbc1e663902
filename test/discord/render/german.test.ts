import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../../src/core/ids.ts';
import type { Problem } from '../../../src/core/refusal.ts';
import { Refusal } from '../../../src/core/refusal.ts';
import type { DeployView } from '../../../src/deploy/ports.ts';
import type { Card } from '../../../src/discord/message.ts';
import { confirmForm } from '../../../src/discord/opening/confirm-form.ts';
import { stopForm } from '../../../src/discord/opening/stop-form.ts';
import { refusalCard } from '../../../src/discord/refusal-text.ts';
import { detailsCard, TABS } from '../../../src/discord/render/details.ts';
import { lobbyCard } from '../../../src/discord/render/lobby/lobby.ts';
import { approvalNote } from '../../../src/discord/render/thread/approval.ts';
import { logNotes } from '../../../src/discord/render/thread/log.ts';
import { noticeNote } from '../../../src/discord/render/thread/notice.ts';
import { objectionNotes } from '../../../src/discord/render/thread/objections.ts';
import { planNote } from '../../../src/discord/render/thread/plan.ts';
import { labelled } from '../../../src/discord/words/labelled.ts';
import { translateTo } from '../../../src/discord/words/t.ts';
import { aDeploy, aFinding, anApproval, aProject, discordPerson, NOW, RUN, shaOf } from '../../fakes/words.ts';
import { englishIn } from './english.ts';
import { ana, applied, failed, lifetimes, made, plan, ready, view } from './lobby-views.ts';
import { buttonsOf, placeholdersOf, textOf } from './reading.ts';

const li = discordPerson('li');
const t = translateTo('de');
const scope = { project: aProject().id };
const over: Problem = {
  ...{ code: 'quota-exceeded', name: 'compute.cpus', scope, what: 'vCPU', limit: 24, used: 20, reserved: 2, wanted: 8 },
};
const vm = { kind: 'vm', name: 'web', settings: { machine_type: 'e2-small', regions: ['us-central1'] } } as const;
const draft: NonNullable<DeployView['draft']> = {
  resources: [
    {
      ...{ act: 'add', resource: vm, monthlyUsd: 12, unknown: ['Netz'] },
      parts: [
        {
          what: 'Maschine',
          quantity: 730,
          unit: 'h',
          unitUsd: 0.02,
          hourlyUsd: 0.02,
          monthlyUsd: 12,
          sure: 'measured',
        },
      ],
    },
    { act: 'remove', resource: { ...vm, name: 'old' } },
  ],
  problems: [over],
  addedUsd: 12,
  quota: [
    { ...scope, name: 'compute.ram_gb', limit: 64, used: 16, reserved: 4, wanted: 8 },
    { ...scope, region: 'us-central1', name: 'compute.cpus', limit: 4, used: 4, reserved: 0, wanted: 2 },
  ],
  savings: [{ of: 'vm-web', what: 'e2-micro', savingUsd: 6, savingPercent: 50, why: 'Luft' }],
  announced: [
    { of: 'network main', effect: 'removed', note: 'Weg.', dependents: ['vm web', 'vm api'] },
    { of: 'vm web', setting: 'machine_type', effect: 'restart', note: 'Hält an.' },
  ],
  notes: [{ code: 'policy', policy: 'eu', at: 'vm-web', effect: 'warn', why: 'nur EU', wayOn: 'Frag nach.' }],
};
const progress = {
  total: 4,
  steps: [
    { is: 'done', address: 'a.b', action: 'create', startedAt: NOW, seconds: 61 },
    { is: 'running', address: 'a.c', action: 'update', startedAt: NOW },
    { is: 'failed', address: 'a.d', action: 'delete', startedAt: NOW, seconds: 2 },
  ],
} as const;
const dangerous = plan({
  counts: { add: 0, change: 1, destroy: 1, replace: 1 },
  resources: [
    { address: 'a.b', type: 'a', action: 'delete', forcedBy: [] },
    { address: 'a.c', type: 'a', action: 'replace', forcedBy: ['zone'] },
  ],
  verdict: { is: 'needs-approval', reasons: [over] },
  findings: [aFinding({ message: 'Das Internet kommt herein.', status: 'existing' }), aFinding({ message: 'Offen.' })],
  warned: [{ code: 'rule', rule: 'r/1', at: 'a.b', why: 'offen' }],
  danger: [
    { kind: 'exposure', address: 'a.c', what: 'offen' },
    { kind: 'exposure', address: 'a.d', what: 'offen' },
  ] as never,
  impact: [{ address: 'a.c', effect: 'replace', cause: ['zone'], dependents: ['a.e'] }],
  crossings: [{ of: 'guild', point: '80%', beforeUsd: 60, afterUsd: 90, budgetUsd: 100 }] as never,
  args: ['-target=a.b'],
  announced: draft.announced as never,
});
const waiting = (approvals: DeployView['approvals'], facts: Partial<DeployView> = {}) =>
  view(
    {
      ...{ at: 'plan_ready', plan: dangerous, approvals: [anApproval(li)], voided: [li], asked: ana },
      terms: { due: NOW, breakGlass: 'Brand' },
    },
    {
      approvals,
      notBroughtBack: ['Daten'],
      frozen: { code: 'frozen', id: 'xmas', reason: 'Ferien', until: NOW },
      ...facts,
    },
    { objections: [{ by: li, text: 'kleiner', at: NOW }] } as never,
  );

const VIEWS: readonly (readonly [string, DeployView])[] = [
  ['an empty draft', view({ at: 'draft' }, { sandbox: true })],
  ['a draft', view({ at: 'draft' }, { draft })],
  ['checked', view({ at: 'validating', carried: { approvals: [] } })],
  [
    'in line',
    view(
      { at: 'validating', carried: { approvals: [] }, waitingFor: '9K2M' as DeployId },
      { line: { holder: aDeploy({ at: 'draft' }, { id: '9K2M' as DeployId }), position: 2, since: NOW } },
    ),
  ],
  ['planned now', view({ at: 'planning', carried: { approvals: [] }, run: RUN })],
  ['a plan', ready({ unpriced: 1 } as never)],
  ['a plan of nothing', ready({ counts: { add: 0, change: 0, destroy: 0, replace: 0 }, outputs: [] })],
  ['a plan that is refused', ready({ verdict: { is: 'deny', reasons: [over] } })],
  ['a plan that needs nobody', ready({}, { need: 0, auto: true })],
  ['a dangerous plan', waiting({ need: 2, have: 0, othersOnly: true, ended: [li] })],
  [
    'a plan in stages',
    waiting({ need: 2, have: 0, othersOnly: true, missing: { groups: [{ need: 1 }, { need: 2 }], inOrder: true } }),
  ],
  ['an apply', view({ at: 'applying', plan: dangerous, approvals: [], by: ana, run: RUN, since: NOW }, { progress })],
  [
    'an apply that is stopped',
    view({ at: 'applying', plan: plan(), approvals: [], by: ana, run: RUN, since: NOW, stopAsked: ana }),
  ],
  ['merging', view(applied({ is: 'pending' }))],
  ['merged', view(applied({ is: 'merged', sha: shaOf('m'), before: shaOf('b'), tag: 'applied/1', differs: ['x.tf'] }))],
  ['not merged', view(applied({ is: 'refused', why: 'gesperrt' }))],
  ['withheld', view(applied({ is: 'withheld' }))],
  ['a merge that waits', view(applied({ is: 'pending' }), { mergeWaitsFor: [aDeploy({ at: 'draft' })] })],
  ['failed', made(view({ ...failed('partly-applied'), advice: 'Anderswo.' } as never, { progress }), 30)],
  ['nothing changed', view({ ...failed('nothing-changed'), advice: '' } as never)],
  ['unknown', view({ ...failed('unknown'), advice: '' } as never)],
  ['cancelled', view({ at: 'cancelled', by: ana, why: 'genug' })],
  ['expired', view({ at: 'expired', what: 'plan' })],
  ['an expired draft', view({ at: 'expired', what: 'draft' })],
  ['an expired pull request', view({ at: 'expired', what: 'pull' })],
];

describe('in German', () => {
  it.each(VIEWS)('the card of %s has no English sentence', (_, of) => {
    const card = lobbyCard(of, lifetimes, 'de');
    expect(englishIn(textOf(card))).toEqual([]);
  });

  it.each(VIEWS)('nor has any of its buttons and menus: %s', (_, of) => {
    const words = (card: Card) => [...buttonsOf(card), ...placeholdersOf(card)];
    const own = new Set(words(lobbyCard(of, lifetimes)));
    const same = words(lobbyCard(of, lifetimes, 'de')).filter((label) => own.has(label));
    expect(same.filter((label) => !/^Pull request #/.test(label))).toEqual([]);
  });

  it.each(VIEWS)('nor what its thread and its details say: %s', (_, of) => {
    const whole = { ...of, planText: '+ a', approverRole: '1' };
    const notes = [planNote, approvalNote, noticeNote].map((note) => note(whole, t));
    const all = [...notes, ...logNotes(whole, t), ...objectionNotes(whole, t)];
    for (const note of all) if (note) expect(englishIn(note.note.content)).toEqual([]);
    for (const tab of TABS) {
      const card = labelled(detailsCard(whole, tab, { page: 0, follows: true }, t), 'de');
      expect(englishIn([textOf(card), ...buttonsOf(card)].join('\n'))).toEqual([]);
    }
  });

  it('what guards a destruction, a surrender and a stop asks in German', () => {
    const id = (args: string[]) => ({ action: 'confirm' as const, deploy: '7F3K' as DeployId, at: 1, args });
    const forms = [
      confirmForm(id(['deploy', '2', 'web-dev']), t),
      confirmForm(id(['cancel', '0', 'web-dev']), t),
      stopForm(id(['web-dev']), t),
    ];
    const words = (form: object): string[] =>
      Object.entries(form).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null
          ? words(value)
          : ['title', 'label', 'description'].includes(key)
            ? [String(value)]
            : [],
      );
    for (const form of forms) expect(englishIn(words(form).join('\n'))).toEqual([]);
    expect(words(forms[0] ?? {})).toContain('Mir ist klar: 2 Ressourcen werden gelöscht');
  });

  it('English is found where it is', () => {
    const found = VIEWS.filter(([, of]) => englishIn(textOf(lobbyCard(of, lifetimes))).length > 0);
    expect(found.length).toBe(VIEWS.length);
  });

  it('a refusal names limits and whose they are', () => {
    expect(textOf(refusalCard(new Refusal(over), { locale: 'de' }))).toMatch(
      /dieses Projekt darf 24 vCPU haben; 20 sind in Gebrauch und 2 von offenen Deploys reserviert, und dies verlangt 8 mehr/,
    );
  });
});
