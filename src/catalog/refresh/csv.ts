/**
 * The rows of a CSV text that arrives in pieces (RFC 4180), without holding the whole of it.
 * @throws Error when the text ends inside a quoted field: it was cut off
 */
export async function* csvRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  const rows = new Rows();
  for await (const piece of pieces) yield* rows.push(decoder.decode(piece, { stream: true }));
  yield* rows.push(decoder.decode());
  yield* rows.end();
}

/** Reads text by the letter; keeps what belongs to the row that is not complete yet. */
class Rows {
  private field = '';
  private row: string[] = [];
  /** A quote that closes a field, or is the first half of one that stands for itself. */
  private state: 'plain' | 'quoted' | 'quote' = 'plain';

  *push(text: string): Generator<string[]> {
    for (const letter of text) {
      if (this.state === 'quoted') this.inQuotes(letter);
      else if (letter === '"' && this.state === 'quote') this.add('"', 'quoted');
      else if (letter === '"' && this.field === '') this.state = 'quoted';
      else if (letter === ',') this.endField();
      else if (letter === '\n') yield this.endRow();
      else if (letter !== '\r') this.add(letter, 'plain');
    }
  }

  *end(): Generator<string[]> {
    if (this.state === 'quoted') throw new Error('the list ends in the middle of a field');
    if (this.field !== '' || this.row.length > 0) yield this.endRow();
  }

  private inQuotes(letter: string): void {
    if (letter === '"') this.state = 'quote';
    else this.field += letter;
  }

  private add(letter: string, state: 'plain' | 'quoted'): void {
    this.field += letter;
    this.state = state;
  }

  private endField(): void {
    this.row.push(this.field);
    this.field = '';
    this.state = 'plain';
  }

  private endRow(): string[] {
    this.endField();
    const { row } = this;
    this.row = [];
    return row;
  }
}
