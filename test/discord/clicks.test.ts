import { describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { PlanCounts } from '../../src/core/plan.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;

const person = (stage: Stage) => ({ surface: 'discord' as const, id: stage.ana.id, name: 'ana', roles: [] });

/** A deploy whose plan waits for people. */
async function plannedDeploy(stage: Stage, counts: Partial<PlanCounts> = {}) {
  const { id } = await stage.draft();
  stage.cases.happen(id, { kind: 'submitted', by: person(stage) });
  stage.cases.planned(id, { counts: { add: 1, change: 0, destroy: 0, replace: 0, ...counts } });
  return { id, lobby: await stage.lobby('Plan ready') };
}

describe('a button', () => {
  it('of yesterday works after a restart', async () => {
    const stage = await setStage();
    const { lobby } = await plannedDeploy(stage);
    await stage.stop();
    await stage.start();
    await stage.ana.click(lobby, 'Approve & Deploy');
    await stage.lobby('it starts now');
    expect(stage.failures).toEqual([]);
  });

  it('clicked twice does its work once, and nobody is scolded for it', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    stage.cases.hold(
      'cancelDeploy',
      stage.discord.until(() => (stage.inbox.size === 3 ? true : undefined), 'both clicks'),
    );
    const clicks = await Promise.all([stage.ana.click(lobby, 'Cancel'), stage.ana.click(lobby, 'Cancel')]);
    await stage.lobby('Cancelled');
    await stage.idle();
    expect(stage.cases.deploys.get(id)?.revision).toBe(1);
    expect(clicks.flatMap((click) => click.followUps())).toEqual([]);
  });

  it('of a card that is out of date is answered with the present card, which works', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    stage.holdMirrors();
    stage.cases.happen(id, { kind: 'submitted', by: person(stage) });
    stage.cases.planned(id);
    const answer = await stage.ana.click(lobby, 'Cancel');
    const reply = await stage.told(answer);
    expect(reply.visibleTo).toBe(stage.ana.id);
    expect(reply.text).toMatch(/card was out of date.*Plan ready.*Approve & Deploy/s);
    expect(stage.cases.calls).not.toContain('cancelDeploy');
    await stage.lobby('Plan ready'); // the public card is drawn anew as well
    await stage.ana.click(reply, 'Approve & Deploy');
    await stage.idle();
    expect(stage.cases.calls.slice(-2)).toEqual(['approveDeploy', 'askApply']);
    expect(stage.discord.violations).toEqual([]);
  });

  it('never approves a plan that its card did not show', async () => {
    const stage = await setStage();
    const { id, lobby } = await plannedDeploy(stage);
    stage.holdMirrors();
    stage.cases.happen(id, { kind: 'replan-asked', by: person(stage) });
    stage.cases.planned(id);
    const answer = await stage.ana.click(lobby, 'Approve & Deploy');
    expect((await stage.told(answer)).text).toMatch(/card was out of date.*plan 2/s);
    expect(stage.cases.calls).not.toContain('approveDeploy');
  });

  it('tells a refusal to the one who clicked, with every reason and the way on', async () => {
    const stage = await setStage();
    const { lobby } = await plannedDeploy(stage);
    stage.cases.failNext(
      'approveDeploy',
      new Refusal({ code: 'same-person', who: 'requester' }, { code: 'plan-too-old', hours: 24 }),
    );
    const answer = await stage.ana.click(lobby, 'Approve & Deploy');
    const reply = await stage.told(answer);
    expect(reply.visibleTo).toBe(stage.ana.id);
    expect(reply.text).toMatch(/requester cannot approve.*→ Ask someone else.*older than 24 hours.*→ Plan again/s);
    expect(stage.cases.calls).not.toContain('askApply');
  });

  it('of a deploy in another server leads nowhere', async () => {
    const stage = await setStage();
    const { id, lobby } = await stage.draft();
    const deploy = stage.cases.deploys.get(id);
    if (deploy) stage.cases.deploys.set(id, { ...deploy, guild: '700000000000000009' as typeof deploy.guild });
    const answer = await stage.ana.click(lobby, 'Cancel');
    expect((await answer.settled()).text).toContain(`There is no deploy "${id}"`);
    expect(stage.cases.calls).not.toContain('cancelDeploy');
  });

  it('tries a failed plan again', async () => {
    const stage = await setStage();
    const { id } = await plannedDeploy(stage);
    stage.cases.happen(id, { kind: 'replan-asked', by: person(stage) });
    stage.cases.happen(id, {
      kind: 'failed',
      during: 'plan',
      reason: 'Error: no route',
      advice: 'Look at the network.',
    });
    await stage.ana.click(await stage.lobby('Plan failed'), 'Retry');
    await stage.lobby('Checking');
  });

  it('takes a line out of the draft', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    await (
      await stage.ana.submitModal(await stage.ana.select(lobby, 'Add a resource…', ['network']), { Name: 'app' })
    ).settled();
    await stage.ana.select(await stage.lobby('Network app'), 'Remove a line…', ['network-app']);
    await stage.lobby('Nothing here yet');
  });
});

describe('a plan that destroys', () => {
  it('is applied only after the project was named in a form that says how much is lost', async () => {
    const stage = await setStage();
    const { lobby } = await plannedDeploy(stage, { destroy: 2, replace: 1 });
    const form = await stage.ana.click(lobby, 'Approve & Deploy…');
    expect(form.modal?.title).toBe('Destroy in web-dev?');
    expect(JSON.stringify(form.modal?.components)).toContain('3 resources are destroyed');
    await expect(stage.ana.submitModal(form, { project: 'web-dev' })).rejects.toThrow('required'); // the box has to be ticked

    const wrong = await stage.ana.submitModal(form, { understood: ['yes'], project: 'web-prod' });
    expect((await wrong.settled()).text).toMatch(/"web-prod" is not it, so nothing was done/);
    expect(stage.cases.calls).not.toContain('approveDeploy');

    const right = await stage.ana.click(await stage.lobby('Plan ready'), 'Approve & Deploy…');
    await stage.ana.submitModal(right, { understood: ['yes'], project: 'web-dev' });
    await stage.lobby('it starts now');
    expect(stage.discord.violations).toEqual([]);
  });

  it('is not applied by a button that skips the form', async () => {
    const stage = await setStage();
    const { id, lobby } = await plannedDeploy(stage);
    stage.holdMirrors();
    const deploy = stage.cases.deploys.get(id);
    if (deploy?.state.at !== 'plan_ready') throw new Error('no plan');
    const plan = { ...deploy.state.plan, counts: { add: 0, change: 0, destroy: 1, replace: 0 } };
    stage.cases.deploys.set(id, { ...deploy, state: { ...deploy.state, plan } });
    const answer = await stage.ana.click(lobby, 'Approve & Deploy');
    expect((await stage.told(answer)).text).toMatch(/card was out of date.*Approve & Deploy…/s);
    expect(stage.cases.calls).not.toContain('approveDeploy');
  });
});

describe('an apply that runs', () => {
  async function applying(stage: Stage) {
    const { id } = await plannedDeploy(stage);
    const run = `${id}-1-apply`.toLowerCase() as RunId;
    stage.cases.happen(id, { kind: 'apply-started', by: person(stage), run });
    return { id, lobby: await stage.lobby('Applying') };
  }

  it('is asked to stop once the box is ticked, and the card says who did', async () => {
    const stage = await setStage();
    const { id, lobby } = await applying(stage);
    const form = await stage.ana.click(lobby, 'Stop…');
    expect(form.modal?.title).toBe('Stop the apply of web-dev?');
    await expect(stage.ana.submitModal(form, {})).rejects.toThrow('required');
    await stage.ana.submitModal(form, { understood: ['yes'] });
    const card = await stage.lobby('had it stopped');
    expect(card.text).not.toContain('[Stop…]');
    expect(stage.cases.deploys.get(id)?.state).toMatchObject({ at: 'applying', stopAsked: { id: stage.ana.id } });
  });

  it('is refused to who has no right, with the reason', async () => {
    const stage = await setStage();
    const { lobby } = await applying(stage);
    stage.cases.failNext('stopDeploy', new Refusal({ code: 'no-right', needs: 'user', to: 'stop this', askAlso: [] }));
    const form = await stage.bo.click(lobby, 'Stop…');
    const answer = await stage.bo.submitModal(form, { understood: ['yes'] });
    const reply = await stage.told(answer);
    expect(reply).toMatchObject({ visibleTo: stage.bo.id, text: expect.stringContaining('stop this') });
  });

  it('that ended before its stop came is left as it ended', async () => {
    const stage = await setStage();
    const { id, lobby } = await applying(stage);
    const form = await stage.ana.click(lobby, 'Stop…');
    stage.holdMirrors();
    stage.cases.happen(id, { kind: 'failed', during: 'apply', reason: 'no', advice: '', outcome: 'partly-applied' });
    const answer = await stage.ana.submitModal(form, { understood: ['yes'] });
    expect((await stage.told(answer)).text).toMatch(/card was out of date.*Apply failed/s);
    expect(stage.cases.calls).not.toContain('stopDeploy');
  });
});

describe('a form', () => {
  it('whose resource is refused says why and opens again', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    const form = await stage.ana.select(lobby, 'Add a resource…', ['network']);
    const answer = await stage.ana.submitModal(form, { Name: 'Not A Name!' });
    const reply = await answer.settled();
    expect(reply.text).toMatch(/name.*→/s);
    const again = await stage.ana.click(reply, 'Change and try again');
    expect(again.modal?.title).toBe('Network');
    const added = await stage.ana.submitModal(again, { Name: 'app' });
    expect((await added.settled()).text).toContain('Network app is in the draft');
    expect(stage.discord.violations).toEqual([]);
  });

  it('shows a broken quota with what would make it legal', async () => {
    const stage = await setStage();
    const { lobby } = await stage.draft();
    const problem = {
      code: 'quota-exceeded',
      what: 'machines',
      unit: '',
      limit: 2,
      used: 2,
      reserved: 0,
      wanted: 1,
    } as const;
    stage.cases.failNext('addResource', new Refusal(problem));
    const form = await stage.ana.select(lobby, 'Add a resource…', ['network']);
    const answer = await stage.ana.submitModal(form, { Name: 'app' });
    expect((await answer.settled()).text).toMatch(/may have 2 machines.*→ Make it smaller/s);
  });
});
