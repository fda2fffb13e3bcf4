import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { test } from 'vitest'
import { openArchive } from '#engines/documents/docx/unzip.ts'

/** For tests: what is wrong with a .docx, as far as one can see without Word; and its pages, where LibreOffice is there. */

export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const part = await (await openArchive(bytes)).read(name)
  if (part === undefined) throw new Error(`The file has no part ${name}.`)
  return new TextDecoder('utf-8', { fatal: true }).decode(part)
}

const required = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/document.xml',
  'word/styles.xml',
  'word/settings.xml',
  'word/_rels/document.xml.rels',
  'docProps/core.xml',
]

/** Nothing: every part is well-formed, nothing is missing, no id stands twice, every link and note leads somewhere. */
export async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const archive = await openArchive(bytes)
  const faults = required.filter((name) => !archive.names.has(name)).map((name) => `${name} is missing`)
  for (const name of archive.names)
    if (/\.(?:xml|rels)$/.test(name))
      faults.push(...unbalanced(await partOf(bytes, name)).map((why) => `${name}: ${why}`))
  const document = await partOf(bytes, 'word/document.xml')
  const all = (pattern: RegExp, xml = document) => [...xml.matchAll(pattern)].map((match) => match[1]!)
  const relations = await partOf(bytes, 'word/_rels/document.xml.rels')
  const relationIds = all(/ Id="([^"]+)"/g, relations)
  const bookmarks = all(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)
  faults.push(
    ...twice(all(/<w:bookmarkStart [^>]*w:id="([^"]+)"/g)).map((id) => `bookmark id ${id} stands twice`),
    ...twice(bookmarks).map((name) => `bookmark ${name} stands twice`),
    ...twice(relationIds).map((id) => `relation ${id} stands twice`),
    ...all(/r:id="([^"]+)"/g)
      .filter((id) => !relationIds.includes(id))
      .map((id) => `no relation ${id}`),
    ...all(/w:anchor="([^"]+)"/g)
      .filter((name) => !bookmarks.includes(name))
      .map((name) => `no bookmark ${name}`),
  )
  const notes = all(/<w:footnote [^>]*w:id="([^"]+)"/g, await partOf(bytes, 'word/footnotes.xml'))
  faults.push(
    ...all(/<w:footnoteReference w:id="([^"]+)"/g)
      .filter((id) => !notes.includes(id))
      .map((id) => `no note ${id}`),
  )
  const targets = all(/<Relationship [^>]*Target="([^"]+)"(?![^>]*External)/g, relations)
  faults.push(
    ...targets
      .filter((part) => !part.startsWith('http') && !archive.names.has(`word/${part}`))
      .map((part) => `no part ${part}`),
  )
  if (/fldChar/.test(document)) faults.push('a field without a result')
  return faults
}

function twice(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

/** Strict about tags: each that opens closes, in order; one root. */
function unbalanced(xml: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  let roots = 0
  const parser = new Parser(
    {
      onopentag(name) {
        if (open.length === 0) roots++
        open.push(name)
      },
      onclosetag(name, implied) {
        if (open.pop() !== name || (implied && !xml.includes('/>'))) faults.push(`${name} closes what is not open`)
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  if (roots !== 1) faults.push(`${roots} roots`)
  if (open.length > 0) faults.push(`${open.join(' ')} stay open`)
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml)) faults.push('a bare &')
  if (!/^[\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(xml)) faults.push('a character that XML cannot carry')
  return faults
}

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
const popplerIsThere = existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdfinfo')

/** A test that needs LibreOffice and poppler; named and left out where they are not installed. */
export function whenOffice(name: string, run: () => Promise<void>): void {
  if (office !== undefined && popplerIsThere) test(name, run, 120_000)
  else test.skip(`${name} (skipped: LibreOffice or poppler is not installed)`, run)
}

export type OfficePage = { text: string; widthPt: number; heightPt: number }

/** As LibreOffice lays it out. `keep` is where the PDF stays for looking at. */
export async function pagesOf(bytes: Uint8Array, keep?: string): Promise<OfficePage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-word-'))
  try {
    writeFileSync(join(folder, 'paper.docx'), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const convert = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')]
    execFileSync(office!, convert, { timeout: 100_000, stdio: 'pipe' })
    const pdf = join(folder, 'paper.pdf')
    if (keep !== undefined) writeFileSync(keep, readFileSync(pdf))
    const told = execFileSync('pdfinfo', ['-f', '1', '-l', '9999', pdf], { encoding: 'utf8' })
    const sizes = [...told.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)]
    const texts = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f')
    return sizes.map(([, width, height], index) => ({
      text: texts[index]!.normalize('NFC'),
      widthPt: Number(width),
      heightPt: Number(height),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
