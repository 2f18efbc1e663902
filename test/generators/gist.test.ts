import { expect, it } from 'vitest';
import type { Announced } from '../../src/core/plan.ts';
import { gistOf } from '../../src/generators/gist.ts';

const one = (of: string, effect: string, dependents?: string[]) =>
  ({ of, effect, note: 'n', ...(dependents && { dependents }) }) as Announced;

it.each([
  { announced: [], says: undefined },
  { announced: [one('vm web', 'in place')], says: 'Everything changes in place: nothing stops and nothing is lost.' },
  { announced: [one('vm web', 'restart'), one('vm api', 'in place')], says: 'vm web restarts.' },
  {
    announced: [one('vm web', 'restart'), one('vm api', 'replace')],
    says: 'vm api is made anew and is away meanwhile.',
  },
  {
    announced: [one('database data', 'data loss')],
    says: 'database data is made anew and loses its data: save first what must not be lost.',
  },
  {
    announced: [one('network main', 'removed', ['vm web', 'vm api'])],
    says: 'network main is destroyed with all that it holds; vm web and vm api cannot do without: save first what must not be lost.',
  },
  {
    announced: ['a', 'b', 'c', 'd', 'e'].map((name) => one(`vm ${name}`, 'restart')),
    says: 'vm a, vm b, vm c and 2 more restart.',
  },
])('a change says "$says"', ({ announced, says }) => {
  expect(gistOf(announced)).toBe(says);
});
