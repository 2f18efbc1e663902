import { fromBufferPromise, type ZipFile } from 'yauzl';
import { Refusal } from '../../core/refusal.ts';
import { MOST_UNPACKED } from './limits.ts';
import { badFile } from './row.ts';

const MOST_ENTRIES = 500;

/**
 * Unpacks a workbook once without keeping anything, and counts: a small file that becomes a huge one is refused before anybody reads it.
 * @throws Refusal `bad-input`
 */
export async function vetZip(bytes: Uint8Array): Promise<void> {
  try {
    await count(await fromBufferPromise(Buffer.from(bytes)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw badFile('it is no workbook, or a damaged one', 'the file as a spreadsheet saves it');
  }
}

async function count(zip: ZipFile): Promise<void> {
  let left = MOST_UNPACKED;
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entries > MOST_ENTRIES || entry.uncompressedSize > left) throw tooMuch();
    // What an entry promises may be a lie; yauzl ends one that goes beyond it.
    for await (const piece of await zip.openReadStreamPromise(entry)) left -= (piece as Buffer).length;
    if (left < 0) throw tooMuch();
  }
}

const tooMuch = () => badFile('it unpacks to far more than it should', `at most ${MOST_UNPACKED / 1024 / 1024} MiB`);
