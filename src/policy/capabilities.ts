import type { Role } from '../core/governance.ts';
import type { Kind } from '../core/request.ts';
import { SIZES, type Size } from '../core/size.ts';

export type Act = 'create' | 'change' | 'delete';

/** What a role may do. The place to widen: a new kind or right gets its row here. */
interface Capabilities {
  may: Readonly<Record<Act, readonly Kind[]>>;
  largest: Size;
  /** Whose applied deploys it may take back: a pull request comes of it, which has gates of its own. */
  takesBack: 'none' | 'own' | 'all';
}

const EVERYDAY: readonly Kind[] = ['vm', 'database', 'network', 'bucket', 'load_balancer', 'firewall'];
const ALL: readonly Kind[] = [...EVERYDAY, 'cluster'];

const TABLE: Readonly<Record<Role, Capabilities>> = {
  viewer: { may: { create: [], change: [], delete: [] }, largest: 'small', takesBack: 'none' },
  user: { may: { create: EVERYDAY, change: EVERYDAY, delete: [] }, largest: 'medium', takesBack: 'own' },
  admin: { may: { create: ALL, change: ALL, delete: ALL }, largest: 'xlarge', takesBack: 'all' },
};

export const mayDo = (role: Role, act: Act, kind: Kind): boolean => TABLE[role].may[act].includes(kind);

export const largestFor = (role: Role): Size => TABLE[role].largest;
export const isWithin = (size: Size, largest: Size): boolean => SIZES.indexOf(size) <= SIZES.indexOf(largest);

/** Whether a role may take a deploy back that was asked for by the same person, or by another. */
export const mayTakeBack = (role: Role, isOwn: boolean): boolean =>
  TABLE[role].takesBack === 'all' || (isOwn && TABLE[role].takesBack === 'own');
