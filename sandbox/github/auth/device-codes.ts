import { randomBytes, randomInt } from 'node:crypto';
import type { User } from '../state/user.ts';

/** A device that waits for somebody to type its code. */
interface Waiting {
  readonly userCode: string;
  readonly until: number;
  /** Seconds between two questions; each that comes too early adds five. */
  interval: number;
  askedAt: number;
  decision?: { readonly by: User } | 'denied';
}

export type DeviceAnswer =
  | { readonly error: 'authorization_pending' | 'expired_token' | 'access_denied' | 'incorrect_device_code' }
  | { readonly error: 'slow_down'; readonly interval: number }
  | { readonly user: User };

const LIFE_MS = 900_000;
const INTERVAL_S = 5;
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Codes of the App's device flow. A yes is good for one answer. */
export function createDeviceCodes(now: () => Date) {
  const devices = new Map<string, Waiting>();
  const byUserCode = (userCode: string): Waiting | undefined =>
    [...devices.values()].find((one) => one.userCode === userCode.trim().toUpperCase() && one.until > now().getTime());
  return {
    issue() {
      const deviceCode = randomBytes(20).toString('hex');
      const userCode = `${letters(4)}-${letters(4)}`;
      devices.set(deviceCode, { userCode, until: now().getTime() + LIFE_MS, interval: INTERVAL_S, askedAt: 0 });
      return { deviceCode, userCode, livesS: LIFE_MS / 1000, intervalS: INTERVAL_S };
    },
    /** False for a code that there is not, or not any more. */
    decide(userCode: string, decision: NonNullable<Waiting['decision']>): boolean {
      const device = byUserCode(userCode);
      if (!device || device.decision) return false;
      device.decision = decision;
      return true;
    },
    ask(deviceCode: string): DeviceAnswer {
      const device = devices.get(deviceCode);
      if (!device) return { error: 'incorrect_device_code' };
      const at = now().getTime();
      if (device.until <= at) return { error: 'expired_token' };
      const isEarly = at - device.askedAt < device.interval * 1000;
      device.askedAt = at;
      if (isEarly) {
        device.interval += INTERVAL_S;
        return { error: 'slow_down', interval: device.interval };
      }
      if (!device.decision) return { error: 'authorization_pending' };
      devices.delete(deviceCode);
      return device.decision === 'denied' ? { error: 'access_denied' } : { user: device.decision.by };
    },
  };
}
export type DeviceCodes = ReturnType<typeof createDeviceCodes>;
