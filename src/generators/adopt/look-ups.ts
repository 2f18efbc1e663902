import type { Json } from '../../core/json.ts';
import type { StateResource } from './state.ts';
import type { Written } from './written.ts';

const AWS_ID = /^(?:vpc|subnet|sg)-/;

/** What look-ups of things made elsewhere will find, as far as that is certain beforehand: by the path of the reference. */
export function lookedUpBy(data: readonly Written[], state: readonly StateResource[]): Map<string, Json> {
  const found = new Map<string, Json>();
  const project = state.map(({ values }) => values.project).find((one) => typeof one === 'string' && one !== '');
  for (const { address, type, values } of data) {
    if (type === 'google_project' && project) found.set(`${address}.project_id`, project);
    if (type === 'google_compute_network') {
      const owner = values.project ?? project;
      found.set(`${address}.id`, `projects/${String(owner)}/global/networks/${String(values.name)}`);
    }
    if (type === 'aws_vpc') {
      const vpc = state.find((one) => one.type === 'aws_vpc' && one.values.id === values.id);
      if (typeof vpc?.values.cidr_block === 'string') found.set(`${address}.cidr_block`, vpc.values.cidr_block);
    }
    if (type === 'aws_vpc' && typeof values.id === 'string' && AWS_ID.test(values.id))
      found.set(`${address}.id`, values.id);
  }
  return found;
}
