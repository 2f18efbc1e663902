import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../sandbox/cloud/index.ts';
import type { Resource } from '../../src/core/request.ts';
import { impactOf } from '../../src/generators/impact.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import { generatorOf, kindsFor } from '../../src/generators/kinds.ts';
import { type Edit, editsOf } from './edits.ts';
import { tfFiles } from './files.ts';
import { SPREADS, type Spread } from './spreads.ts';
import { hasTerraform, inFolder, type Place, terraform, writeFiles } from './terraform.ts';
import { resourcesOf } from './values.ts';

/** Parts that come and go while what they belong to stays: the impact tells what their end means in a note, and it is no replacement. */
const SMALL_PARTS =
  /^(?:google_sql_user|google_compute_(?:router|router_nat|firewall\.network\w*)|aws_(?:eip|nat_gateway|route|vpc_security_group_(?:in|e)gress_rule))\b/;

interface Change {
  address: string;
  change: { actions: readonly string[] };
}

/** What a plan ends or makes anew, by its address without index. */
function endedBy(place: Place): Map<string, Change> {
  terraform(place, 'plan', '-input=false', '-parallelism=40', '-out=plan');
  const { resource_changes: changes = [] }: { resource_changes?: Change[] } = JSON.parse(
    terraform(place, 'show', '-json', 'plan'),
  );
  const ended = changes.filter(
    ({ change, address }) => change.actions.includes('delete') && !SMALL_PARTS.test(address),
  );
  return new Map(ended.map((one) => [one.address.replace(/\[.*\]$/, ''), one]));
}

/** What a plan ends after all the edits at once. */
async function planned({ project, neighbours }: Spread, edits: readonly Edit[]): Promise<Map<string, Change>> {
  const filesOf = (resources: readonly Resource[]) => tfFiles(project, [...neighbours(project), ...resources]);
  return inFolder({}, async (dir) => {
    const cloud = await startSandboxCloud({ dir });
    try {
      return inFolder(filesOf(edits.map(({ before }) => before)), (folder) => {
        const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
        terraform(place, 'init', '-input=false');
        terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color', '-parallelism=40');
        writeFiles(folder, filesOf(edits.map(({ after }) => after)));
        return endedBy(place);
      });
    } finally {
      await cloud.close();
    }
  });
}

const addressesOf = (resource: Resource, project: ProjectFacts, resources: readonly Resource[]): string[] =>
  resourcesOf(generatorOf(project.provider, resource.kind).body(resource, { project, resources })).map(
    ({ address }) => address,
  );

describe.skipIf(!hasTerraform).each(Object.entries(SPREADS))('changes on the pretend cloud: %s', (_, spread) => {
  const { project } = spread;
  const edits = kindsFor(project.provider).flatMap(({ kind }) => editsOf(spread, kind));

  it('replace where a replacement was announced, and nowhere else', async () => {
    expect(edits.length).toBeGreaterThan(40);
    const ended = await planned(spread, edits);
    const all = (edit: (one: Edit) => Resource) => [...spread.neighbours(project), ...edits.map(edit)];
    const [befores, afters] = [all(({ before }) => before), all(({ after }) => after)];
    const wrong = edits.flatMap(({ title, before, after }) => {
      const own = [...addressesOf(before, project, befores), ...addressesOf(after, project, afters)];
      const does = [...new Set(own)].filter((address) => ended.has(address));
      const said = impactOf(before, after, project).map(({ setting, effect }) => `${setting}: ${effect}`);
      const isAnnounced = said.some((one) => /replace|data loss/.test(one));
      return isAnnounced === does.length > 0 ? [] : [{ title, said, does }];
    });
    expect(wrong).toEqual([]);
  }, 240_000);
});
