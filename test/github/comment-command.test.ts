import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import { printCommand } from '../../src/github/comment/print.ts';
import { shapeOf, VERB_NAMES } from '../../src/github/comment/verbs.ts';
import { type Grammar, parseComment } from '../../src/github/comment-command.ts';
import { nextCommands, retryCommand } from '../../src/github/render/next.ts';
import { anyText } from '../any-text.ts';
import { aView, STATES } from './views.ts';

const GRAMMAR: Grammar = { triggers: ['guildops', 'atlantis'], bot: 'guildops-acme' };
const parse = (body: string) => parseComment(body, GRAMMAR);
const command = (name: string, selection: object = {}) => ({
  kind: 'command',
  command: name,
  verbose: false,
  flags: {},
  extra: [],
  ...selection,
});

describe('a comment that is a command', () => {
  it.each([
    ['guildops plan', command('plan')],
    ['atlantis apply', command('apply')],
    ['GuildOps APPLY', command('apply')],
    ['/apply', command('apply')],
    ['@guildops-acme apply', command('apply')],
    ['@GuildOps-Acme[bot]: apply', command('apply')],
    ['plan', command('plan')],
    ['  Apply  \n\n', command('apply')],
    ['`guildops apply`', command('apply')],
    ['guildops cancel', command('cancel')],
    ['/retry', command('retry')],
    ['guildops retry -p web-dev', command('retry', { project: 'web-dev' })],
    ['guildops unlock', command('unlock')],
    ['run plan -p web-dev', command('plan', { project: 'web-dev' })],
    ['atlantis approve_policies', command('approve')],
    ['/version', command('version')],
    ['/status -d "projects/**"', command('status', { dir: 'projects/**' })],
    ['guildops fix CMP-001', command('fix', { args: ['CMP-001'] })],
    [
      'guildops fix cmp-001 aws_instance.a[0] -p web',
      command('fix', { args: ['cmp-001', 'aws_instance.a[0]'], project: 'web' }),
    ],
    ['guildops rollback 7f3k', command('rollback', { id: '7F3K' })],
    ['guildops rollback --to v1.0.0 -p web', command('rollback', { project: 'web', flags: { to: 'v1.0.0' } })],
    ['guildops apply --auto-merge-method squash', command('apply', { flags: { 'auto-merge-method': 'squash' } })],
    ['guildops apply --auto-merge-disabled', command('apply', { flags: { 'auto-merge-disabled': true } })],
    [
      'guildops import \'aws_instance.web["a"]\' i-0123 -d web',
      command('import', { dir: 'web', args: ['aws_instance.web["a"]', 'i-0123'] }),
    ],
    [
      'guildops state rm aws_instance.web --confirm=shop',
      command('state', { args: ['rm', 'aws_instance.web'], flags: { confirm: 'shop' } }),
    ],
    ['guildops plan --confirm shop -- -destroy', command('plan', { flags: { confirm: 'shop' }, extra: ['-destroy'] })],
    ['guildops approve', command('approve')],
    ['guildops apply -p web-dev', command('apply', { project: 'web-dev' })],
    ['guildops apply --project=web-dev', command('apply', { project: 'web-dev' })],
    ['/plan -d ./projects/web/ -w default', command('plan', { dir: 'projects/web', workspace: 'default' })],
    ['/plan --dir "projects/my web"', command('plan', { dir: 'projects/my web' })],
    ['/plan -d .', command('plan', { dir: '.' })],
    ['/apply 7f3k.2', command('apply', { id: '7F3K.2' })],
    ['/apply 7F3K --verbose', command('apply', { id: '7F3K', verbose: true })],
    [
      'guildops plan -- --target module.a.aws_instance.web -refresh=false --var a=b=c -var-file=dev.tfvars',
      command('plan', {
        extra: ['-target=module.a.aws_instance.web', '-refresh=false', '-var=a=b=c', '-var-file=dev.tfvars'],
      }),
    ],
  ])('%j', (body, expected) => expect(parse(body)).toEqual(expected));
});

describe('a comment that asks for help', () => {
  it.each(['help', 'guildops', 'guildops help', '/help', '@guildops-acme', 'guildops apply --help', 'guildops -h'])(
    '%j',
    (body) => expect(parse(body).kind).toBe('help'),
  );
});

describe('talk among people, and commands of other bots', () => {
  it.each([
    '',
    'please apply this',
    'discard',
    'approve',
    'plan for tomorrow: lunch',
    'guildops apply\nor should we wait?',
    '> guildops apply',
    '```\nguildops apply\n```',
    '/lgtm',
    '/apply-labels bug',
    '@somebody apply',
    'terraform is nice',
    'terraform plan failed again',
    'run plan again, please',
    'run to the shop',
    'the guildops apply failed',
    `guildops ${'x'.repeat(1000)}`,
  ])('%j is passed over', (body) => expect(parse(body)).toEqual({ kind: 'ignore' }));
});

describe('a command that is not understood', () => {
  it.each([
    { body: 'guildops aply', says: /Did you mean `guildops apply`/ },
    { body: '/aplly', says: /Did you mean `guildops apply`/ },
    { body: 'guildop apply', says: /Did you mean `guildops apply`/ },
    { body: 'terraform plan', says: /Did you mean `guildops plan`/ },
    { body: 'guildops frobnicate', says: /is no command.*`plan`.*`apply`/ },
    { body: 'guildops apply -x', says: /`-x` is no flag/ },
    { body: 'guildops apply -p', says: /`-p` needs a value/ },
    { body: 'guildops apply -p a -p b', says: /`-p` is there twice/ },
    { body: 'guildops apply -p a -d b', says: /leave out/ },
    { body: 'guildops apply -d ../other', says: /no folder inside/ },
    { body: 'guildops apply -d /etc', says: /no folder inside/ },
    { body: 'guildops apply -w a/b', says: /no name of a workspace/ },
    { body: 'guildops apply everything', says: /neither a flag nor a plan id/ },
    { body: 'guildops version now', says: /stands alone/ },
    { body: 'guildops import aws_instance.web', says: /is not ADDRESS ID/ },
    { body: 'guildops apply --auto-merge-method octopus', says: /not one of merge, squash, rebase/ },
    { body: 'guildops plan -- -out=elsewhere', says: /`-out=elsewhere` is not passed on.*-target, -replace/ },
    { body: 'guildops plan -- --chdir ..', says: /is not passed on/ },
    { body: 'guildops plan -- -lock=false', says: /is not passed on/ },
    { body: 'guildops plan -- -state x', says: /is not passed on/ },
    { body: 'guildops plan -- target=aws_instance.web', says: /is not passed on/ },
    { body: 'guildops plan -- -var-file=../prod.tfvars', says: /no .tfvars file inside/ },
    { body: 'guildops plan -- --var-file /etc/passwd', says: /no .tfvars file inside/ },
    { body: 'guildops plan -- -var x', says: /is not name=value/ },
    { body: 'guildops plan -- -target', says: /needs a value/ },
    { body: 'guildops plan -- -refresh=false -refresh=true', says: /is there twice/ },
    { body: 'guildops apply -- -target=aws_instance.web', says: /apply takes -parallelism, -lock-timeout/ },
    { body: 'guildops approve -- -destroy', says: /passes nothing on/ },
    { body: 'guildops apply "web', says: /not closed/ },
    { body: 'guildops apply --constructor', says: /is no flag/ },
    { body: 'guildops __proto__', says: /is no command/ },
  ])('$body', ({ body, says }) => {
    const comment = parse(body);
    expect(comment.kind).toBe('error');
    expect(comment).toMatchObject({ reply: expect.stringMatching(says) });
  });

  it('is quoted back as inert text', () => {
    const comment = parse('guildops `@everyone`<!--');
    expect(comment).toMatchObject({ reply: expect.stringContaining('`` `@everyone`<!-- ``') });
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    'guildops',
    '/apply',
    '-d',
    '--',
    '"',
    "'",
    '\\',
    '`',
    '@guildops-acme',
    '-p=',
    '7F3K.1',
    '\n',
    '=',
  );
  it('is a comment: parsing never throws', () => {
    fc.assert(fc.property(anyText(), (body) => void parse(body)));
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (parts) => void parse(parts.join(' '))),
    );
  });

  it('is never a command when a second line has content', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VERB_NAMES), fc.string({ minLength: 1 }), (verb, more) => {
        fc.pre(more.trim() !== '' && !/^[\s`]*$/.test(more));
        expect(parse(`guildops ${verb}\n${more}`)).toEqual({ kind: 'ignore' });
      }),
    );
  });
});

describe('every command that we print', () => {
  const project = fc.stringMatching(/^[a-z][a-z0-9-]{1,38}$/);
  it('is understood when it is pasted back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), project, fc.boolean(), (state, name, several) => {
        const view = aView(state, { project: name as ProjectId });
        for (const { command } of retryCommand([view, view], { trigger: 'guildops', several }))
          expect(parse(command)).toMatchObject({ kind: 'command', command: 'retry' });
        for (const { command: printed } of nextCommands(view, { trigger: 'guildops', several })) {
          const comment = parse(printed);
          expect(comment.kind).toBe(printed.endsWith('help') ? 'help' : 'command');
          if (comment.kind === 'command') expect(comment.project).toBe(several ? name : undefined);
        }
      }),
    );
  });

  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== '' && !/^-|[\r\n\u2028\u2029]/.test(text));
  const address = fc.constantFrom('aws_instance.web', 'module.a["x y"].google_sql_database.db[0]');
  const extra = fc.array(
    fc.oneof(
      address.map((at) => `-target=${at}`),
      word.filter((value) => !/\p{Cc}/u.test(value)).map((value) => `-var=name=${value}`),
    ),
    { maxLength: 3 },
  );
  it('is read as the same command, whatever its words hold', () => {
    const verbs = VERB_NAMES.filter((verb) => verb !== 'help').filter((verb) => shapeOf(verb).takesSelection);
    fc.assert(
      fc.property(fc.constantFrom(...verbs), project, fc.boolean(), extra, word, (verb, name, verbose, extras, to) => {
        const given = {
          command: verb,
          project: name,
          verbose,
          flags: verb === 'rollback' ? { to } : {},
          extra: verb === 'plan' ? extras : [],
          ...(shapeOf(verb).args && { args: ['aws_instance.web', to].slice(0, shapeOf(verb).args?.most) }),
        };
        expect(parse(printCommand('guildops', given as Parameters<typeof printCommand>[1]))).toEqual({
          kind: 'command',
          ...given,
        });
      }),
    );
  });
});

describe('a place where only some commands may be given', () => {
  const there = (body: string) => parseComment(body, { ...GRAMMAR, allowed: ['plan', 'status'] });
  it('lists those and no others, and says that a command is switched off', () => {
    expect(there('guildops help')).toMatchObject({
      kind: 'help',
      reply: expect.not.stringContaining('`guildops apply`'),
    });
    expect(there('guildops plan').kind).toBe('command');
    expect(there('/apply')).toMatchObject({
      kind: 'error',
      reply: expect.stringMatching(/`apply` is switched off here/),
    });
  });
});
