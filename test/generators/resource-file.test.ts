import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsFor } from '../../src/generators/kinds.ts';
import { parseProject, writeProject } from '../../src/generators/project-file.ts';
import { parseResource, resourcePath, writeResource } from '../../src/generators/resource-file.ts';
import { anyText } from '../any-text.ts';
import { PROD, RICH } from './gcp/everything.ts';
import { ALICE, aNetwork, aVm, HOSTILE, refusalOf, SHOP } from './samples.ts';

const WEB = 'projects/shop/resources/vm-web.yaml';
const parse = (text: string, path = WEB) => parseResource(SHOP, path, text);

const BY_HAND = `# The front end; ask Bob before you touch it.
kind: compute_vm   # the old word
name: web

settings:
  network: app
  # it needs room
  machine_type: e2-medium # was e2-small
  tags: [ http,  https ]
`;

describe('a resource file', () => {
  it('is read with the words people use and completed where they left something out', () => {
    const web = parse(BY_HAND);
    expect(web).toMatchObject({
      kind: 'vm',
      name: 'web',
      settings: { machine_type: 'e2-medium', zone: 'us-central1-a', boot_disk_gb: 20, tags: ['http', 'https'] },
    });
  });

  it('keeps its bytes while it asks for the same', () => {
    expect(writeResource(SHOP, parse(BY_HAND), BY_HAND)).toBe(BY_HAND);
  });

  it('keeps comments and everything else where one setting changes', () => {
    const bigger = aVm('web', { ...parse(BY_HAND).settings, machine_type: 'e2-standard-2' });
    const resource = { ...bigger, settings: { ...parse(BY_HAND).settings, machine_type: 'e2-standard-2' } };
    expect(writeResource(SHOP, resource, BY_HAND)).toBe(
      BY_HAND.replace('machine_type: e2-medium #', 'machine_type: e2-standard-2 #')
        .replace('compute_vm   #', 'compute_vm #')
        .replace('[ http,  https ]', '[ http, https ]'),
    );
  });

  it('gets a setting that it left out, and loses none', () => {
    const spot = { ...parse(BY_HAND), settings: { ...parse(BY_HAND).settings, spot: true, tags: ['http'] } };
    const text = writeResource(SHOP, spot, BY_HAND);
    expect(text).toContain('  spot: true\n');
    expect(text).toContain('# The front end; ask Bob before you touch it.');
    expect(parse(text)).toEqual(spot);
  });

  it('says a machine type once a size is no longer the whole truth', () => {
    const bySize = 'kind: vm\nname: web\nsettings:\n  network: app # here\n  vcpus: 2\n  ram_gib: 4\n';
    const web = parse(bySize);
    expect(web.settings).toMatchObject({ machine_type: 'e2-medium' });
    expect(writeResource(SHOP, web, bySize)).toBe(bySize);
    const changed = writeResource(SHOP, { ...web, settings: { ...web.settings, spot: true } }, bySize);
    expect(changed).not.toContain('vcpus');
    expect(changed).toContain('machine_type: e2-medium');
    expect(changed).toContain('network: app # here');
    expect(parse(changed).settings).toEqual({ ...web.settings, spot: true });
  });

  it('loses nothing of any kind, and is written the same again', () => {
    for (const resource of RICH) {
      const text = writeResource(PROD, resource);
      const read = parseResource(PROD, resourcePath(PROD, `${resource.kind}-${resource.name}`), text);
      expect(read).toEqual(resource);
      expect(writeResource(PROD, read, text)).toBe(text);
      expect(writeResource(PROD, read)).toBe(text);
    }
  });

  it('drops a setting that is asked for no longer', () => {
    const text = writeResource(SHOP, aVm('web', { startup_script: 'echo hi', extra_disks: 'data 100' }));
    expect(writeResource(SHOP, aVm('web'), text)).toBe(writeResource(SHOP, aVm('web')));
  });

  it('is written anew where what is there cannot be read', () => {
    expect(writeResource(SHOP, aVm(), 'kind: [')).toBe(writeResource(SHOP, aVm()));
  });

  it('gives back whatever people wrote', () => {
    const text = fc.oneof(anyText({ maxLength: 60 }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/), { maxLength: 4 }),
        fc.integer({ min: 10, max: 65_536 }),
        (purpose, other, tags, gb) => {
          const resource = settingsFor(
            SHOP,
            'vm',
            'web',
            { machine_type: 'e2-small', network: 'app', purpose, tags, boot_disk_gb: gb },
            ALICE,
          );
          const written = writeResource(SHOP, resource);
          expect(parse(written)).toEqual(resource);
          expect(writeResource(SHOP, resource, written)).toBe(written);
          const changed = settingsFor(SHOP, 'vm', 'web', { ...resource.settings, purpose: other });
          expect(parse(writeResource(SHOP, changed, written))).toEqual(changed);
        },
      ),
    );
  });

  it.each([
    {
      what: 'broken YAML',
      text: 'kind: vm\nname: web\nsettings: [',
      says: /^projects\/shop\/resources\/vm-web\.yaml, line 3 \| .*\| a YAML mapping$/,
    },
    { what: 'a key twice', text: 'kind: vm\nkind: vm\n', says: /line 2 \| Map keys must be unique/ },
    { what: 'no mapping', text: '- a\n- b\n', says: /line 1 \| the file holds no mapping/ },
    { what: 'nothing at all', text: '', says: /the file holds no mapping/ },
    {
      what: 'a slip in the kind',
      text: 'kind: netwrok\nname: web\n',
      says: /line 1, kind \| "netwrok" is no kind of resource \| did you mean network\?/,
    },
    {
      what: 'a key nobody knows',
      text: 'kind: network\nname: web\nsetings: {}\n',
      says: /setings \| there is no such setting; did you mean settings\?/,
    },
    {
      what: 'a setting with a slip',
      text: 'kind: vm\nname: web\nsettings:\n  network: app\n  machine_typ: e2-medium\n',
      says: /line 5, machine_typ \| .*did you mean machine_type\?/,
    },
    {
      what: 'a wrong value',
      text: 'kind: vm\nname: web\nsettings:\n  network: app\n  machine_type: e2-medium\n  boot_disk_gb: 3\n',
      says: /line 6, boot_disk_gb \| 3 is not a whole number/,
    },
    {
      what: 'another name than the file',
      text: 'kind: network\nname: web\n',
      says: /the file is named differently \| projects\/shop\/resources\/network-web\.yaml/,
    },
    {
      what: 'a name that is a path',
      text: 'kind: network\nname: ../../x\n',
      says: /line 2, name \| "\.\.\/\.\.\/x" is no name/,
    },
    {
      what: 'settings that are none',
      text: 'kind: vm\nname: web\nsettings: 3\n',
      says: /line 3, settings \| it is no mapping/,
    },
    {
      what: 'aliases',
      text: 'kind: vm\nname: &a web\nsettings: { purpose: *a }\n',
      says: /nested too deeply or uses aliases/,
    },
    { what: 'endless nesting', text: `kind: ${'['.repeat(30_000)}`, says: /vm-web\.yaml, line 1/ },
    { what: 'a huge file', text: `kind: vm # ${'x'.repeat(70_000)}`, says: /more than 64 KiB/ },
  ])('is refused with path and line: $what', ({ text, says }) => {
    const told = refusalOf(() => parse(text));
    expect(told.join('\n')).toMatch(says);
  });

  it('never faults, whatever the file holds', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'kind: vm\n',
        'name: web\n',
        'settings:\n',
        '  zone: ',
        '- ',
        '? ',
        '!!js ',
        '&a ',
        '*a',
        '<<: ',
        '{',
        '}',
        '[',
        '"',
        '\t',
        '\n',
        '---\n',
        '%YAML 9\n',
        '\u0000',
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          refusalOf(() => parse(text));
          refusalOf(() => parseProject('projects/shop', text));
        },
      ),
    );
  });

  it('lies where its kind and name say', () => {
    expect(resourcePath(SHOP, 'vm-web')).toBe(WEB);
    expect(parse(writeResource(SHOP, aNetwork()), 'projects/shop/resources/network-app.yaml')).toEqual(aNetwork());
  });
});

describe('the project file', () => {
  it('says what the project is, and keeps its bytes while that stays', () => {
    const text = writeProject(SHOP);
    expect(parseProject('projects/shop', text)).toEqual(SHOP);
    expect(writeProject(SHOP, `# mine\n${text}`)).toBe(`# mine\n${text}`);
  });

  it('keeps its comments where a fact changes', () => {
    const text = writeProject({ ...SHOP, environment: 'prod' }, `# mine\n${writeProject(SHOP)}`);
    expect(text).toMatch(/^# mine\n/);
    expect(parseProject('projects/shop', text).environment).toBe('prod');
  });

  it.each([
    {
      text: 'id: Shop!\nprovider: gcp\nregion: r\nenvironment: dev\nengine: terraform\n',
      says: 'projects/shop/project.yaml, line 1, id',
    },
    { text: 'id: shop\nprovider: gpc\nregion: r\nenvironment: dev\nengine: terraform\n', says: 'line 2, provider' },
    {
      text: 'id: shop\nprovider: gcp\nregion: r\nenvironment: dev\nengine: terraform\nregoin: x\n',
      says: 'did you mean region?',
    },
    {
      text: 'id: shop\nprovider: gcp\nregion: r\nenvironment: dev\nengine: terraform\nbackend: gcs\n',
      says: 'projects/shop/project.yaml, line 6, backend | "gcs" is not an address of a state | http, or s3://',
    },
  ])('is refused with path and line', ({ text, says }) => {
    expect(refusalOf(() => parseProject('projects/shop', text)).join()).toContain(says);
  });
});
