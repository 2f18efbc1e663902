/**
 * How long the far ends wait for the program to do something before they call it missing. Long: while all is well it costs nothing, and a
 * machine that others use as well is ten times slower than a quiet one.
 */
export const PATIENCE_MS = 120_000;
