import { describe, expect, it } from 'vitest';
import { googleSchema } from '../../../sandbox/cloud/google/schema/index.ts';
import { everything } from './google-configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

describe.skipIf(noTerraform)(`everything that the sandbox's Google Cloud can be asked for ${noTerraform}`, () => {
  const sandbox = useSandbox();
  const total = Object.keys(googleSchema.resources).length;

  it('is made at once, stays as it is, and goes', async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(everything);
    await workspace.init();
    expect((await workspace.apply()).output).toContain(`${total} added`);
    const types = (await cloud.objects()).map(({ type }) => type);
    expect(types.sort()).toEqual(Object.keys(googleSchema.resources).sort());
    const next = await workspace.plan();
    expect(changesOf(next)).toEqual({});
    expect(next.resource_drift ?? []).toEqual([]);

    const outputs = JSON.parse((await workspace.run('output', '-json')).output);
    expect(outputs.found.value).toEqual({
      address: expect.stringMatching(/^203\.0\.113\.\d+$/),
      email: 'web-server@shop.iam.gserviceaccount.com',
      image: expect.stringMatching(/\/projects\/debian-cloud\/global\/images\/debian-12-v\d{8}$/),
      network: 'projects/shop/global/networks/main',
      project: 'shop',
      url: 'gs://shop-things',
      zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
    });
    expect((await workspace.destroy()).output).toContain(`${total} destroyed`);
  });

  it.each([
    ['a disk grows in place', 'size = 50', 'size = 80', { 'google_compute_disk.data': 'update' }],
    [
      'a disk that shrinks is another disk',
      'size = 50',
      'size = 20',
      { 'google_compute_attached_disk.data': 'delete,create', 'google_compute_disk.data': 'delete,create' },
    ],
    ['a subnetwork grows in place', '10.20.0.0/28', '10.20.0.0/24', { 'google_compute_subnetwork.main': 'update' }],
    ['a firewall opens in place', '"443"', '"8443"', { 'google_compute_firewall.ssh': 'update' }],
    ['a bucket does not move', '"EU"', '"US"', { 'google_storage_bucket.things': 'delete,create' }],
  ])('%s', async (_, before, after, changes) => {
    const { workspace } = sandbox;
    workspace.write(everything);
    await workspace.init();
    await workspace.apply();
    workspace.write(everything.replace(before, after));
    expect(changesOf(await workspace.plan())).toEqual(changes);
  });
});
