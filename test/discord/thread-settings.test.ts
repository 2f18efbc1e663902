import { expect, it } from 'vitest';
import { THREADS, threadName } from '../../src/discord/thread-settings.ts';
import { aDeploy, discordPerson } from '../fakes/words.ts';

it('names a thread after the pattern, and reads nothing out of what people wrote', () => {
  const deploy = { ...aDeploy(), requester: { ...discordPerson('ana'), name: '{deploy}' } };
  const name = '{environment}: {requester} asks for {project} {nothing}';
  expect(threadName({ ...THREADS, name }, deploy, 'prod')).toBe(`prod: {deploy} asks for ${deploy.project} {nothing}`);
  expect(threadName(THREADS, deploy, 'prod')).toBe(`${deploy.id} · ${deploy.project}`);
  expect(threadName({ ...THREADS, name: '{project}'.repeat(80) }, deploy, 'dev').length).toBeLessThanOrEqual(100);
});
