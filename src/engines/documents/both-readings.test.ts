import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import type { Document, Paragraph } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/** One made-up plan of four pages: a letterhead, numbered items, a task table with merged heads, a signature. */
const fixture = async (name: string) => new Uint8Array(await readFile(join(import.meta.dirname, 'fixtures', name)))

/** All text with its numbers; letterhead and signature column by column, as a .pdf has no rows there. */
function textOf(document: Document): string[] {
  const text = (paragraph: Paragraph) => [paragraph.marker, paragraph.text].filter(Boolean).join(' ')
  return document.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [text(block)]
    const cells = (row: (typeof block.rows)[number]) => row.cells.filter((cell) => !cell.mergedFrom)
    if (block.ruled)
      return block.rows.map((row) =>
        cells(row)
          .map((cell) => cell.paragraphs.map(text).join(' / '))
          .join(' | '),
      )
    return [0, 1].flatMap((column) => block.rows.flatMap((row) => row.cells[column]?.paragraphs.map(text) ?? []))
  })
}

test('a plan reads the same from Word and from the PDF made of it', async () => {
  const [word, pdf] = [
    await readDocument(await fixture('plan.docx'), 'plan.docx'),
    await readDocument(await fixture('plan.pdf'), 'plan.pdf'),
  ]
  expect(textOf(pdf)).toEqual(textOf(word))
  expect(textOf(word)).toContain('I. MỤC ĐÍCH, YÊU CẦU')
  expect(pdf.pageCount).toBeGreaterThan(3)
  expect(pdf.blocks.filter((block) => block.kind === 'table').map((table) => table.ruled)).toEqual([false, true, false])
})

test('every paragraph can be pointed at, and merged positions point at one place', async () => {
  for (const name of ['plan.docx', 'plan.pdf']) {
    const document = await readDocument(await fixture(name), name)
    const paragraphs = new Set(
      document.blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? [block]
          : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)),
      ),
    )
    expect([...paragraphs].map(({ place }) => place.paragraph).sort((a, b) => a - b)).toEqual(
      [...paragraphs].map((_, index) => index),
    )
    for (const { place, text } of paragraphs) expect([place.start, place.end]).toEqual([0, text.length])
  }
})

test('a plan of some pages takes less than 100 ms once warm', async () => {
  const bytes = await fixture('plan.docx')
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const workMs = workMeter()
    await readDocument(bytes, 'plan.docx')
    times.push(workMs())
  }
  expect(Math.min(...times)).toBeLessThan(100)
})
