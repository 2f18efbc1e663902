import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployState } from '../../../src/core/deploy-state.ts';
import type { Problem } from '../../../src/core/refusal.ts';
import type { DeployView } from '../../../src/deploy/ports.ts';
import { type Message, toBody } from '../../../src/discord/message.ts';
import { lobbyCard } from '../../../src/discord/render/lobby/lobby.ts';
import { logNotes } from '../../../src/discord/render/thread/log.ts';
import { noticeNote } from '../../../src/discord/render/thread/notice.ts';
import { planNote } from '../../../src/discord/render/thread/plan.ts';
import { translateTo } from '../../../src/discord/words/t.ts';
import { aDeploy, aFinding, anApproval, aPlan, aProject, NOW, RUN } from '../../fakes/words.ts';
import { textOf } from './reading.ts';

const lifetimes = { draftMinutes: 30, planHours: 24 };

const nasty = fc
  .array(
    fc.constantFrom(
      '@everyone',
      '`',
      '```',
      '**',
      '](x)',
      '<@1>',
      '\n',
      '# ',
      '-# ',
      '😀',
      '\ud800',
      '\\',
      '|',
      'x'.repeat(50),
      '\u202e',
      '</x:1>',
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(''));

/** What Discord reads as Markdown. */
const outsideCode = (message: Message): string =>
  ('content' in message ? message.content : textOf(message)).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');

/** A view in which everything that people or programs wrote is hostile and long. */
const hostileView = fc
  .record({ text: nasty, count: fc.integer({ min: 0, max: 60 }), kind: fc.nat(5) })
  .map(({ text, count, kind }) => {
    const many = <T>(make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
    const who = { surface: 'github' as const, id: text, name: text, roles: [] };
    const problems = many((): Problem => ({ code: 'rule', rule: text, at: text, why: text }));
    const summary = aPlan({
      resources: many((i) => ({ address: `${text}${i}`, type: text, action: 'replace', forcedBy: [text, text] })),
      verdict: problems.length > 0 ? { is: 'needs-approval', reasons: problems } : { is: 'allow' },
      findings: many(() => aFinding({ rule: text, address: text, message: text })),
      engine: 'terraform 1.11.4',
    });
    const approvals = many(() => anApproval(who));
    const states: DeployState[] = [
      { at: 'draft' },
      { at: 'plan_ready', plan: summary, approvals, asked: who },
      { at: 'applying', plan: summary, approvals, by: who, run: RUN, since: NOW },
      { at: 'applied', plan: summary, approvals, by: who, on: NOW, merge: { is: 'refused', why: text } },
      { at: 'failed', during: 'apply', reason: text, advice: text, outcome: 'unknown', plan: summary },
      { at: 'cancelled', by: who, why: text },
    ];
    const lines = many((i) => ({
      resource: { kind: 'vm' as const, name: `${text}${i}`, settings: { a: text, b: text } },
      act: 'add' as const,
      monthlyUsd: 1e6,
    }));
    const view: DeployView = {
      deploy: aDeploy(states[kind] ?? { at: 'draft' }, {
        requester: who,
        unrecorded: many((i) => ({ address: `${text}${i}`, id: text })),
      }),
      approvals: { need: 2, have: 0, othersOnly: true },
      project: aProject({ name: text, region: text.slice(0, 60), budgetUsd: 1 }),
      planText: text.repeat(3),
      progress: {
        total: count,
        steps: many((i) => ({ address: `${text}${i}`, action: text, is: 'failed', startedAt: NOW, seconds: 1 })),
        error: text,
      },
      draft: { resources: lines, problems, addedUsd: 1e9 },
      sandbox: true,
    };
    return view;
  });

describe('everything that is drawn', () => {
  it('is within the limits of Discord and mentions nobody, whatever is in it', () => {
    fc.assert(
      fc.property(hostileView, fc.constantFrom('en-US', 'de'), (hostile, locale) => {
        const t = translateTo(locale);
        const notes = [planNote(hostile, t), ...logNotes(hostile, t), noticeNote(hostile, t)].flatMap((one) =>
          one ? [one.note] : [],
        );
        for (const message of [lobbyCard(hostile, lifetimes, locale), ...notes]) {
          const { body } = toBody(message); // throws at a limit
          expect(outsideCode(message)).not.toMatch(/<@1>|<\/x:1>|(?<!\\)\]\(x\)|@everyone/);
          expect(body.allowed_mentions?.users ?? []).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
