import type { Actor } from '../discord/index.ts';
import * as play from '../story/steps.ts';
import type { World } from '../world/sandbox.ts';

/** One machine that somebody wants. Names are the cloud's, so no two networks of one account are called the same. */
export interface Wish {
  project: string;
  name: string;
  machine: play.Machine;
  network: string;
  /** The network comes along. */
  isFirst?: boolean;
}

/** A lobby with the wish in it, not yet submitted. Answers the deploy. */
export async function draft(world: World, person: Actor, wish: Wish): Promise<string> {
  const { deploy, lobby } = await play.openLobby(person, wish.project, world);
  const { name, network, machine } = wish;
  if (wish.isFirst) {
    await play.addNetwork(person, lobby, { name: network });
    await play.lobbyThat(world, deploy, (text) => text.includes(network), 'shows the network');
  }
  await play.addMachine(person, lobby, machine, { name, network });
  await play.lobbyThat(world, deploy, (text) => text.includes(machine.type), 'shows the machine');
  return deploy;
}

/** The same, submitted: a pull request whose plan is ready and waits for approval. */
export async function propose(world: World, person: Actor, wish: Wish): Promise<string> {
  const deploy = await draft(world, person, wish);
  await play.press(person, world, await play.lobbyThat(world, deploy, () => true, 'is there'), 'Plan');
  await play.lobbyThat(world, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  return deploy;
}

/** The same, applied and merged. */
export async function apply(world: World, person: Actor, wish: Wish): Promise<string> {
  const deploy = await propose(world, person, wish);
  await play.press(person, world, await play.lobbyThat(world, deploy, () => true, 'is there'), 'Approve & Deploy');
  await play.lobbyThat(world, deploy, (text) => text.includes('Merged as'), 'is applied');
  return deploy;
}
