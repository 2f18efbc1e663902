import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noSteps } from '../../../src/core/advice.ts';
import { planOf } from '../../../src/core/deploy.ts';
import { toBody } from '../../../src/discord/message.ts';
import { adviceNote } from '../../../src/discord/render/thread/advice.ts';
import { inEnglish } from '../../../src/discord/words/t.ts';
import { anyText } from '../../any-text.ts';
import { aPlan, NOW } from '../../fakes/words.ts';
import { aView, ready } from '../../github/views.ts';

it('is one message within the limits of Discord, whatever a model says, with thumbs and hints to hide', () => {
  fc.assert(
    fc.property(anyText(), (word) => {
      const view = aView(ready());
      const plan = planOf(view.deploy) ?? aPlan();
      const claim = { text: word.repeat(20), address: word, cites: ['STO-001'] };
      const hints = Array.from({ length: 8 }, (_, n) => ({
        ...claim,
        why: word,
        fix: word,
        severity: 'low' as const,
        n,
      }));
      const said = {
        model: 'm',
        drops: {},
        tokens: { in: 1, out: 1 },
        at: NOW,
        steps: { ...noSteps(), requirements: [claim], hints },
      };
      const advice = {
        plan: plan.id,
        practices: [],
        diagram: { nodes: [], edges: [], left: 0 },
        said,
        hints,
        hidden: 0,
        thumbs: { up: 1, down: 0 },
      };
      const note = adviceNote({ ...view, advice }, inEnglish)?.note;
      expect(note).toBeDefined();
      if (!note) return;
      const { body } = toBody(note); // refuses what Discord would refuse
      expect(JSON.stringify(body.components)).toMatch(/s1:advice-up:.*s1:advice-down:.*s1:hint-hide:/);
    }),
    { numRuns: 40 },
  );
});
