import { spawn } from 'node:child_process'
import { join } from 'node:path'

export type Outcome = { ok: boolean; output: string }

const outputLengthMax = 400_000

/** Runs a program of the repository to its end or its limit; answers whether it was content, and the end of its output. */
export function runProgram(
  path: string,
  parameters: string[],
  { minutesMax, environment = {} }: { minutesMax: number; environment?: Record<string, string | undefined> },
): Promise<Outcome> {
  const child = spawn(path, parameters, {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: minutesMax * 60_000,
  })
  let output = ''
  const keep = (chunk: string) => {
    output = (output + chunk).slice(-outputLengthMax)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal) keep(`\nStopped by ${signal}; the limit is ${minutesMax} minutes.`)
      resolve({ ok: code === 0, output })
    })
  })
}
