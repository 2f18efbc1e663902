import type { Environment } from '../../core/project.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import { innerPortsOf, isAllPorts, letsIn, openingsOf } from '../facts/opening.ts';
import { Place } from '../plan/place.ts';

/** A setting of a request that its plan would be found for. */
export interface Deviation {
  rule: string;
  of: string;
  /** What is so, as the end of a sentence that begins with the resource. */
  what: string;
}

type Look = (settings: Resource['settings'], environment: Environment) => readonly Omit<Deviation, 'of'>[];

const hit = (isSo: boolean, rule: string, what: string) => (isSo ? [{ rule, what }] : []);

/** By kind: what people may choose, and a rule speaks against. What the generators leave no choice of is not here. */
const LOOKS: Readonly<Partial<Record<Resource['kind'], Look>>> = {
  bucket: ({ versioning }) => hit(versioning === false, 'STO-005', 'keeps no earlier versions of objects'),
  database: ({ backup_days: days, deletion_protection: isKept, high_availability: isDouble }, environment) => [
    ...hit(typeof days === 'number' && days < 7, 'DB-003', 'keeps backups for less than 7 days'),
    ...hit(isKept === false, 'DB-004', 'can be deleted by mistake'),
    ...hit(environment === 'prod' && isDouble === false, 'DB-006', 'stands in one zone'),
  ],
  load_balancer: ({ public: isPublic, certificate }) =>
    hit(isPublic === true && !certificate, 'EDGE-001', 'serves plain HTTP to everyone'),
  vm: ({ public_address: isPublic }) => hit(isPublic === true, 'NET-009', 'has a public address'),
  cluster: ({ private: isPrivate, admin_ranges: from }) =>
    hit(isPrivate === false && isOpen(from ?? ['0.0.0.0/0']), 'K8S-001', 'has an API that everyone reaches'),
  firewall: letsEveryoneIn,
};

const isOpen = (ranges: unknown): boolean =>
  Array.isArray(ranges) && ranges.some((range) => range === '0.0.0.0/0' || range === '::/0');

/** Google's firewall says the same in the same words, so the rules' own reader tells what it opens. */
function letsEveryoneIn({ direction, sources, allow }: Resource['settings']): Omit<Deviation, 'of'>[] {
  if (!isOpen(sources)) return [];
  const openings = openingsOf(
    'google_compute_firewall',
    new Place({ direction: direction ?? 'ingress', source_ranges: sources ?? [], allow: allow ?? [] }),
  );
  if (openings.some(isAllPorts)) return hit(true, 'NET-003', 'lets everyone reach every port');
  return [
    ...hit(letsIn(openings, 22), 'NET-001', 'lets everyone reach SSH'),
    ...hit(letsIn(openings, 3389), 'NET-002', 'lets everyone reach RDP'),
    ...hit(
      innerPortsOf(openings).length > 0,
      'NET-004',
      'lets everyone reach a port of a database or of administrators',
    ),
  ];
}

/** What the rules would find in a plan of a request. */
export const deviationsOf = (resources: readonly Resource[], environment: Environment): Deviation[] =>
  resources.flatMap((resource) =>
    (LOOKS[resource.kind]?.(resource.settings, environment) ?? []).map((one) => ({
      ...one,
      of: resourceKey(resource),
    })),
  );
