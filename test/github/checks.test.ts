import { describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, PlanId, ProjectId } from '../../src/core/ids.ts';
import type { DeployView } from '../../src/deploy/ports.ts';
import { renderChecks } from '../../src/github/render/checks.ts';
import { parseExternalId, parseWhole } from '../../src/github/render/external-id.ts';
import { shaOf } from '../fakes/words.ts';
import { aView, BY_NAME, ready, STATES } from './views.ts';

const HEAD = shaOf('head');
const [PLAN, APPLY] = [0, 1] as const;
const checksOf = (...views: DeployView[]) => renderChecks(HEAD, views, { trigger: 'guildops' });
const outcomes = (...views: DeployView[]) => checksOf(...views).map(({ status, conclusion }) => conclusion ?? status);

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
    const [, apply] = renderChecks(shaOf('newer'), [moved], { trigger: 'guildops' });
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

  it('of several offer to try again what failed alone, beside what can be done with the others', () => {
    const failed = (name: 'planFailed' | 'partly') => aView(BY_NAME[name], { project: 'api' as ProjectId });
    const offered = (...views: DeployView[]) =>
      checksOf(...views).map(({ actions }) => actions.map(({ identifier }) => identifier));
    expect(offered(aView(BY_NAME.ready), failed('planFailed'))).toEqual([
      ['retry', 'plan'],
      ['apply', 'discard', 'retry'],
    ]);
    expect(offered(aView(BY_NAME.ready), failed('partly'))[APPLY]).toEqual(['apply', 'discard', 'retry']);
    expect(offered(aView(BY_NAME.merging), failed('partly'))[APPLY]).toEqual(['retry']);
    expect(offered(failed('planFailed'))[PLAN]).toEqual(['plan']);
  });

  it('remark what the engine said at the lines it is about, in files of the repository alone', () => {
    const at = (place: string, title = 'no such zone') => `Error: ${title}\n\n  on ${place}:\n    zone = "x"\n\nMore.`;
    const reason = [
      at('vm-web.tf line 3, in resource "a" "b"'),
      at('../modules/net/main.tf line 12'),
      at('.terraform/modules/x/main.tf line 1'),
      at('../../../outside.tf line 1'),
      at('/etc/passwd line 1'),
      'Error: nowhere',
    ].join('\n\n');
    const [plan, apply] = checksOf(aView({ ...BY_NAME.planFailed, reason } as DeployState));
    expect(plan?.annotations.map(({ path, start_line, title }) => [path, start_line, title])).toEqual([
      ['projects/web-dev/vm-web.tf', 3, 'no such zone'],
      ['projects/modules/net/main.tf', 12, 'no such zone'],
    ]);
    expect(apply?.annotations).toEqual([]);
    const many = { ...BY_NAME.planFailed, reason: Array(80).fill(at('x.tf line 1')).join('\n\n') } as DeployState;
    expect(checksOf(aView(many))[PLAN]?.annotations).toHaveLength(50);
  });

  it('say SANDBOX when nothing is real', () => {
    expect(checksOf(aView(BY_NAME.ready, {}, { sandbox: true }))[PLAN]?.title).toMatch(/^SANDBOX: Plan for web-dev/);
  });

  it('carry their pull request and what its plans were, where those are too many to name', () => {
    const pull = { number: 12, branch: 'b', base: 'main', url: 'https://github.example/12', title: 'many' };
    const views = Array.from({ length: 30 }, (_, n) =>
      aView(ready({ id: `${7000 + n}.1` as PlanId }), { id: `${7000 + n}` as DeployId, pull }),
    );
    const idOf = (shown: readonly DeployView[]) => checksOf(...shown)[PLAN]?.externalId ?? '';
    expect(parseExternalId(idOf(views))).toEqual([]);
    expect(parseWhole(idOf(views))).toMatchObject({ number: 12 });
    expect(idOf(views.toReversed())).toBe(idOf(views));
    expect(idOf(views.slice(1))).not.toBe(idOf(views));
    for (const text of ['', '#0:00', '#12', `#12:${'g'.repeat(32)}`, `#12:${'a'.repeat(33)}`])
      expect(parseWhole(text)).toBeUndefined();
  });

  it('carry the plan they are about, so that a button cannot mean another one', () => {
    const several = [aView(BY_NAME.ready), aView(ready({ id: '8QZM.3' as PlanId }), { id: '8QZM' as DeployId })];
    const [plan] = checksOf(...several);
    expect(parseExternalId(plan?.externalId ?? '')).toEqual(['7F3K.1', '8QZM.3']);
    expect(parseWhole(plan?.externalId ?? '')).toBeUndefined();
    expect(parseExternalId('nonsense,7F3K,7F3K.x,,8QZM.2')).toEqual(['7F3K', '8QZM.2']);
  });
});
