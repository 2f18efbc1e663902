/** What a batch file may be at most; far above what people write, far below what would hurt. */
export const MOST_BYTES = 1024 * 1024;
export const MOST_ROWS = 200;
/** Of all that is packed in a workbook, once it is unpacked. */
export const MOST_UNPACKED = 16 * 1024 * 1024;
export const MOST_CELL = 16_000;
