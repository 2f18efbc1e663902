import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import type { Surroundings } from '../kind.ts';
import { wrong } from '../settings/wrong.ts';

interface Balancing {
  network: string;
  targets: readonly string[];
}

/** The machines that a load balancer spreads over. */
export const targetsOf = ({ targets }: Balancing, { resources }: Surroundings): Resource[] =>
  resources.filter(({ kind, name }) => kind === 'vm' && targets.includes(name));

/** Machines that it cannot reach: in another network. */
export const targetProblems = (balancing: Balancing, around: Surroundings): Problem[] =>
  targetsOf(balancing, around).flatMap(({ name, settings: { network } }) =>
    network === balancing.network
      ? []
      : wrong('targets', `${name} is not in the network ${balancing.network}`, 'machines of one network'),
  );

interface Balancer extends Balancing {
  public: boolean;
  certificate?: string | undefined;
}

/** What is allowed of a load balancer and still worth a second thought. */
export function balancerWarnings({ public: isPublic, certificate, targets }: Balancer): string[] {
  return [
    ...(isPublic && certificate === undefined
      ? ['Without a certificate everyone on the way can read and change what is sent. Give it one.']
      : []),
    ...(targets.length === 1 ? ['With one machine there is nothing to fall back on when it fails.'] : []),
  ];
}

/** What a balancer that ends encrypted connections listens on. */
interface Listening {
  certificate?: string | undefined;
  ports: readonly number[];
}

/** Ports it listens on, those that only send people on to HTTPS included. */
export const openPorts = ({ ports, certificate }: Listening): number[] =>
  certificate === undefined || ports.includes(80) ? [...ports] : [...ports, 80];

/** Whether a port only sends people on: 80, unless it is the one port that was asked for. */
export const sendsOn = (port: number, { certificate, ports }: Listening): boolean =>
  certificate !== undefined && port === 80 && (ports.length > 1 || !ports.includes(80));

/** Where it sends them. */
export const securePort = ({ ports }: Listening): number => ports.find((one) => one !== 80) ?? 443;
