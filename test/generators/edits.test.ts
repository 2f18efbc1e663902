import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../sandbox/cloud/index.ts';
import { type Resource, resourceKey } from '../../src/core/request.ts';
import { impactOf } from '../../src/generators/impact.ts';
import type { Surroundings } from '../../src/generators/kind.ts';
import { expand, generatorOf } from '../../src/generators/kinds.ts';
import { dependentsOf } from '../../src/generators/references.ts';
import { type Edit, editsOf, isGrave } from './edits.ts';
import { tfFiles } from './files.ts';
import { SPREADS, type Spread } from './spreads.ts';
import { hasTerraform, inFolder, type Place, terraform, writeFiles } from './terraform.ts';
import { resourcesOf } from './values.ts';

/** Parts that come and go while what they belong to stays: the impact tells what their end means in a note, and it is no replacement. */
const SMALL_PARTS = [
  /^google_(?:sql_user|compute_(?:router|router_nat|firewall\.network\w*))\b/,
  /^aws_(?:eip|nat_gateway|route|vpc_security_group_(?:in|e)gress_rule)\b/,
  /^azurerm_(?:public_ip\.network\w*|(?:subnet_)?nat_gateway\w*|application_security_group\.source_\w*)/,
  /^azurerm_(?:\w+_active_directory_administrator|storage_management_policy|storage_container_immutability_policy)\b/,
];
const isSmall = (address: string): boolean => SMALL_PARTS.some((pattern) => pattern.test(address));

interface Change {
  address: string;
  change: { actions: readonly string[] };
}

/** What a plan ends or makes anew, by its address without index. */
function endedBy(place: Place): Set<string> {
  // The state is what was made a moment ago: reading it all back would tell nothing.
  terraform(place, 'plan', '-input=false', '-refresh=false', '-parallelism=40', '-out=plan');
  const { resource_changes: changes = [] }: { resource_changes?: Change[] } = JSON.parse(
    terraform(place, 'show', '-json', 'plan'),
  );
  const ended = changes.filter(({ change }) => change.actions.includes('delete'));
  return new Set(ended.map(({ address }) => address.replace(/\[.*\]$/, '')));
}

/** Makes what stood before on the pretend cloud, and says what a plan of each state after it ends. */
async function endedAfter(
  { project, resources }: Surroundings,
  afters: readonly (readonly Resource[])[],
): Promise<Set<string>[]> {
  return inFolder({}, async (dir) => {
    const cloud = await startSandboxCloud({ dir });
    try {
      const before = tfFiles(project, resources);
      return inFolder(before, (folder) => {
        const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
        terraform(place, 'init', '-input=false');
        terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color', '-parallelism=40');
        return afters.map((after) => {
          const files = tfFiles(project, after, before);
          const gone = Object.keys(before).filter((name) => !(name in files));
          writeFiles(folder, { ...files, ...Object.fromEntries(gone.map((name) => [name, ''])) });
          return endedBy(place);
        });
      });
    } finally {
      await cloud.close();
    }
  });
}

/** Addresses of everything that some resources are, in each of their regions. */
function addressesOf(some: readonly Resource[], around: Surroundings): string[] {
  const copies = expand(around);
  const flat = { ...around, resources: copies.map(({ resource }) => resource) };
  const own = copies.filter(({ of }) => some.includes(of));
  return own.flatMap(({ resource }) =>
    resourcesOf(generatorOf(around.project.provider, resource.kind).body(resource, flat)).map(({ address }) => address),
  );
}

/** A project that has every edit's resource beside what they name. */
const projectOf = ({ project, neighbours }: Spread, resources: readonly Resource[]): Surroundings => ({
  project,
  resources: [...neighbours(project), ...resources],
});

describe.skipIf(!hasTerraform).each(Object.entries(SPREADS))('changes on the pretend cloud: %s', (_, spread) => {
  const edits = editsOf(spread);

  it('replace where a replacement was announced, and nowhere else; a removal ends what was listed', async () => {
    expect(edits.length).toBeGreaterThan(10);
    const before = projectOf(
      spread,
      edits.map((edit) => edit.before),
    );
    const after = projectOf(
      spread,
      edits.map((edit) => edit.after),
    );
    const network = { kind: 'network', name: 'app' } as const;
    const listed = [network, ...dependentsOf(network, before.resources)].map(resourceKey);
    const goes = before.resources.filter((one) => listed.includes(resourceKey(one)));
    const rest = before.resources.filter((one) => !goes.includes(one));
    const [byEdits = new Set(), byRemoval] = await endedAfter(before, [after.resources, rest]);

    const wrong = edits.flatMap((edit: Edit) => {
      const own = [...addressesOf([edit.before], before), ...addressesOf([edit.after], after)];
      const does = [...new Set(own)].filter((address) => byEdits.has(address) && !isSmall(address));
      const said = impactOf(edit.before, edit.after, spread.project).map(
        ({ setting, effect }) => `${setting}: ${effect}`,
      );
      return isGrave(spread, edit) === does.length > 0 ? [] : [{ title: edit.title, said, does }];
    });
    expect(wrong).toEqual([]);
    expect([...(byRemoval ?? [])].sort()).toEqual([...new Set(addressesOf(goes, before))].sort());
  });
});
