import type { Deploy } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { objecting, withoutObjection } from '../core/objection.ts';
import { type Person, sameness } from '../core/person.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { givenTo, isEnough } from './approve-deploy.ts';
import { known, lacks, permissionOf, roleFor } from './authority.ts';
import type { Ports } from './ports.ts';
import { queueAsked, record } from './record.ts';

/** Longer texts belong into the pull request. */
const MOST_TEXT = 500;

export interface Wish {
  deploy: DeployId;
  by: Person;
  text: string;
  /** The GitHub review that it is. */
  review?: number;
}

/**
 * Holds a plan up until its changes are others, or the person takes the wish back or approves after all. Their own approval goes with it; those
 * of others stay. The same wish once more changes nothing.
 */
export async function requestChanges(ports: Ports, { deploy: id, by: actor, text, review }: Wish): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    refuseIf(lacks(await roleFor(tables, ports, by, deploy, permission), 'user', 'ask for changes'));
    const given = givenTo(deploy);
    if (!given) throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'changed' });
    const said = text.trim().slice(0, MOST_TEXT);
    const before = given.objections?.find((one) => sameness(one.by, by) === 'same');
    if (before?.text === said && before.review === review) return deploy;
    const at = ports.clock.now();
    const changes = 'plan' in deploy.state ? deploy.state.plan?.changes : given.changes;
    const objection = { by, text: said, at, ...(changes && { changes }), ...(review !== undefined && { review }) };
    return record(tables, deploy, { kind: 'changes-requested', by, objection }, at);
  });
}

/**
 * Takes such a wish back: whoever had it, or an administrator. An ask for the apply that stands goes on if nothing else is in its way. With a
 * review it is the dismissal of that. Nothing happens where there is none.
 */
export async function withdrawRequest(
  ports: Ports,
  { deploy: id, by: actor, review }: Omit<Wish, 'text'>,
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    const { objections = [] } = givenTo(deploy) ?? {};
    if (objections.length === 0) return deploy;
    const own = withoutObjection(objections, { by, ...(review !== undefined && { review }) });
    const isOwn = own.length < objections.length;
    if (review !== undefined && !isOwn) return deploy;
    refuseIf(isOwn ? [] : lacks(await roleFor(tables, ports, by, deploy, permission), 'admin', 'go past that'));
    const left = isOwn ? own : [];
    const at = ports.clock.now();
    const enough = await isEnough(tables, deploy, { ...givenTo(deploy), objections: left });
    const after = await record(tables, deploy, { kind: 'request-withdrawn', by, left: objecting(left), enough }, at);
    await queueAsked(tables, after, at);
    return after;
  });
}
