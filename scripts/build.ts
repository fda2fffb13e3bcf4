import { existsSync } from 'node:fs'
import { cp, glob, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { type BuildOptions, type BuildResult, build as bundle, type OutputFile } from 'esbuild'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
/** Cheap telephones live long: what browsers of 2021 understand. */
const browsers = ['es2021', 'chrome94', 'firefox94', 'safari15']
/** A server that is running may still import, and its pages still ask for, files of the build before. */
const leftoverMsMax = 24 * 3_600_000

/**
 * Writes dist/: the server, the command line and the threads (`*-worker.ts`) for Node (libraries stay in node_modules), islands
 * and styles for the browser under names with a hash, and the migrations and facts that are read as files.
 * Each file replaces its predecessor at once; the stamp, written last, bears the time the build began.
 */
export async function build(): Promise<{ files: number; elapsedMs: number }> {
  const begin = Date.now()
  await mkdir(join(dist, 'public'), { recursive: true })
  const [server, islands, services, styles] = await Promise.all([
    bundleServer(),
    bundleIslands(),
    bundleServiceWorkers(),
    bundleStyles(),
  ])
  const written = [
    ...(await writeAll([...server, ...islands.files, ...services.files, ...styles.files])),
    ...(await writeAll([manifestOf({ ...islands.names, ...services.names, ...styles.names })])),
    ...(await copyFolders()),
  ]
  await removeLeftovers(new Set(written), begin)
  const stamp = join(dist, '.stamp')
  await writeFile(stamp, '')
  await utimes(stamp, begin / 1000, begin / 1000)
  return { files: written.length, elapsedMs: Date.now() - begin }
}

type File = { path: string; contents: Uint8Array }
type Assets = { files: File[]; names: Record<string, string> }

const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  logLevel: 'error',
  charset: 'utf8',
} satisfies BuildOptions

async function bundleServer(): Promise<File[]> {
  const entries = await list(['src/app/{main,lgd}.ts', 'src/**/*-worker.ts'])
  const result = await bundle({
    ...common,
    entryPoints: entries,
    outdir: dist,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    splitting: true,
    sourcemap: 'linked',
  })
  return result.outputFiles.map(asFile)
}

async function bundleIslands(): Promise<Assets> {
  const found = await list(['src/ui/islands/*.island.{ts,tsx}', 'src/domains/*/pages/*.island.tsx'])
  const entries = byName(found, /\.island\.tsx?$/)
  const result = await bundle({
    ...common,
    entryPoints: entries,
    outdir: join(dist, 'public'),
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    platform: 'browser',
    target: browsers,
    splitting: true,
    minify: true,
    sourcemap: 'linked',
  })
  return assetsOf(result, entries, '.js')
}

/** A service worker is one file and no module: old telephones know no other. It is served under a name without a hash (server.ts). */
async function bundleServiceWorkers(): Promise<Assets> {
  const entries = byName(await list(['src/ui/islands/*.service.ts']), /\.service\.ts$/)
  const result = await bundle({
    ...common,
    entryPoints: entries,
    outdir: join(dist, 'public'),
    entryNames: '[name]-[hash]',
    platform: 'browser',
    target: browsers,
    format: 'iife',
    minify: true,
  })
  return assetsOf(result, entries, '.js')
}

async function bundleStyles(): Promise<Assets> {
  const entries = byName(await list(['src/ui/styles/{app,portal-app}.css']), /\.css$/)
  const result = await bundle({
    ...common,
    entryPoints: entries,
    outdir: join(dist, 'public'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    target: browsers,
    minify: true,
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
  })
  const left = Object.values(result.metafile.outputs).flatMap((output) => output.imports.filter((one) => one.external))
  if (left.length > 0) throw new Error(`The sheet of styles would ask a browser for ${left.map(({ path }) => path)}`)
  return assetsOf(result, entries, '.css')
}

/** Entries by the name they are asked for: `…/check-upload.island.tsx` → `check-upload`. */
function byName(entries: string[], ending: RegExp): Record<string, string> {
  const named: Record<string, string> = {}
  for (const entry of entries) {
    const name = basename(entry).replace(ending, '')
    if (named[name]) throw new Error(`${named[name]} and ${entry} would both be ${name}: rename one`)
    named[name] = entry
  }
  return named
}

/** `check-upload.js` → `check-upload-2F4A….js`. */
function assetsOf(
  result: Pick<BuildResult<typeof common>, 'metafile' | 'outputFiles'>,
  entries: Record<string, string>,
  extension: string,
): Assets {
  const names: Record<string, string> = {}
  for (const [path, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const name = Object.keys(entries).find((it) => entries[it] === entryPoint)
    if (name && path.endsWith(extension)) names[name + extension] = basename(path)
  }
  return { files: result.outputFiles.map(asFile), names }
}

function manifestOf(names: Record<string, string>): File {
  const sorted = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { path: join(dist, 'public/manifest.json'), contents: Buffer.from(`${JSON.stringify(sorted, null, 2)}\n`) }
}

/** SQL migrations and facts stay files: they are read at run time, and people open them. */
async function copyFolders(): Promise<string[]> {
  const facts = await list(['src/domains/*/facts'])
  const folders = [
    { from: 'src/platform/database/migrations', to: 'migrations' },
    ...facts.map((from) => ({ from, to: join('facts', basename(dirname(from))) })),
  ]
  const written: string[] = []
  for (const { from, to } of folders.filter((folder) => existsSync(join(root, folder.from)))) {
    await cp(join(root, from), join(dist, to), { recursive: true, preserveTimestamps: true })
    for (const path of await readdir(join(root, from), { recursive: true })) written.push(join(dist, to, path))
  }
  return written
}

async function list(patterns: string[]): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(patterns, { cwd: root })) if (!/\.test\.tsx?$/.test(path)) found.push(path)
  return found.sort()
}

function asFile({ path, contents }: OutputFile): File {
  return { path, contents }
}

async function writeAll(files: File[]): Promise<string[]> {
  for (const { path, contents } of files) {
    const partial = `${path}.${process.pid}.partial`
    await writeFile(partial, contents)
    await rename(partial, path)
  }
  return files.map((file) => file.path)
}

async function removeLeftovers(written: Set<string>, now: number): Promise<void> {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || written.has(path) || relative(dist, path).startsWith('.')) continue
    if (now - (await stat(path)).mtimeMs > leftoverMsMax) await rm(path)
  }
}

if (import.meta.main) {
  try {
    const { files, elapsedMs } = await build()
    console.info(`built dist/: ${files} files in ${elapsedMs} ms`)
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error)) throw error
    process.exitCode = 1 // esbuild has printed each mistake with its line
  }
}
