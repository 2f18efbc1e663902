import { changeByHand } from '../story/by-hand.ts';
import * as play from '../story/steps.ts';
import { asSeen } from './stage-light.ts';
import { card, PROJECT, type Telling } from './telling.ts';

/** 5. A pull request by hand. Answers the deploy. */
export async function byHand({ world, tell, dir, script }: Telling): Promise<string> {
  const { li, rob, repo, github } = world;
  const { machine, larger } = script;
  tell.chapter('By hand: a pull request without Discord');
  tell.does(
    'li (write permission)',
    `git clone, edits resources/vm-web.yaml: ${machine.type} → ${larger}, guildops generate, git push`,
  );
  const { number, printed } = await changeByHand(li, world, dir, {
    branch: 'bigger-web',
    path: `projects/${PROJECT}/resources/vm-web.yaml`,
    from: machine.type,
    to: larger,
    title: 'web needs more memory',
  });
  tell.notes(printed);
  const sticky = await play.stickyThat(world, number, (body) => body.includes('1 to change'), 'shows the plan');
  tell.shows(`the comment on #${number}`, asSeen(sticky.body, 16));
  tell.does('rob (may only read)', 'comments "guildops apply"');
  await rob.comment(repo, number, 'guildops apply');
  const refusal = await play.replyThat(
    world,
    number,
    (body) => body.includes('You need write permission'),
    'the refusal',
  );
  tell.shows('the answer', asSeen(refusal.body));
  tell.does('li (write permission)', 'comments "guildops apply"');
  await li.comment(repo, number, 'guildops apply');
  await play.pullThat(world, (pull) => pull.number === number && play.isMerged(pull), 'merged by comment');
  const done = await play.stickyThat(world, number, (body) => body.includes('Merged as'), 'says applied');
  tell.shows(`the comment on #${number}`, asSeen(done.body, 10));
  const id = /\b([0-9A-HJKMNP-TV-Z]{4})\.\d+\b/.exec(done.body)?.[1];
  if (!id) throw new Error(`the comment on #${number} names no plan: ${github.url}`);
  return id;
}

/** 6. Two at once. */
export async function two({ world, tell, script }: Telling): Promise<void> {
  const { ana, mira } = world;
  const { machine, other } = script;
  tell.chapter('Two at once: the second waits in line and is rebuilt by itself');
  tell.does('ana and mira', 'each ask for a machine in the same project');
  const first = await play.openLobby(ana, PROJECT, world);
  const second = await play.openLobby(mira, PROJECT, world);
  await play.addMachine(ana, first.lobby, machine, { name: 'api', network: 'main' });
  await play.addMachine(mira, second.lobby, other, { name: 'worker', network: 'main' });
  tell.does('ana', 'presses [Plan] first');
  await play.press(
    ana,
    world,
    await play.lobbyThat(world, first.deploy, (text) => text.includes(machine.type), 'has its line'),
    'Plan',
  );
  await play.lobbyThat(world, first.deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  tell.does('mira', 'presses [Plan] second');
  await play.press(
    mira,
    world,
    await play.lobbyThat(world, second.deploy, (text) => text.includes(other.type), 'has its line'),
    'Plan',
  );
  tell.shows(
    'her lobby',
    card(await play.lobbyThat(world, second.deploy, (text) => text.includes('in line'), 'waits')),
  );
  tell.does('ana', 'presses [Approve & Deploy]');
  await play.press(ana, world, first.lobby, 'Approve & Deploy');
  const ready = await play.lobbyThat(world, second.deploy, (text) => text.includes('Approve & Deploy'), 'has its turn');
  tell.shows("mira's lobby, by itself: on the new base, and without ana's machine in the plan", card(ready));
  await play.press(mira, world, second.lobby, 'Approve & Deploy');
  await play.lobbyThat(world, second.deploy, (text) => text.includes('Merged as'), 'is applied');
  tell.notes('both applied');
}

/** 7. Back: what somebody else asked for is an administrator's to take back. */
export async function back({ world, tell, script }: Telling, deploy: string): Promise<void> {
  const { mira, cloud } = world;
  tell.chapter('Back: a rollback is a pull request too');
  tell.does('mira', `/cloud-rollback deploy:${deploy}`);
  const answer = await play.command(mira, 'cloud-rollback', { deploy }, world);
  const rollback = play.deployIn(answer.text);
  const ready = await play.lobbyThat(world, rollback, (text) => text.includes('Approve & Deploy'), 'is ready');
  tell.shows('planned like any other', card(ready));
  tell.does('mira', 'presses [Approve & Deploy]');
  await play.press(mira, world, ready, 'Approve & Deploy');
  await play.lobbyThat(world, rollback, (text) => text.includes('Merged as'), 'is applied');
  const machines = (await cloud.objects()).filter(({ type }) => type === script.resource);
  tell.shows(
    'what the cloud has now',
    machines.map(({ name, attributes }) => `${name.padEnd(8)} ${String(attributes[script.attribute])}`).join('\n'),
  );
}
