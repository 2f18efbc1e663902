import { watch } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { EMPTY_STREAM, readLine, type Stream } from './stream.ts';

/** How often we look even when nobody told us to: a process that was killed tells nothing. Milliseconds. */
const LOOK_MS = 500;

/** Reads a growing file from where it stopped; a last line without its end waits for the next time. */
export function createTail(path: string) {
  const decoder = new StringDecoder('utf8');
  let offset = 0;
  let rest = '';
  /** Whole lines that came since the last call. */
  return async (): Promise<string[]> => {
    const file = await open(path, 'r').catch(() => undefined);
    if (!file) return [];
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(size - offset);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      offset += bytesRead;
      const lines = (rest + decoder.write(buffer.subarray(0, bytesRead))).split('\n');
      rest = lines.pop() ?? '';
      return lines.filter((line) => line !== '');
    } finally {
      await file.close();
    }
  };
}

/** Wakes when something in a folder changes, or after a while. */
function createWaker(folder: string) {
  let wake = () => {};
  let hasChanged = false;
  const watcher = watch(folder, () => {
    hasChanged = true;
    wake();
  });
  // Without the watcher (no descriptors left) looking now and then still works.
  watcher.on('error', () => watcher.close());
  return {
    async wait(): Promise<void> {
      if (!hasChanged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasChanged = false;
    },
    close: () => watcher.close(),
  };
}

export interface Following {
  folder: string;
  streamPath: string;
  /** Asked at every look, before the stream is read for the last time. */
  hasEnded(): Promise<boolean>;
  onChange(stream: Stream): void;
  /** Told of the lines themselves; `before` is how many came before them. */
  onLines?(lines: readonly string[], before: number): Promise<void>;
}

/** Follows a run's stream until the run has ended; the stream is whole then. */
export async function follow({ folder, streamPath, hasEnded, onChange, onLines }: Following): Promise<Stream> {
  const tail = createTail(streamPath);
  const waker = createWaker(folder);
  let stream = EMPTY_STREAM;
  try {
    for (;;) {
      const isOver = await hasEnded();
      const lines = await tail();
      if (lines.length > 0) {
        await onLines?.(lines, stream.lines);
        stream = lines.reduce(readLine, stream);
        onChange(stream);
      }
      if (isOver) return stream;
      await waker.wait();
    }
  } finally {
    waker.close();
  }
}
