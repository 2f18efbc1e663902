import type { Json } from '../../core/json.ts';
import { type Fields, fieldAt, fieldsOf } from '../../core/plan-json/tree.ts';
import { everybodyMembers, iamOf } from '../facts/members.ts';
import { statementsAt } from '../facts/policies-of.ts';
import { isForAnybody } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { on, type Rules, when } from '../rule.ts';

/** JSON inside a text: containers as a list, or the properties of one. */
function containersIn(it: Place, path: string): Fields[] {
  try {
    const parsed = JSON.parse(it.text(path) ?? '[]') as Json;
    return Array.isArray(parsed) ? parsed.map(fieldsOf) : [fieldsOf(parsed)];
  } catch {
    return [];
  }
}

const isPrivileged = (container: Fields): boolean => String(fieldAt(container, 'privileged')).toLowerCase() === 'true';

const isScannedElsewhere = (here: Here): boolean => here.all('aws_ecr_registry_scanning_configuration').length > 0;

/** Containers and where their images are. */
export const containers: Rules = {
  'CMP-005': [
    on('aws_ecs_task_definition', (it) => [
      ...when(
        containersIn(it, 'container_definitions').some(isPrivileged),
        'has a container with all rights on its host',
      ),
      ...when(
        [it.word('pid_mode'), it.word('network_mode')].includes('host'),
        'shares processes or network with its host',
        { severity: 'medium', part: 'host' },
      ),
    ]),
    on('aws_batch_job_definition', (it) =>
      when(containersIn(it, 'container_properties').some(isPrivileged), 'has a container with all rights on its host'),
    ),
  ],
  'CMP-006': [
    on('aws_ecr_repository_policy', (_it, here) =>
      when(statementsAt(here, 'policy')?.some(isForAnybody), 'can be read by anybody', { severity: 'critical' }),
    ),
    on('aws_ecr_repository', (it, here) => [
      ...when(it.word('image_tag_mutability', 'mutable') === 'mutable', 'lets tags be put on other images', {
        severity: 'medium',
        part: 'tags',
      }),
      ...when(
        it.flag('image_scanning_configuration.scan_on_push', false) === false && !isScannedElsewhere(here),
        'does not scan images',
        { severity: 'medium', part: 'scan' },
      ),
    ]),
    on(iamOf('google_artifact_registry_repository'), (it) => when(everybodyMembers(it), 'can be read by anybody')),
    on('azurerm_container_registry', (it) => [
      ...when(it.flag('anonymous_pull_enabled', false), 'can be read by anybody', { part: 'anonymous' }),
      ...when(it.flag('admin_enabled', false), 'has a shared administrator', { severity: 'medium', part: 'admin' }),
      ...when(it.flag('public_network_access_enabled', true), 'can be reached from everywhere', {
        severity: 'low',
        part: 'network',
      }),
    ]),
  ],
  'CMP-007': [
    on('aws_ecs_task_definition', (it) =>
      when(
        it
          .each('volume')
          .some(
            (volume) =>
              volume.each('efs_volume_configuration').length > 0 &&
              volume.word('efs_volume_configuration.transit_encryption', 'disabled') === 'disabled',
          ),
        'mounts files without TLS',
      ),
    ),
  ],
};
