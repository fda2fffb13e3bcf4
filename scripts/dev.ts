import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.ts'

const root = join(import.meta.dirname, '..')
/** Editors write a file in several strokes. */
const calmMs = 120
const stopMsMax = 5_000

/** Builds, starts the server, and does both again after each change under src/. A build that fails leaves the server. */
async function develop(): Promise<void> {
  let server = await restart(undefined)
  let changed = false
  let busy = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      if (server) await stop(server)
      process.exit(0)
    })
  }
  for await (const { filename } of watch(join(root, 'src'), { recursive: true })) {
    if (filename === null || /\.test\.tsx?$|~$|\.sw.$/.test(filename)) continue
    changed = true
    if (busy) continue
    busy = true
    void (async () => {
      while (changed) {
        await sleep(calmMs)
        changed = false
        server = await restart(server)
      }
      busy = false
    })()
  }
}

async function restart(server: ChildProcess | undefined): Promise<ChildProcess | undefined> {
  try {
    const { elapsedMs } = await build()
    console.info(`built in ${elapsedMs} ms`)
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error)) console.error(error) // esbuild has printed its own
    return server
  }
  if (server) await stop(server)
  const parameters = ['--enable-source-maps', 'dist/main.js', ...process.argv.slice(2)]
  return spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit' })
}

/** The data folder admits one server at a time, so the old one must have gone. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), stopMsMax)
  await gone
  clearTimeout(timer)
}

await develop()
