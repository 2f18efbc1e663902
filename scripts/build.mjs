// Bundles the programs of src, sandbox and bench into dist/ and copies the data files that stand beside the code. Packages are bundled with
// them, as most of a start was spent on finding and reading three thousand small files. Types are looked at by `npm run typecheck`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** What is started, by folder; and where that is put which programs share or load when they need it: as deep as they are. */
const PROGRAMS = {
  src: { programs: ['cli.ts'], pieces: '.' },
  sandbox: {
    programs: ['cloud/serve.ts', 'demo/main.ts', 'fill/main.ts', 'page/screenshots.ts', 'page/try.ts'],
    pieces: 'pieces',
  },
  bench: { programs: ['main.ts', 'review.ts', 'load-catalogs.ts'], pieces: '.' },
};

/** Packages with machine code, or that read files beside their own; and those that others would use if they were there. */
const OUTSIDE = [
  ...['better-sqlite3', '@napi-rs/canvas', 'pino', 'ajv', 'ajv-formats', 'playwright-core'],
  ...['bufferutil', 'utf-8-validate', 'zlib-sync'],
];

/** Packages in the older format ask for `require`, which the newer one has not. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/** Our code finds files from where it stands in the source: this says where that is, seen from the `folder` it is bundled into. */
const whereItStood = (folder) => ({
  name: 'where-it-stood',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(relative(folder, join(dist, relative(root, path).replace(/ts$/, 'js'))));
      const source = readFileSync(path, 'utf8');
      return {
        loader: 'ts',
        contents: source.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`),
      };
    });
  },
});

/** Node keeps the source of what it runs, with two bytes for each character as soon as one needs them; in code esbuild leaves such only in comments. */
const inAscii = (text) =>
  text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const write = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const isData = (path) => !path.endsWith('.ts');

rmSync(dist, { recursive: true, force: true });
for (const [name, { programs, pieces }] of Object.entries(PROGRAMS)) {
  const [source, outdir] = [join(root, name), join(dist, name)];
  const { outputFiles } = await build({
    ...{ write: false, outdir, outbase: source, entryPoints: programs.map((program) => join(source, program)) },
    ...{ bundle: true, splitting: true, chunkNames: `${pieces}/[name]-[hash]`, external: OUTSIDE },
    ...{ platform: 'node', format: 'esm', target: 'node20.19', banner: { js: REQUIRE } },
    ...{ sourcemap: true, sourcesContent: false },
    // discord.js knows its classes by their names, and people know functions by theirs where an error says its way.
    keepNames: true,
    plugins: [whereItStood(join(outdir, pieces))],
    logLevel: 'warning',
  });
  for (const { path, text } of outputFiles) write(path, inAscii(text));
  cpSync(source, outdir, { recursive: true, filter: isData });
}
