import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clausesOf } from '#domains/library/clauses.ts'
import { readSourceNote } from '#domains/library/source-note.ts'

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
})

function rowsOf(path: string): { text: string; sourceNote: string }[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
