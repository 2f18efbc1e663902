import { expect, it } from 'vitest';
import { parsePlanJson } from '../../src/core/plan-json/parse.ts';
import { knownRegions } from '../../src/cost/plan/regions.ts';

/** The region of one resource that is made, with these values and these that are not known. */
function regionOf(type: string, values: object, after_unknown: object, expressions: object = {}): string | undefined {
  const address = `${type}.x`;
  const resource = { address, mode: 'managed', type, name: 'x' };
  const plan = parsePlanJson({
    format_version: '1.2',
    resource_changes: [{ ...resource, change: { actions: ['create'], before: null, after: values, after_unknown } }],
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    configuration: { root_module: { resources: [{ ...resource, expressions }] } },
  });
  return knownRegions(plan, 'us-central1').get(address);
}

it.each([
  ['says its own', 'google_storage_bucket', { location: 'europe-west1' }, {}, {}, 'europe-west1'],
  [
    'takes it from what is not known',
    'google_storage_bucket',
    {},
    { location: true },
    { location: { references: ['x.y'] } },
    'unknown',
  ],
  ['leaves it to the provider', 'google_compute_instance', {}, { zone: true }, {}, 'us-central1'],
  ['is in none', 'google_compute_network', {}, { id: true }, {}, undefined],
  ['has that of its provider on AWS', 'aws_instance', {}, { availability_zone: true }, {}, 'us-central1'],
  ['is in none on AWS', 'aws_iam_role', {}, {}, {}, undefined],
])('a resource %s', (_, type, values, unknown, expressions, region) => {
  expect(regionOf(type, values, unknown, expressions)).toBe(region);
});
