import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import { parseCardId } from '../../src/discord/custom-id.ts';
import { parseProjectCardId, projectCardId } from '../../src/discord/project-card-id.ts';

describe('the id of a button about a project', () => {
  it('comes back as it was made, in at most as many characters as Discord takes', () => {
    const project = fc.stringMatching(/^[a-z][a-z0-9-]{1,38}$/).map((id) => id as ProjectId);
    fc.assert(
      fc.property(project, fc.stringMatching(/^[0-9a-f]{12}$/), (of, seen) => {
        const id = projectCardId('accept-drift', of, seen);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(parseProjectCardId(id)).toEqual({ action: 'accept-drift', project: of, seen });
        expect(parseCardId(id)).toBeUndefined();
      }),
    );
  });

  it.each([
    '',
    'p1',
    'p1:fix-drift:web-dev',
    'p1:fix-drift:Web:abc',
    'p1:fix-drift:web-dev:xyz',
    'p1:fix-drift:web-dev:abc:more',
    'g1:approve:7F3K:2',
  ])('is not %j', (id) => expect(parseProjectCardId(id)).toBeUndefined());

  it('of anything else is undefined, never a fault', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseProjectCardId(text)));
  });
});
