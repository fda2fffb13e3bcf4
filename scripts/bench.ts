import { spawnSync } from 'node:child_process'
import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const minutesMax = 30

/** Bundles and runs bench/*.bench.ts one after the other, or those named on the command line; each in a process of its own. */
async function runBenches(names: string[]): Promise<number> {
  const benches: Record<string, string> = {}
  for await (const path of glob('bench/*.bench.ts', { cwd: root })) benches[basename(path, '.bench.ts')] = path
  const stranger = names.find((name) => !Object.hasOwn(benches, name))
  if (stranger) {
    console.error(`There is no bench/${stranger}.bench.ts; there are: ${Object.keys(benches).sort().join(' ')}`)
    return 2
  }
  const chosen = Object.keys(benches).filter((name) => names.length === 0 || names.includes(name))
  // Into dist/ itself, for the product finds its threads, migrations and facts beside the running file.
  await build({
    absWorkingDir: root,
    entryPoints: chosen.map((name) => ({ in: benches[name]!, out: `bench-${name}` })),
    outdir: dist,
    chunkNames: 'chunk-[hash]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    splitting: true,
    sourcemap: 'linked',
    logLevel: 'error',
  })
  const failed = chosen.sort().filter((name) => !runBench(join(dist, `bench-${name}.js`), name))
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

function runBench(path: string, name: string): boolean {
  console.info(`\n# ${name}`)
  const parameters = ['--expose-gc', '--enable-source-maps', path]
  return (
    spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit', timeout: minutesMax * 60_000 }).status === 0
  )
}

try {
  process.exitCode = await runBenches(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Error && 'errors' in error)) throw error
  process.exitCode = 1 // esbuild has printed each mistake with its line
}
