import { describe, expect, it } from 'vitest';
import { adviseOffline } from '../../src/cli/advise.ts';
import { Refusal } from '../../src/core/refusal.ts';

const useCase = 'REST API for a mobile app with 300 users';

describe('guildops advise', () => {
  it('says what to build, what it costs on each cloud, and what it rests on', () => {
    const text = adviseOffline({}, { useCase });
    expect(text).toMatch(/^API with a database: Two machines/);
    expect(text).toMatch(/On gcp in us-central1, about \$\d+\.\d\d a month:\n {2}network-net/);
    expect(text).toMatch(/cloud +\$ a month +cost/);
    expect(text).toMatch(/Other ways:\n/);
    expect(text).toMatch(/Sources:\n {2}GCP-/);
  });

  it('gives the same to programs', () => {
    const advice = JSON.parse(adviseOffline({}, { useCase, provider: 'aws', framework: 'hipaa', json: true }));
    expect(advice).toMatchObject({ wish: { framework: 'hipaa', security: 'compliance' }, blueprint: 'api' });
    expect(advice.candidates.map(({ provider }: { provider: string }) => provider)).toEqual(['aws']);
    expect(advice.duties.join()).toContain('BAA');
  });

  it('refuses what it does not know', () => {
    expect(() => adviseOffline({}, { useCase, provider: 'oracle' })).toThrow(Refusal);
  });
});
