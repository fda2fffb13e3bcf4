import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import { pipePrograms } from '#platform/speech/pipe-programs.ts'

/** The first page of a PDF as a PNG. */
export type Painter = { paint(pdf: Uint8Array): Promise<Uint8Array> }

const run = promisify(execFile)
const msMax = 20_000
const bytesMax = 4 * 1_048_576
/** 600 × 315 points become 1200 × 630 pixels. */
const dotsPerInch = 144

const tooSlow = new Refusal(503, 'Máy chủ đang bận nên chưa vẽ được ảnh này. Hãy thử lại sau một phút.')

/** pdftoppm of poppler, where it is installed; undefined where it is not. */
export async function openPainter(): Promise<Painter | undefined> {
  const said = await run('pdftoppm', ['-v'], { timeout: 10_000 }).catch(() => undefined)
  if (said === undefined) return undefined
  const words = ['-png', '-r', String(dotsPerInch), '-f', '1', '-l', '1', '-singlefile', '-']
  return {
    paint: (pdf) => pipePrograms([{ name: 'pdftoppm', arguments: words }], pdf, { msMax, bytesMax, tooSlow }),
  }
}
