import type { Role } from '../core/governance.ts';
import { CAPABILITIES, type Capability } from '../core/refusal.ts';
import { KINDS, type Kind } from '../core/request.ts';
import { SIZES, type Size } from '../core/size.ts';

export type Act = 'create' | 'change' | 'delete';

/** What a role may do where no grant says otherwise. The place to widen: a new kind or right gets its row here. */
interface Capabilities {
  may: Readonly<Record<Act, readonly Kind[]>>;
  largest: Size;
  /** Absent: everywhere. */
  regions?: readonly string[];
  /** US dollars a month that what somebody asks for may add; absent: no limit of their own. */
  monthlyUsd?: number;
  special: readonly Capability[];
}

const EVERYDAY: readonly Kind[] = ['vm', 'database', 'network', 'bucket', 'load_balancer', 'firewall'];

const TABLE: Readonly<Record<Role, Capabilities>> = {
  viewer: { may: { create: [], change: [], delete: [] }, largest: 'small', special: [] },
  user: { may: { create: EVERYDAY, change: EVERYDAY, delete: [] }, largest: 'medium', special: [] },
  admin: { may: { create: KINDS, change: KINDS, delete: KINDS }, largest: 'xlarge', special: CAPABILITIES },
};

/** Whose applied deploys a role may take back: a pull request comes of it, which has gates of its own. */
const TAKES_BACK: Readonly<Record<Role, 'none' | 'own' | 'all'>> = { viewer: 'none', user: 'own', admin: 'all' };

export const capabilitiesOf = (role: Role): Capabilities => TABLE[role];

export const isWithin = (size: Size, largest: Size): boolean => SIZES.indexOf(size) <= SIZES.indexOf(largest);

/** Whether a role may take a deploy back that was asked for by the same person, or by another. */
export const mayTakeBack = (role: Role, isOwn: boolean): boolean =>
  TAKES_BACK[role] === 'all' || (isOwn && TAKES_BACK[role] === 'own');
