import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clausesOf } from '#domains/library/clauses.ts'
import { readLaw } from '#domains/library/law-reader/read-law.ts'
import { readSourceNote } from '#domains/library/source-note.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/**
 * The whole codification, where a developer has it: LGD_SHARED names the folder that holds `law/phapdien.jsonl.gz`. It is
 * not part of this repository; without it these tests are skipped.
 */
const file = process.env.LGD_SHARED ? join(process.env.LGD_SHARED, 'law', 'phapdien.jsonl.gz') : ''

describe.skipIf(!existsSync(file))('cả bộ pháp điển (cần LGD_SHARED)', () => {
  const rows = existsSync(file) ? rowsOf(file) : []

  test('mọi điều ghép lại được nguyên văn; gần như mọi điều tách ra không còn chỗ cần xem', () => {
    const read = rows.map(({ text }) => ({ text, ...clausesOf(text) }))
    const broken = read.filter(
      ({ text, clauses }) =>
        clauses.map(({ lead, points }) => lead + points.map((each) => each.text).join('')).join('') !== text,
    )
    expect(broken).toHaveLength(0)
    expect(read.filter(({ doubts }) => doubts.length === 0).length / read.length).toBeGreaterThan(0.98)
  })

  test('ghi chú nguồn đọc được trọn vẹn ở ít nhất 99,9% số điều', () => {
    const notes = rows.map(({ sourceNote }) => readSourceNote(sourceNote))
    expect(notes.filter(({ doubts }) => doubts.length === 0).length / notes.length).toBeGreaterThan(0.999)
  })

  test('một phần hai mươi số văn bản in ra thành tệp: hơn 98% số điều đọc lại đúng từng chữ', async () => {
    const noted = rows.map((row) => ({ ...row, ...readSourceNote(row.sourceNote) }))
    const byNumber = Map.groupBy(noted, ({ documentNumber }) => documentNumber)
    const chosen = [...byNumber.entries()].filter(([number], index) => number !== null && index % 20 === 0)
    let [wanted, same] = [0, 0]
    for (const [number, all] of chosen) {
      // What an amending article quotes is tried elsewhere; a number that stands twice cannot come back twice.
      const articles = all
        .flatMap((row) =>
          row.article === null || row.text.includes('“') || row.text.trim() === ''
            ? []
            : [{ ...row, article: row.article }],
        )
        .filter(({ article }, index, list) => list.findIndex((one) => one.article === article) === index)
        .sort(
          (one, other) =>
            Number.parseInt(one.article, 10) - Number.parseInt(other.article, 10) ||
            (one.article < other.article ? -1 : 1),
        )
      if (articles.length === 0) continue
      const file = new TextEncoder().encode(printed(number!, articles))
      const read = new Map(readLaw(await readDocument(file, 'van-ban.txt')).articles.map((each) => [each.number, each]))
      wanted += articles.length
      for (const { article, title, text } of articles) {
        const found = read.get(article)
        if (found && letters(found.title + found.text) === letters(title + text)) same += 1
      }
    }
    console.info(`${chosen.length} văn bản, ${wanted} điều, đọc lại đúng ${same}`)
    expect(same / wanted).toBeGreaterThan(0.98)
  })
})

type Row = { text: string; sourceNote: string; title: string; path: string[] }

/** A document printed as a file: its head, its headings, its articles. */
function printed(number: string, articles: (Row & { article: string })[]): string {
  const lines = ['CHÍNH PHỦ', `Số: ${number}`, 'Hà Nội, ngày 20 tháng 6 năm 2013', '', 'NGHỊ ĐỊNH', 'Thử nghiệm', '']
  let above: string[] = []
  for (const { path, article, title, text } of articles) {
    lines.push(...path.filter((heading, depth) => above[depth] !== heading), `Điều ${article}. ${title}`, text, '')
    above = path
  }
  return lines.join('\n')
}

function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')
}

function rowsOf(path: string): Row[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
