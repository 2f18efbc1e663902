/** Words that stand in front of a secret; a script is read by everyone who can read the repository or the machine. */
const SECRET = /(?:password|passwd|secret|token|api_?key)\s*[=:]\s*\S|BEGIN [A-Z ]*PRIVATE KEY/i;

/** What is doubtful about a startup script. `vault`: where the cloud keeps secrets. */
export const secretWarning = (script: string | undefined, vault: string): Readonly<Record<string, boolean>> => ({
  [`The startup script seems to hold a secret: everyone who reads the repository can read it. Use ${vault}.`]:
    SECRET.test(script ?? ''),
});

/** Sentences that hold. */
export const whatHolds = (sentences: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(sentences).flatMap(([text, holds]) => (holds ? [text] : []));
