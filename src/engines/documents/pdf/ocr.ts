import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'
import type { PageContent } from '#engines/documents/pdf/page-content.ts'
import { parsePicture, takePictureRules } from '#engines/documents/pdf/picture-rules.ts'
import { piecesOfWords, type RecognisedPage, wordsOfTable } from '#engines/documents/pdf/recognised-words.ts'
import { cellBoxes } from '#engines/documents/pdf/ruled-tables.ts'
import { pictureFile, unrollCells } from '#engines/documents/pdf/unrolled-picture.ts'

const run = promisify(execFile)

/** Pixels of the longer side of a page: about 200 to the inch on A4. */
const pixelsMax = 2400

/**
 * Recognises the text of scanned pages, one page after the other. Returns undefined when the two programs that it takes
 * (pdftoppm of poppler-utils, tesseract with Vietnamese) are not installed.
 * Throws Refusal when it takes too long.
 */
export async function recognisePages(bytes: Uint8Array, pages: PageContent[]): Promise<RecognisedPage[] | undefined> {
  if (!(await isInstalled())) return undefined
  const deadline = performance.now() + limits.recognitionMillisecondsMax
  const folder = await mkdtemp(join(tmpdir(), 'documents-'))
  try {
    await writeFile(join(folder, 'source.pdf'), bytes, { mode: 0o600 })
    const recognised: RecognisedPage[] = []
    for (const page of pages) {
      if (performance.now() > deadline) throw tooSlow()
      recognised.push(await recognisePage(folder, page))
    }
    return recognised
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function isInstalled(): Promise<boolean> {
  try {
    const { stdout } = await run('tesseract', ['--list-langs'], { timeout: 10_000 })
    await run('pdftoppm', ['-v'], { timeout: 10_000 })
    return /^vie$/mu.test(stdout)
  } catch {
    return false
  }
}

/** What the tools need of our surroundings, and none of our secrets. */
function toolEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TESSDATA_PREFIX, TMPDIR } = process.env
  return { PATH, TESSDATA_PREFIX, TMPDIR, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' }
}

async function recognisePage(folder: string, page: PageContent): Promise<RecognisedPage> {
  const options = {
    timeout: limits.recognitionMillisecondsPerPageMax,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 32 * 1024 * 1024,
    env: toolEnvironment(),
  }
  const number = String(page.page)
  const picture = join(folder, `page-${number}.pgm`)
  try {
    const drawing = ['-gray', '-scale-to', String(pixelsMax), '-f', number, '-l', number, '-singlefile']
    await run('pdftoppm', [...drawing, join(folder, 'source.pdf'), picture.slice(0, -4)], options)
    const pixels = parsePicture(await readFile(picture))
    if (!pixels) return { content: page, confidence: 0 }
    const scale = page.width / pixels.width
    // Ruling lines tell where the tables are, and disturb the recognition of the letters beside them.
    const rules = takePictureRules(pixels, scale)
    const unrolled = unrollCells(pixels, cellBoxes(rules), scale)
    await writeFile(picture, pictureFile(unrolled.picture))
    const { stdout } = await run('tesseract', [picture, 'stdout', '-l', 'vie', '--psm', '6', 'tsv'], options)
    const words = unrolled.putBack(wordsOfTable(stdout))
    const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length)
    return { content: { ...page, pieces: piecesOfWords(words, scale), rules }, confidence }
  } catch (error) {
    if (error instanceof Error && 'killed' in error && error.killed) throw tooSlow()
    return { content: page, confidence: 0 }
  } finally {
    await rm(picture, { force: true })
  }
}

function tooSlow(): Refusal {
  return new Refusal(
    413,
    'Nhận dạng chữ trên bản quét mất quá nhiều thời gian. Hãy tách thành tệp ít trang hơn hoặc tải lên bản Word.',
  )
}
