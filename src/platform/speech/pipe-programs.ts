import { type ChildProcess, spawn } from 'node:child_process'

export type Program = { name: string; arguments: readonly string[] }

export type PipeLimits = {
  msMax: number
  /** Of what comes out at the end. */
  bytesMax: number
  tooSlow: Error
  signal?: AbortSignal | undefined
}

/**
 * `text | first | second`, without a shell: what the last program writes. All of them are ended when one fails, when it takes too
 * long, or when too much comes; a program that complains fails.
 */
export async function pipePrograms(
  programs: readonly Program[],
  input: Uint8Array,
  limits: PipeLimits,
): Promise<Buffer> {
  const limit = AbortSignal.timeout(limits.msMax)
  const stop = AbortSignal.any(limits.signal === undefined ? [limit] : [limit, limits.signal])
  const children: ChildProcess[] = []
  try {
    for (const { name, arguments: words } of programs) {
      const child = spawn(name, [...words], { stdio: ['pipe', 'pipe', 'ignore'], env: surroundings() })
      // a program that ended early closes its pipe; that it failed is told by its own end
      child.stdin.on('error', () => undefined)
      children.at(-1)?.stdout?.pipe(child.stdin)
      children.push(child)
    }
    children[0]!.stdin!.end(input)
    const [output] = await Promise.race([
      Promise.all([collect(children.at(-1)!, limits.bytesMax), ...children.map(ended)]),
      aborted(stop),
    ])
    return output
  } catch (error) {
    throw limit.aborted ? limits.tooSlow : error
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  }
}

/** What programs need of our surroundings, and none of our secrets. */
export function surroundings(): NodeJS.ProcessEnv {
  const { PATH, ESPEAK_DATA_PATH } = process.env
  return { PATH, ESPEAK_DATA_PATH, LANG: 'C.UTF-8' }
}

async function collect(child: ChildProcess, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of child.stdout!) {
    size += chunk.length
    if (size > bytesMax) throw new RangeError(`The sound is larger than ${bytesMax} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${child.spawnfile} ended with ${code ?? signal}.`))
    })
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
