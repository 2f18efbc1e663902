import { digestOf } from '../../src/core/ids.ts';
import type { Notice } from '../../src/core/notice.ts';
import type {
  ChatMirror,
  DeployView,
  DriftView,
  EnvironmentMirror,
  Log,
  PullMirror,
  Rules,
} from '../../src/deploy/ports.ts';
import { discordPerson, GUILD, REPO } from './words.ts';

/** Time that only moves when a test says so. */
export interface ManualClock {
  now(): Date;
  set(to: Date): void;
  advance(ms: number): void;
}

export function manualClock(start: Date): ManualClock {
  let ms = start.getTime();
  return {
    now: () => new Date(ms),
    set: (to) => {
      ms = to.getTime();
    },
    advance: (by) => {
      ms += by;
    },
  };
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  fields: object;
  message: string;
}

export function fakeLog(lines: LogLine[] = []): Log {
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { info: at('info'), warn: at('warn'), error: at('error'), child: () => fakeLog(lines) };
}

export const mira = discordPerson('mira');

/** One guild with one repository; mira is its first administrator. */
export const fakeRules = (facts: Partial<Rules> = {}): Rules => ({
  guilds: new Map([[GUILD, { repos: [REPO] }]]),
  admins: [mira.id],
  ownerOf: () => undefined,
  planHours: 24,
  draftMinutes: 30,
  drift: '',
  costReport: '',
  logDays: 30,
  auditDays: 90,
  mirrorsReplies: false,
  sandbox: false,
  ...facts,
});

/** Remote views as they were last written, by name. */
export interface FakeMirrors {
  readonly pullMirror: PullMirror;
  readonly chatMirror: ChatMirror;
  /** Every write of a message about drift, in order. */
  readonly drifts: { id: string; channel: string; view: DriftView }[];
  /** Every write of a notice, in order. */
  readonly notices: Notice[];
  readonly environmentMirror: EnvironmentMirror;
  readonly shown: Map<string, readonly DeployView[]>;
}

export function fakeMirrors(): FakeMirrors {
  const shown = new Map<string, readonly DeployView[]>();
  const drifts: FakeMirrors['drifts'] = [];
  const notices: Notice[] = [];
  const viewOf = (name: string, key: string, views: readonly DeployView[]) => ({
    name,
    hash: digestOf(JSON.stringify([key, views])),
    write: async () => {
      shown.set(key, views);
      return key.replace('#', '');
    },
  });
  return {
    shown,
    drifts,
    notices,
    pullMirror: { views: ({ number }, views) => [viewOf('comment', `#${number}`, views)] },
    chatMirror: {
      views: (view) => [viewOf('lobby', view.deploy.id, [view])],
      notice: (notice) => ({
        name: notice.id,
        hash: digestOf(JSON.stringify(notice.body)),
        write: async (remoteId) => {
          notices.push(notice);
          return remoteId ?? `m${notices.length}`;
        },
      }),
      drift: (view, channel) => ({
        name: view.began.toISOString(),
        hash: digestOf(JSON.stringify(view.drift.found ?? null)),
        write: async (remoteId) => {
          const id = remoteId ?? `m${drifts.length + 1}`;
          drifts.push({ id, channel, view });
          return id;
        },
      }),
    },
    environmentMirror: {
      views: ({ deploy, isReplaced }) => [
        viewOf(deploy.deploy.id, `apply of ${deploy.deploy.id}${isReplaced ? ', replaced' : ''}`, [deploy]),
      ],
    },
  };
}

/** A fault on its way: the n-th call of a port from now on, before it has its effect or after. */
export interface FaultAt {
  call: number;
  when: 'before' | 'after';
}

/** Makes calls of ports fail, as a crash or a broken connection would, and notes what was called. */
export interface Faults {
  readonly calls: string[];
  /** Fails one call, counted over all wrapped ports from the next call on as 1. */
  arm(at: FaultAt): void;
  /** Fails the next call of this name, `pulls.open`. */
  once(name: string, when: FaultAt['when']): void;
  /** Fails every call of this name, before it has any effect, until it is given `undefined`. */
  breakAll(name: string | undefined): void;
  wrap<Port extends object>(name: string, port: Port): Port;
}

export class Fault extends Error {}

export function createFaults(): Faults {
  const calls: string[] = [];
  let armed: FaultAt | undefined;
  let broken: string | undefined;
  let next: { name: string; when: FaultAt['when'] } | undefined;
  let count = 0;
  const meets = (when: FaultAt['when'], call: number, name: string): boolean => {
    const isNext = next?.when === when && next.name === name;
    if (isNext) next = undefined;
    return isNext || (armed?.when === when && armed.call === call) || (when === 'before' && broken === name);
  };
  return {
    calls,
    arm(at) {
      count = 0;
      armed = at;
    },
    once(name, when) {
      next = { name, when };
    },
    breakAll(name) {
      broken = name;
    },
    wrap: (name, port) =>
      new Proxy(port, {
        get(target, key, receiver) {
          const member: unknown = Reflect.get(target, key, receiver);
          if (typeof member !== 'function' || typeof key !== 'string') return member;
          return async (...args: unknown[]) => {
            const called = `${name}.${key}`;
            calls.push(called);
            count += 1;
            const call = count;
            if (meets('before', call, called)) throw new Fault(`fault before ${called}`);
            const result: unknown = await Reflect.apply(member, target, args);
            if (meets('after', call, called)) throw new Fault(`fault after ${called}`);
            return result;
          };
        },
      }),
  };
}
