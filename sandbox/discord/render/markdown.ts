/** What turns ids and times into words. */
export interface Readers {
  /** Names of people, roles and channels by id. */
  names: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, for "3 minutes ago". */
  now: number;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

function readTime(seconds: number, style: string | undefined, now: number): string {
  if (style !== 'R') return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const away = seconds - Math.round(now / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? (['second', 1] as const);
  return relative.format(Math.trunc(away / size), unit);
}

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[^\w\s])`,
    '(?<ticks>`+)(?<code>.+?)\\k<ticks>(?!`)',
    String.raw`<t:(?<time>\d+)(?::(?<style>\w))?>`,
    String.raw`<@!?(?<user>\d+)>`,
    String.raw`<@&(?<role>\d+)>`,
    String.raw`<#(?<channel>\d+)>`,
    String.raw`</(?<command>[^:>\n]+):\d+>`,
    String.raw`<a?:(?<emoji>\w+):\d+>`,
    String.raw`\[(?<link>[^\]\n]+)\]\(<?(?<url>https?:[^)\s>]+)>?\)`,
    String.raw`<(?<bare>https?:[^>\s]+)>`,
    String.raw`(?<marks>\*\*|~~|\|\|)`,
    String.raw`\*(?=\S)(?<slanted>[^*\n]*[^*\s])\*`,
  ].join('|'),
  'g',
);

function readLine(line: string, { names, now }: Readers): string {
  const bare = line.replace(/^(?:-# |#{1,3} |> )/, '');
  return bare.replace(INLINE, (...match) => {
    const found: Record<string, string | undefined> = match.at(-1);
    if (found.escaped) return found.escaped;
    if (found.code) return found.code;
    if (found.time) return readTime(Number(found.time), found.style, now);
    const person = found.user ?? found.role;
    if (person) return `@${names[person] ?? 'unknown'}`;
    if (found.channel) return `#${names[found.channel] ?? 'unknown'}`;
    if (found.command) return `/${found.command}`;
    if (found.emoji) return `:${found.emoji}:`;
    if (found.link) return found.link === found.url ? found.link : `${found.link} (${found.url})`;
    return found.bare ?? found.slanted ?? '';
  });
}

/** One line as the client shows it; small print and code are shown in their own way. */
export interface ReadLine {
  text: string;
  look: 'plain' | 'heading' | 'small' | 'code';
}

function lookOf(line: string): ReadLine['look'] {
  if (line.startsWith('-# ')) return 'small';
  return /^#{1,3} /.test(line) ? 'heading' : 'plain';
}

/** Reads Discord's Markdown: what it marks is shown, the marks are not. Code in fences stays as it is, without colours. */
export function readMarkdown(text: string, readers: Readers): ReadLine[] {
  let inFence = false;
  return text.split('\n').flatMap((line): ReadLine[] => {
    if (line.startsWith('```')) {
      inFence = !inFence;
      return [];
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours in code blocks begin with one
    if (inFence) return [{ text: line.replace(/\u001b\[[\d;]*m/g, ''), look: 'code' }];
    return [{ text: readLine(line, readers), look: lookOf(line) }];
  });
}
