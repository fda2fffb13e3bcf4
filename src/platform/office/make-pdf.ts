/** A Word file → the same as PDF, by LibreOffice where that program is installed, in a folder and under limits of its own. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import { surroundings } from '#platform/speech/pipe-programs.ts'

const run = promisify(execFile)

export const refusals = {
  noOffice: new Refusal(
    503,
    'Máy chủ chưa cài LibreOffice nên không làm được tệp PDF. Hãy tải tệp Word, mở ra rồi lưu thành PDF.',
  ),
  tooSlow: new Refusal(
    503,
    'Làm tệp PDF mất quá lâu nên đã dừng. Hãy tải tệp Word rồi lưu thành PDF, hoặc thử lại sau.',
  ),
}

/** The program, and what it may use; another in tests alone. */
export type Office = { program: string; secondsMax: number; memoryBytesMax: number }

const libreOffice: Office = { program: 'soffice', secondsMax: 120, memoryBytesMax: 6 * 1024 ** 3 }
const timedOut = 124
const killed = 137

let looked: Promise<boolean> | undefined

const askedAgainAfterMs = 60_000

/** Whether the program is there. Asked once when it is; asked again after a minute when it did not answer, for it may only have been slow. */
export function hasOffice(): Promise<boolean> {
  looked ??= run(libreOffice.program, ['--version'], { env: surroundings(), timeout: 30_000 }).then(
    () => true,
    () => {
      setTimeout(() => {
        looked = undefined
      }, askedAgainAfterMs).unref()
      return false
    },
  )
  return looked
}

/**
 * Throws `noOffice`, `tooSlow`. The program and all that it starts end with the time, and when `signal` says stop; nothing of it stays
 * behind.
 */
export async function makePdf(docx: Uint8Array, signal?: AbortSignal, given = libreOffice): Promise<Uint8Array> {
  if (given === libreOffice && !(await hasOffice())) throw refusals.noOffice
  const { program, secondsMax, memoryBytesMax } = given
  const folder = await mkdtemp(join(tmpdir(), 'luat-gan-dan-pdf-'))
  try {
    await writeFile(join(folder, 'in.docx'), docx)
    const office = [
      ...[program, '--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`],
      ...['--convert-to', 'pdf', '--outdir', folder, join(folder, 'in.docx')],
    ]
    const limits = ['--kill-after=5', String(secondsMax), 'prlimit', `--as=${memoryBytesMax}`, 'nice']
    await run('timeout', [...limits, ...office], {
      env: { ...surroundings(), HOME: folder },
      ...(signal && { signal }),
    })
    return new Uint8Array(await readFile(join(folder, 'in.pdf')))
  } catch (error) {
    const { code, signal: ended } = error as { code?: unknown; signal?: unknown }
    // what does not end when asked is killed, and «timeout» with it
    if (code === timedOut || code === killed || ended === 'SIGKILL') throw refusals.tooSlow
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
