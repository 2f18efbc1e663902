import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import { providers } from '../../../src/catalog/clouds.ts';
import type { Provider } from '../../../src/core/project.ts';
import type { Resource } from '../../../src/core/request.ts';
import { estimateResource } from '../../../src/cost/estimate.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { generatorOf, kindsFor, neighbourProblems } from '../../../src/generators/kinds.ts';
import { BUILT_IN, builtInFor } from '../../../src/generators/templates/built-in.ts';
import { expandTemplate } from '../../../src/generators/templates/expand.ts';
import { labelProblems } from '../../../src/generators/templates/saved.ts';
import * as awsRules from '../aws/security-rules.ts';
import * as azureRules from '../azure/security-rules.ts';
import { tfFiles } from '../files.ts';
import * as gcpRules from '../gcp/security-rules.ts';
import { fileBreaches, hasSchemas, schemasOf } from '../schemas.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { mustAnswer, projectOn, SCENES, type Scene } from './scenes.ts';

const SCHEMAS: Readonly<Record<Provider, string>> = { gcp: 'google', aws: 'aws', azure: 'azurerm' };

/** What a template makes, without what every project has. */
const filesOf = ({ project, resources }: Scene): [name: string, text: string][] =>
  [...generateProject({ project, resources })].flatMap(([path, text]) => {
    const name = path.replace('projects/shop/', '').replaceAll('/', '-');
    return text === null || /^(?:project|versions|providers|backend|resource-group)\./.test(name)
      ? []
      : [[name, text] as [string, string]];
  });

const dev = SCENES.filter(({ environment }) => environment === 'dev');
const bodiesOf = ({ provider, project, resources }: Scene) =>
  resources.map((resource) => generatorOf(provider, resource.kind).body(resource, { project, resources }));

describe('the templates that come with GuildOps', () => {
  it('are there for every cloud that has every kind', () => {
    for (const provider of providers().filter((one) => kindsFor(one).length === 7))
      expect(builtInFor(provider)).toEqual(BUILT_IN.filter((one) => one.providers.includes(provider)));
    expect(new Set(BUILT_IN.map(({ id }) => id)).size).toBe(BUILT_IN.length);
  });

  it('keep their names for themselves', () => {
    for (const { id } of BUILT_IN) expect(labelProblems(id, '')).toMatchObject([{ field: 'name' }]);
  });

  it.each(SCENES)(
    '$title: goes together, and every resource has a price or costs nothing',
    ({ project, resources }) => {
      expect(neighbourProblems({ project, resources })).toEqual([]);
      const costs = resources.map((resource) => estimateResource(resource, project, resources));
      expect(costs.flatMap(({ unpriced }) => unpriced)).toEqual([]);
      expect(costs.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)).toBeGreaterThan(10);
    },
  );

  it.each(SCENES.filter(({ environment }) => environment === 'prod'))(
    '$title: has the defaults of prod',
    ({ resources }) => {
      for (const { kind, settings } of resources)
        if (kind === 'database') expect(settings).toMatchObject({ high_availability: true, deletion_protection: true });
        else if (kind === 'cluster') expect(settings).toMatchObject({ high_availability: true });
    },
  );

  it('open nothing to the outside without a certificate', () => {
    for (const { title, resources } of SCENES)
      expect(
        resources.filter(({ settings }) => settings.public || settings.public_address),
        title,
      ).toEqual([]);
  });

  it.skipIf(!gcpRules.isHere)('have no finding that is high or critical', () => {
    const found = SCENES.flatMap(({ title, provider, project, resources }) => {
      if (provider === 'gcp') {
        const all = gcpRules.made(project, resources);
        return gcpRules.grave.flatMap((rule) =>
          all
            .filter((one) => gcpRules.isAbout(rule, one) && gcpRules.BREAKS[rule.id]?.(one.values, all))
            .map(({ address }) => `${title}: ${rule.id} ${address}`),
        );
      }
      if (provider === 'aws') {
        const all = awsRules.made(project, resources);
        return awsRules.grave.flatMap((rule) =>
          all
            // Plain HTTP inside the network is of medium severity.
            .filter((one) => rule.id !== 'EDGE-001' && awsRules.isAbout(rule, one) && awsRules.BREAKS[rule.id]?.(one))
            .map(({ address }) => `${title}: ${rule.id} ${address}`),
        );
      }
      const all = azureRules.made(project, resources);
      return azureRules.grave.flatMap((rule) =>
        all
          .filter((one) => azureRules.isAbout(rule, one) && azureRules.BREAKS[rule.id]?.(one))
          .map(({ address }) => `${title}: ${rule.id} ${address}`),
      );
    });
    expect(found).toEqual([]);
  });

  it.skipIf(!hasSchemas)('fit the schemas of their providers', () => {
    for (const scene of SCENES)
      for (const body of bodiesOf(scene))
        expect(fileBreaches(body, schemasOf(SCHEMAS[scene.provider])), scene.title).toEqual([]);
  });
});

describe.each(dev)('golden files of $title', (scene) => {
  it.each(filesOf(scene))('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`../../golden/templates/${scene.provider}-${scene.template}/${name}`);
  });
});

describe.skipIf(!hasTerraform)('templates and terraform itself', () => {
  it('are as terraform fmt would write them', () => {
    const files = SCENES.flatMap((scene, at) =>
      filesOf(scene).flatMap(([name, text]) => (name.endsWith('.tf') ? [[`${at}-${name}`, text]] : [])),
    );
    expect(inFolder(Object.fromEntries(files), (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });

  it.each(providers().filter((provider) => builtInFor(provider).length > 0))(
    'are planned, made, and then left alone by the next plan, all in one project: %s',
    async (provider) => {
      const project = projectOn(provider, 'prod');
      const resources: Resource[] = [];
      for (const [at, template] of builtInFor(provider).entries())
        resources.push(
          ...expandTemplate(template, { project, resources }, { prefix: `t${at}`, ...mustAnswer(template, provider) }),
        );
      await inFolder({}, async (dir) => {
        const cloud = await startSandboxCloud({ dir });
        try {
          inFolder(tfFiles(project, resources), (folder) => {
            const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
            terraform(place, 'init', '-input=false');
            terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color', '-parallelism=40');
            expect(terraform(place, 'plan', '-input=false', '-no-color', '-parallelism=40')).toContain('No changes.');
          });
        } finally {
          await cloud.close();
        }
      });
    },
  );
});
