import { expect, it } from 'vitest';
import { sizeOf } from '../../src/core/size.ts';

it.each([
  { vcpus: 2, ramGib: 4, size: 'small' },
  { vcpus: 2, ramGib: 4.1, size: 'medium' },
  { vcpus: 4, ramGib: 16, size: 'medium' },
  { vcpus: 5, ramGib: 1, size: 'large' },
  { vcpus: 8, ramGib: 32, size: 'large' },
  { vcpus: 8, ramGib: 64, size: 'xlarge' },
  { vcpus: 0, ramGib: 0, size: 'small' },
])('a machine with $vcpus vCPU and $ramGib GiB is $size', ({ size, ...machine }) => {
  expect(sizeOf(machine)).toBe(size);
});
