import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { measure, met, percentile, report, show } from './measure.ts'
import { samplePlan } from './sample-plan.ts'
import { writePdf } from './write-pdf.ts'

/** How long an officer waits for a plan to be read, and what the command costs that is not reading. */
const pdfPages = 60
const peakMbMax = 400
const docx = await writeDocx(samplePlan(14)) // 14 groups of tasks fill five A4 pages
const pdf = new Uint8Array(writePdf(samplePlan(250), pdfPages))

const docxTimes = await measure(60, () => read(docx, 'ke-hoach.docx'))
report('5-page .docx, warm', docxTimes, { p95Under: 150 }, await describe(docx, 'ke-hoach.docx'))
const pdfTimes = await measure(7, () => read(pdf, 'ke-hoach.pdf'), 1)
report(`${pdfPages}-page .pdf, warm`, pdfTimes, { p95Under: 5_000 }, await describe(pdf, 'ke-hoach.pdf'))
const [docxPage, pdfPage] = [percentile(docxTimes, 0.5) / 5, percentile(pdfTimes, 0.5) / pdfPages]
console.info(`a page of .docx ${show(docxPage)} ms, of .pdf ${show(pdfPage)} ms, ratio ${show(pdfPage / docxPage)}`)

const folder = await mkdtemp(join(tmpdir(), 'bench-'))
try {
  await Promise.all([writeFile(join(folder, 'a.docx'), docx), writeFile(join(folder, 'a.pdf'), pdf)])
  const help = await measure(10, () => lgd('--help'))
  report('bin/lgd --help, a process', help, { p95Under: 1_000 })
  for (const [name, runs] of [
    ['a.docx', 10],
    ['a.pdf', 5],
  ] as const) {
    const times = await measure(runs, () => lgd('plan', 'read', join(folder, name), '--json'), 1)
    const over = percentile(times, 0.5) - percentile(help, 0.5)
    const peak = peakMb(join(folder, name))
    report(
      `bin/lgd plan read ${name}, a process`,
      times,
      undefined,
      `${show(over)} ms more than --help; peak ${peak} MB, goal < ${peakMbMax} MB: ${met(peak < peakMbMax)}`,
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function read(bytes: Uint8Array, name: string) {
  return readPlan(await readDocument(bytes, name))
}

async function describe(bytes: Uint8Array, name: string): Promise<string> {
  const { tasks } = await read(bytes, name)
  if (tasks.length === 0) throw new Error(`No task was read in ${name}: the measure would mean nothing`)
  return `${tasks.length} tasks, ${Math.round(bytes.length / 1024)} KB`
}

function writeDocx(lines: string[]): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { size: 28 } } } },
      sections: [{ children: lines.map((line) => new Paragraph(line)) }],
    }),
  )
}

function lgd(...words: string[]): void {
  const { status, stderr } = spawnSync('bin/lgd', words, { maxBuffer: 64 * 1_048_576, encoding: 'utf8' })
  if (status !== 0) throw new Error(`bin/lgd ${words.join(' ')} ended with ${status}: ${stderr}`)
}

/** Megabytes of memory that the command held at most. */
function peakMb(path: string): number {
  const tell =
    'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))'
  const parameters = ['--import', tell, 'dist/lgd.js', 'plan', 'read', path, '--json']
  const { stderr } = spawnSync(process.execPath, parameters, { maxBuffer: 64 * 1_048_576, encoding: 'utf8' })
  return Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024)
}
