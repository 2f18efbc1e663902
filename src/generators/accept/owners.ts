import type { Resource } from '../../core/request.ts';
import type { Reader } from '../adopt/reader.ts';
import { readersOf } from '../adopt/readers.ts';
import { type Written, writtenIn } from '../adopt/written.ts';
import type { Surroundings } from '../kind.ts';
import { expand, generatorOf } from '../kinds.ts';

/** One thing that stands somewhere, with everything that is written for it. */
export interface Owner {
  /** What was asked for; of several regions it stands in more than one place. */
  of: Resource;
  /** Terraform's address of the thing itself; absent where nothing reads it back. */
  head?: string;
  reader?: Reader;
  written: Written[];
  data: Written[];
}

/** Everything that a project's resources are, as the cloud has it. */
export function ownersIn({ project, resources }: Surroundings): Owner[] {
  const copies = expand({ project, resources });
  const around = { project, resources: copies.map(({ resource }) => resource) };
  return copies.map(({ of, resource }) => {
    const body = generatorOf(project.provider, of.kind).body(resource, around);
    const reader = readersOf(project.provider).find(({ kind }) => kind === of.kind);
    return {
      ...{ of, written: writtenIn(body), data: writtenIn(body, 'data') },
      ...(reader && { reader, head: reader.addressOf(resource.name) }),
    };
  });
}
