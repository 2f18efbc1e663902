import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSandboxS3 } from '../../sandbox/storage/s3.ts';
import { states } from '../../src/cli/states.ts';
import { parseBackend } from '../../src/core/backend.ts';
import type { ProjectId } from '../../src/core/ids.ts';
import { aProject } from '../fakes/words.ts';
import { opened, temporaryFolder } from '../store/open.ts';

it('looks at the bucket of every project while the service has the database, with the credentials of its plan', async () => {
  const folder = temporaryFolder();
  const s3 = await startSandboxS3();
  s3.addBucket('states');
  s3.addBucket('old', { versioned: false });
  expect(await states({ GUILDOPS_DATA: folder })).toEqual([]);
  const store = await opened(join(folder, 'guildops.db'));
  const add = (id: string, address: string) =>
    store.projects.add(
      aProject({ id: id as ProjectId, directory: `projects/${id}`, backend: parseBackend(address, id) }),
    );
  await add('ours', 'http');
  await add('good', 's3://states?region=eu-west-1');
  await add('risky', 's3://old?region=eu-west-1');
  expect(await states({ GUILDOPS_DATA: folder })).toMatchObject([
    { is: 'wrong', what: expect.stringMatching(/^good: There are no .*credentials/) },
    { is: 'wrong', what: expect.stringMatching(/^risky: /) },
  ]);
  const path = join(folder, 'credentials.yaml');
  const values = Object.entries(s3.environment).map(([name, value]) => `      ${name}: { value: "${value}" }`);
  await writeFile(path, ['environments:', '  dev:', '    plan:', ...values].join('\n'));
  expect(await states({ GUILDOPS_DATA: folder, GUILDOPS_CREDENTIALS: path })).toMatchObject([
    { is: 'fine', what: expect.stringMatching(/^good: s3:.*there, versioned, and locks$/) },
    {
      is: 'wrong',
      what: expect.stringContaining('not versioned'),
      hint: expect.stringContaining('put-bucket-versioning --bucket old'),
    },
  ]);
  await s3.close();
});
