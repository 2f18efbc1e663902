import type { RunId } from '../core/ids.ts';
import type { Redactor } from '../core/redact.ts';
import type { LogLine } from '../deploy/ports.ts';
import type { RunnerOptions } from './options.ts';
import { tellOf } from './tell.ts';
import { MOST_LINES, wordsOf } from './words.ts';

/** What a run that ends with us says, kept while it says it. Nobody waits for a line to be kept but the end. */
export interface Telling {
  /** A line of the engine's `-json` stream. */
  stream(line: string, redact: Redactor): void;
  /** A line that is for people already, redacted. */
  plain(line: string): void;
  say(said: Pick<LogLine, 'is' | 'text'>): void;
  /** Resolves when all of it is kept. */
  end(): Promise<void>;
}

const BEGUN_ANEW = 'GuildOps was started anew in the middle of this: it begins from the start.';

/** Goes on behind what an attempt before said, whose readers have its lines already. */
export async function beginTelling(
  options: Pick<RunnerOptions, 'tell' | 'log' | 'clock'>,
  run: RunId,
): Promise<Telling> {
  const last = await options.tell?.last(run).catch((): undefined => undefined);
  let n = last ?? MOST_LINES;
  let waiting: LogLine[] = [];
  let keeping = Promise.resolve();

  /** Lines that come while others are being kept are kept together. */
  async function keep(): Promise<void> {
    const lines = waiting;
    waiting = [];
    await tellOf(options, run, lines);
  }

  function add(line: LogLine | undefined): void {
    if (!line) return;
    n = line.n;
    waiting.push(line);
    if (waiting.length === 1) keeping = keeping.then(keep);
  }

  const say: Telling['say'] = (said) =>
    add(n < MOST_LINES ? { n: n + 1, at: options.clock.now(), ...said } : undefined);
  if (last) say({ is: 'warning', text: BEGUN_ANEW });
  return {
    stream: (line, redact) => add(wordsOf(line, n + 1, redact)),
    plain: (line) => line.trim() !== '' && say({ is: 'info', text: line }),
    say,
    end: () => keeping,
  };
}
