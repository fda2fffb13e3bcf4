import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { cellText } from '#engines/documents/document.ts'
import { pdfOf } from '#engines/documents/pdf/pdf-fixture.ts'
import { parsePicture, takePictureRules } from '#engines/documents/pdf/picture-rules.ts'
import { pictureFile, unrollCells } from '#engines/documents/pdf/unrolled-picture.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const run = promisify(execFile)
const { PATH } = process.env
afterEach(() => {
  process.env.PATH = PATH
})

/** A white page with a box of lines 4 pixels thick around two cells, and a black block that is no line. */
function drawnPicture() {
  const [width, height] = [400, 300]
  const pixels = Buffer.alloc(width * height, 255)
  const fill = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y += 1) pixels.fill(0, y * width + left, y * width + right)
  }
  for (const y of [50, 150]) fill(50, y, 354, y + 4)
  for (const x of [50, 200, 350]) fill(x, 50, x + 4, 154)
  fill(250, 200, 350, 260)
  fill(100, 90, 110, 100)
  return { width, height, pixels, fill }
}

test('ruling lines of a picture are found and painted over; blocks and letters stay', () => {
  const picture = drawnPicture()
  const rules = takePictureRules(picture, 0.5)
  expect(rules.filter((rule) => rule.direction === 'across').map((rule) => Math.round(rule.at))).toEqual([26, 76])
  expect(rules.filter((rule) => rule.direction === 'down').map((rule) => Math.round(rule.at))).toEqual([26, 101, 176])
  const dark = (x: number, y: number) => picture.pixels[y * picture.width + x] === 0
  expect([dark(100, 52), dark(201, 100), dark(300, 230), dark(105, 95)]).toEqual([false, false, true, true])
})

test('cells come one under the other, and their words go home', () => {
  const picture = drawnPicture()
  takePictureRules(picture, 1)
  const boxes = [
    { left: 50, right: 200, top: 50, bottom: 150 },
    { left: 200, right: 350, top: 50, bottom: 150 },
  ]
  const unrolled = unrollCells(picture, boxes, 1)
  expect(parsePicture(pictureFile(unrolled.picture))?.height).toBeGreaterThan(picture.height + 180)
  const at = unrolled.picture.pixels.indexOf(0, picture.width * picture.height)
  const word = {
    text: 'a',
    left: at % picture.width,
    width: 10,
    lineTop: Math.floor(at / picture.width),
    lineHeight: 10,
    confidence: 90,
  }
  expect(unrolled.putBack([word])).toMatchObject([{ left: 100, lineTop: 90 }])
})

const scan = () => pdfOf([{ picture: drawnPicture() }])

test('where the programs are missing, a scan is refused with what to install', async () => {
  process.env.PATH = '/nowhere'
  const refusal = await readDocument(scan(), 'a.pdf').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ message: expect.stringMatching(/poppler-utils.*tesseract-ocr-vie/u) })
})

test('where the programs are missing, the pages with text are read and the others doubted', async () => {
  process.env.PATH = '/nowhere'
  const document = await readDocument(
    pdfOf([{ texts: [{ x: 100, y: 100, text: 'KẾ HOẠCH' }] }, { picture: drawnPicture() }]),
    'a.pdf',
  )
  expect(document.recognised).toBe(false)
  expect(document.doubts.map((doubt) => doubt.sentence)).toEqual([expect.stringContaining('Trang 2 không có chữ')])
})

const installed = await Promise.all([run('tesseract', ['--list-langs']), run('pdftoppm', ['-v'])]).then(
  ([{ stdout }]) => /^vie$/mu.test(stdout),
  () => false,
)

test.runIf(installed)('a scanned plan is recognised, its table too', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'))
  try {
    const source = join(import.meta.dirname, '..', 'fixtures', 'plan.pdf')
    await run('pdftoppm', ['-gray', '-r', '150', '-f', '1', '-l', '1', '-singlefile', source, join(folder, 'page')])
    const picture = parsePicture(await readFile(join(folder, 'page.pgm')))
    if (!picture) throw new Error('no picture')
    const document = await readDocument(pdfOf([{ picture }]), 'scan.pdf')
    expect(document).toMatchObject({ format: 'pdf', recognised: true, doubts: [{ place: { page: 1 } }] })
    const table = document.blocks.find((block) => block.kind === 'table' && block.ruled)
    const cells = table?.kind === 'table' ? table.rows.flatMap((row) => row.cells.map(cellText)) : []
    expect(cells).toContain('Phòng Tư pháp')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
