// Joins the modules that tsc has written into few files, in place: node .build/join.mjs [dist]
// Node spends half a millisecond of CPU on every module that it opens, whatever is in it: 79 of them for the reader of
// figures, 250 for a run. Modules that are always loaded together become one file; what is imported on demand stays
// apart; exported names and source maps stay, white space goes. The declarations of types are left as tsc wrote them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const dist = resolve(process.argv[2] ?? 'dist');

/** What the benches open of the built code, by their own text. */
const bench = resolve(import.meta.dirname, '../bench');
const measured = readdirSync(bench, { recursive: true })
  .filter((path) => path.endsWith('.mjs') && !path.includes('node_modules'))
  .flatMap((path) => [...readFileSync(join(bench, path), 'utf8').matchAll(/\.\/dist\/([\w/-]+)\.js\b/g)])
  .map(([, module]) => module)
  .filter((module) => existsSync(join(dist, `${module}.js`)));

/** Files that are opened by their path, and stay there: the program, the library, the workers, and what is measured. */
const doors = [...new Set(['cli/main', 'index', 'locate/worker', 'cli/probe-worker', ...measured])];

/** Hands the maps of tsc on, so that those of the joined files lead to the sources. */
const mapped = {
  name: 'mapped',
  load(id) {
    if (!existsSync(`${id}.map`)) return null;
    const map = JSON.parse(readFileSync(`${id}.map`, 'utf8'));
    const sources = map.sources.map((source) => resolve(dirname(id), source));
    return { code: readFileSync(id, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: { ...map, sources } };
  },
};

const own = (id) => id.startsWith(dist);

/** Joined modules lie where the last of them lay and have its name; what only hands on has the path of its module. */
function fileName({ name, moduleIds, facadeModuleId }) {
  const module = facadeModuleId ?? moduleIds.findLast(own);
  const path = module === undefined ? `${name}.js` : relative(dist, module);
  return moduleIds.length === 0 ? path : path.replace(/\.js$/, '.part.js');
}

/** What is named beside `import.meta.url` is found only from the folder in which its module lay. */
function moved({ fileName: path, moduleIds }) {
  const home = dirname(join(dist, path));
  return moduleIds.filter(
    (id) => own(id) && dirname(id) !== home && readFileSync(id, 'utf8').includes('import.meta.url'),
  );
}

const build = await rolldown({
  cwd: dirname(dist),
  input: Object.fromEntries(doors.map((door) => [door, join(dist, `${door}.js`)])),
  platform: 'node',
  external: (id) => !/^[./]/.test(id),
  plugins: [mapped],
});
const { output } = await build.generate({
  dir: dist,
  format: 'esm',
  sourcemap: true,
  chunkFileNames: fileName,
  minifyInternalExports: false,
  // A quarter of what is read and parsed was indentation and line ends, a fifth of the rest local names. What is exported
  // keeps its name, and the maps know lines and names.
  minify: { compress: false, mangle: true, codegen: { removeWhitespace: true } },
});
const lost = output.filter(({ type }) => type === 'chunk').flatMap(moved);
if (lost.length > 0) throw new Error(`joined away from the files that they open: ${lost.join(', ')}`);

for (const path of readdirSync(dist, { recursive: true })) if (/\.js(?:\.map)?$/.test(path)) rmSync(join(dist, path));
for (const { fileName: path, code, source } of output) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), code ?? source);
}
const files = output.filter(({ type }) => type === 'chunk');
console.log(`joined ${files.flatMap(({ moduleIds }) => moduleIds).length} modules into ${files.length} files`);
