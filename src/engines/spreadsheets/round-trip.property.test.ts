import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { showDay } from '#base/day.ts'
import { addressOf, readAddress } from '#engines/spreadsheets/address.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import { dayOfSerial, serialMax, serialMin, serialOf } from '#engines/spreadsheets/serial.ts'
import type { SheetColumn } from '#engines/spreadsheets/sheet.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'

const day = fc.integer({ min: serialMin, max: serialMax }).map((serial) => dayOfSerial(serial)!)

const text = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '=HYPERLINK("x")',
    '+84',
    '-5',
    '@a',
    '007',
    '1e3',
    'TRUE',
    '__proto__',
    'constructor',
    '_x000D_',
  ),
  fc.constantFrom(
    'Hòa giải ở cơ sở',
    'đường Nguyễn Huệ',
    '👩‍👩‍👧 gia đình',
    '&lt;b&gt; ]]> "a"',
    'a\nb\nc',
    '  hai đầu  ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

const rows = fc.array(
  fc.record({ text, number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), day: fc.option(day) }),
  { maxLength: 30 },
)

const columns: SheetColumn[] = [
  { head: 'Chữ', width: 20, kind: 'text' },
  { head: 'Số', width: 10, kind: 'number' },
  { head: 'Ngày', width: 10, kind: 'day' },
]

describe('what is written and read again', () => {
  test('is the same: text, numbers and days', async () => {
    let cells = 0
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const sheet = { name: 'A', columns, rows: given.map((row) => [row.text, row.number, row.day]) }
        const { sheets, doubts } = await readWorkbook(await writeWorkbook({ sheets: [sheet] }))
        expect(doubts).toEqual([])
        const read = sheets[0]!.rows.slice(1)
        for (const [index, row] of given.entries()) {
          const cell = (column: number) =>
            read.find((one) => one.row === index + 1)?.cells.find((one) => one.column === column)
          expect(cell(0)?.value ?? '').toBe(asRead(row.text))
          // Excel knows no zero below zero
          expect(cell(1)?.value ?? null).toBe(row.number === 0 ? 0 : row.number)
          expect(cell(2)?.text ?? null).toBe(row.day === null ? null : showDay(row.day))
          for (const column of [0, 1, 2]) expect(cell(column)?.formula).toBe(undefined)
          cells += 3
        }
      }),
      { numRuns: 120, seed: 20261121 },
    )
    expect(cells).toBeGreaterThan(500)
  }, 60_000)

  test('is the same for a text as long as Excel holds, and cut where it is longer', async () => {
    const column = { head: 'Chữ', width: 20, kind: 'text' } as const
    const sheet = { name: 'A', columns: [column], rows: [['ạ'.repeat(32_767)], ['ạ'.repeat(40_000)]] }
    const { sheets } = await readWorkbook(await writeWorkbook({ sheets: [sheet] }))
    expect(sheets[0]!.rows.slice(1).map(({ cells }) => cells[0]!.text)).toEqual([
      'ạ'.repeat(32_767),
      `${'ạ'.repeat(32_766)}…`,
    ])
  })

  test('addresses and serial numbers go both ways', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.nat(1_048_575), (column, row) => {
        expect(readAddress(addressOf(row, column))).toEqual({ row, column })
      }),
    )
    fc.assert(
      fc.property(day, (one) => {
        expect(dayOfSerial(serialOf(one))).toBe(one)
      }),
    )
    expect([addressOf(6, 2), addressOf(0, 26)]).toEqual(['C7', 'AA1'])
    expect([serialOf('1900-03-01'), serialOf('2026-11-21')]).toEqual([61, 46_347])
  })
})

/** What reading leaves out on purpose: spaces at the ends, marks that nobody sees, signs that XML cannot hold. */
function asRead(written: string): string {
  return written
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')
    .normalize('NFC')
    .replace(/\u200b|\ufeff|\u00ad/gu, '')
    .replace(/\u00a0/gu, ' ')
    .trim()
}
