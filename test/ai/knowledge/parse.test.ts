import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKnowledge } from '../../../src/ai/knowledge/parse.ts';
import { anyText } from '../../any-text.ts';

const WHOLE = `# Storage

For whoever edits this file.

## TEAM-001 Name buckets after their team

- category: security
- services: s3, kms
- keywords: bucket name
- rules: STO-001
- reference: https://wiki.example.com/buckets

Begin the name with the team's,
so that its owner is known.

- \`team-data\` is right
`;

const problemsOf = (text: string, file = 'aws/own.md') =>
  parseKnowledge(file, text).problems.map(({ line, what }) => `${line}: ${what}`);
const entryOf = (text: string, file = 'aws/own.md') => parseKnowledge(file, text).entries[0];

describe('an entry', () => {
  it('has fields, then text whose paragraphs are joined', () => {
    expect(parseKnowledge('aws/own.md', WHOLE)).toEqual({
      problems: [],
      entries: [
        {
          ...{ file: 'aws/own.md', line: 5, id: 'TEAM-001', title: 'Name buckets after their team', provider: 'aws' },
          ...{ category: 'security', services: ['s3', 'kms'], keywords: ['bucket name'], rules: ['STO-001'] },
          text: "Begin the name with the team's, so that its owner is known.\n\n- `team-data` is right",
          reference: 'https://wiki.example.com/buckets',
        },
      ],
    });
  });

  it('may have a block of code with what looks like a heading', () => {
    const text = `${WHOLE}\n\`\`\`hcl\n## a comment\nx   = 1\n\`\`\`\n`;
    expect(entryOf(text)?.text).toContain('```hcl\n## a comment\nx   = 1\n```');
  });

  it.each([
    { does: 'no category', from: '- category: security\n', to: '', says: '5: the category is missing' },
    {
      does: 'a category nobody knows',
      from: 'security',
      to: 'securty',
      says: '5: there is no category "securty"; did you mean "security"?',
    },
    { does: 'no reference', from: /- ref.*\n/, to: '', says: '5: the reference is missing' },
    {
      does: 'a reference that is no address',
      from: /https:\S+/,
      to: 'javascript:alert(1)',
      says: '5: the reference "javascript:alert(1)" is no https',
    },
    {
      does: 'a field nobody knows',
      from: 'keywords',
      to: 'keyword',
      says: '9: there is no field "keyword"; did you mean "keywords"?',
    },
    { does: 'a field twice', from: 'keywords:', to: 'services:', says: '9: "services" is there twice' },
    {
      does: 'a cloud nobody knows',
      from: '- keywords',
      to: '- provider: ibm\n- keywords',
      says: '5: there is no provider "ibm"',
    },
    { does: 'a rule that has no such name', from: 'STO-001', to: 'storage', says: '5: "storage" is no rule' },
    { does: 'no id', from: 'TEAM-001 ', to: '', says: '5: the heading has neither an id' },
    { does: 'no text', from: /Begin[\s\S]*/, to: '', says: '5: there is no text' },
    { does: 'a long text', from: 'Begin', to: 'x'.repeat(1500), says: '5: the text is too long: 15' },
    { does: 'letters nobody sees', from: 'Begin', to: 'Be\u202egin', says: '5: it has control characters' },
  ])('is refused with $does, by line', ({ from, to, says }) => {
    const [only = '', ...more] = problemsOf(WHOLE.replace(from, to));
    expect(only.startsWith(says), only).toBe(true);
    expect(more).toEqual([]);
  });

  it('with mistakes leaves its neighbours alone', () => {
    const other = WHOLE.replace('TEAM-001', 'TEAM-002').replace('category: security', 'category: nonsense');
    const { entries, problems } = parseKnowledge('aws/own.md', WHOLE + other);
    expect(entries.map(({ id }) => id)).toEqual(['TEAM-001']);
    expect(problems).toHaveLength(1);
  });
});

describe('the short form', () => {
  it.each(['## Turn on versioning [reliability]', '### [Reliability] Turn on versioning'])(
    'is %s and list items',
    (heading) => {
      const entry = entryOf(`${heading}\n- Set \`versioning\`\n- Cost: some\n- Services: s3\n`);
      expect(entry).toMatchObject({
        ...{ id: 'aws-turn-on-versioning', title: 'Turn on versioning', category: 'reliability', services: ['s3'] },
        text: '- Set `versioning`',
      });
    },
  );

  it('may stand under titles of groups, or be all that a file has', () => {
    const text =
      '# Notes\n\nOurs.\n\n## Storage\n\n### Turn on versioning [reliability]\n- Set it.\n\n## Machines\n\n### Use Spot [cost]\n- For CI.\n';
    expect(parseKnowledge('aws/x.md', text)).toMatchObject({
      problems: [],
      entries: [{ category: 'reliability' }, { category: 'cost' }],
    });
    expect(entryOf('# Use Spot [cost]\n\n- For CI.\n')).toMatchObject({ title: 'Use Spot', text: '- For CI.' });
  });

  it('takes the first address in its text for the reference', () => {
    expect(entryOf('## Use tags [cost]\n- As in [the guide](https://example.com/tags).')?.reference).toBe(
      'https://example.com/tags',
    );
  });
});

describe('a pattern', () => {
  const PATTERN = `## PAT-001 A static site
- problem: Pages are slow far away.
- solution: A bucket behind a CDN.
- services: s3, cloudfront
- complexity: low
- cost: 5-20
`;
  it('is a problem and a solution', () => {
    expect(entryOf(PATTERN, 'patterns.md')).toMatchObject({
      ...{ id: 'PAT-001', category: 'pattern', provider: 'any', services: ['s3', 'cloudfront'] },
      text: 'Problem: Pages are slow far away.\n\nSolution: A bucket behind a CDN.\n\nComplexity: low\n\nCost: $5 to $20 a month',
    });
  });

  it.each([
    { from: '5-20', to: '20-5', says: '"cost" is "20-5"' },
    { from: 'complexity: low', to: 'complexity: easy', says: '"complexity" is "easy"' },
    { from: /- solution.*\n/, to: '', says: 'the pattern has no "solution"' },
  ])('is refused when $says', ({ from, to, says }) => {
    expect(problemsOf(PATTERN.replace(from, to)).join()).toContain(says);
  });
});

it.each([
  ['aws/storage.md', 'aws'],
  ['x/google/storage.md', 'gcp'],
  ['x/azure-storage.md', 'azure'],
  ['x/storage.md', 'any'],
])('%s is about %s', (file, provider) => {
  expect(entryOf(WHOLE, file)?.provider).toBe(provider);
});

it('reads any text at all without falling over', () => {
  const line = fc.oneof(
    anyText({ maxLength: 30 }),
    fc.constantFrom(
      '## A-1 x',
      '## x [cost]',
      '- category: cost',
      '```',
      '- problem: x',
      '- reference: https://a.example',
      '',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { entries, problems } = parseKnowledge('aws/x.md', lines.join('\n'));
      for (const { id, title, text } of entries) expect(id && title && text).toBeTruthy();
      for (const { line: at } of problems) expect(at).toBeLessThanOrEqual(lines.join('\n').split('\n').length);
    }),
  );
});
