import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Workbook } from '#engines/spreadsheets/sheet.ts'
import { cleanSheetNames } from '#engines/spreadsheets/sheet-names.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'

const workbook: Workbook = {
  sheets: [
    {
      name: 'Nhiệm vụ: đang làm?',
      title: 'Nhiệm vụ đang làm',
      notes: ['Đến ngày 21/11/2026'],
      columns: [
        { head: 'Mã', width: 10, kind: 'text', hidden: true },
        { head: 'Nội dung', width: 60, kind: 'text', wrap: true },
        { head: 'Hạn', width: 12, kind: 'day' },
        { head: 'Số', width: 12, kind: 'number' },
        { head: 'Lúc', width: 18, kind: 'moment' },
        { head: 'Ghi', width: 30, kind: 'text', input: true, prompt: 'Ghi ở đây', offered: ['Đã làm', 'Đang làm'] },
      ],
      rows: [
        ['007', '=1+1', '2026-11-21', 1250.5, new Date('2026-11-21T02:30:00Z'), ''],
        ['008', '+84 "a" & <b> 😀\nconstructor _x000D_', 'không có hạn', 1_234_567, null, null],
      ],
    },
    { name: 'Nguồn', columns: [{ head: 'Mục', width: 20, kind: 'text' }], rows: [] },
  ],
}

describe('a workbook that is written', () => {
  test('is the same bytes each time', async () => {
    expect(await writeWorkbook(workbook)).toEqual(await writeWorkbook(workbook))
  })

  test('has names as Excel takes them', () => {
    const long = 'Kế hoạch phổ biến, giáo dục pháp luật năm 2026'
    const names = cleanSheetNames(['a/b: [c]?', "'trích'", 'History', '', long, long, `${'x'.repeat(30)}😀`])
    expect(names.slice(0, 4)).toEqual(['a b c', 'trích', 'Bảng', 'Bảng (2)'])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const name of names) expect(name.length <= 31 && name.isWellFormed()).toBe(true)
  })

  test('never hides that it is too much', async () => {
    const column = { head: 'a', width: 5, kind: 'number' } as const
    const rows = Array.from({ length: 2_000_001 }, () => [null])
    await expect(writeWorkbook({ sheets: [{ name: 'a', columns: [column], rows }] })).rejects.toThrow('cells')
    await expect(writeWorkbook({ sheets: [{ name: 'a', columns: [column], rows: [[Number.NaN]] }] })).rejects.toThrow(
      'A2',
    )
  })
})

const soffice = await findOnPath('soffice')

describe.skipIf(soffice === undefined)(
  `LibreOffice${soffice === undefined ? ' (soffice is not installed)' : ''}`,
  () => {
    test('opens it and reads what was written', async () => {
      const text = await asCsv(await writeWorkbook(workbook))
      expect(text.split('\n').slice(0, 7)).toEqual([
        '"Nhiệm vụ đang làm",,,,,',
        '"Đến ngày 21/11/2026",,,,,',
        ',,,,,',
        '"Mã","Nội dung","Hạn","Số","Lúc","Ghi"',
        '"007","=1+1",21/11/2026,"1,250.5",21/11/2026 09:30,',
        '"008","+84 ""a"" & <b> 😀',
        'constructor _x000D_","không có hạn","1,234,567",,',
      ])
    }, 60_000)
  },
)

/** The first sheet, as LibreOffice reads it. */
async function asCsv(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lgd-soffice-'))
  try {
    await writeFile(join(folder, 'a.xlsx'), bytes)
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await promisify(execFile)(
      soffice!,
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'a.xlsx')],
      { timeout: 50_000 },
    )
    return await readFile(join(folder, 'a.csv'), 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function findOnPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  }
  return undefined
}
