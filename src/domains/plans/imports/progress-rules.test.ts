import { describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { findProgressTable } from '#domains/plans/imports/find-table.ts'
import { judgeRow } from '#domains/plans/imports/judge-row.ts'
import { codeOf, columnOf, readCode } from '#domains/plans/imports/progress-columns.ts'
import type { ProgressMeant } from '#domains/plans/imports/progress-import.ts'
import { readDayText } from '#domains/plans/imports/read-day-text.ts'
import { readProgressRows } from '#domains/plans/imports/read-progress-row.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import type { ReadCell, ReadSheet, ReadWorkbook } from '#engines/spreadsheets/cells.ts'
import { serialOf } from '#engines/spreadsheets/serial.ts'

const today = '2026-11-21'
const obligationId = newId()
const code = codeOf({ obligationId, version: 3 }, 'mhq2k1')

type Written = string | number | null | Partial<ReadCell>

function sheetOf(rows: Written[][], change: Partial<ReadSheet> = {}): ReadSheet {
  return {
    name: 'Tiến độ',
    hidden: false,
    hiddenColumns: [],
    rows: rows.map((row, at) => ({
      row: at,
      hidden: false,
      cells: row.flatMap((written, column): ReadCell[] => (written === null ? [] : [{ ...cellOf(written), column }])),
    })),
    ...change,
  }
}

function cellOf(written: string | number | Partial<ReadCell>): ReadCell {
  const plain = { column: 0, text: '', value: null, kind: 'empty' as const }
  if (typeof written === 'object') return { ...plain, ...written }
  return { ...plain, kind: typeof written === 'number' ? 'number' : 'text', value: written, text: String(written) }
}

const aDay = (day: string): Partial<ReadCell> => ({
  kind: 'day',
  value: serialOf(day),
  text: day.split('-').reverse().join('/'),
})
const workbook = (...sheets: ReadSheet[]): ReadWorkbook => ({ sheets, doubts: [] })
const heads = ['Mã mốc', 'Nhiệm vụ', 'Tiến độ mới', 'Số liệu', 'Đã xong ngày']

/** What one row under the usual heads is read as. */
function read(note: Written, figures: Written = null, doneDay: Written = null, codeCell: Written = code) {
  const table = findProgressTable(workbook(sheetOf([heads, [codeCell, 'Tập huấn', note, figures, doneDay]])))
  return readProgressRows(table, today)[0]!
}

describe('tìm bảng và cột', () => {
  test.each([
    ['Mã mốc', 'code'],
    ['  MA   MOC ', 'code'],
    ['Tiến độ mới:', 'note'],
    ['tien do moi', 'note'],
    ['Tiến dộ mới', 'note'],
    ['Số liệu «tên: số đơn vị»', 'figures'],
    ['ĐÃ XONG NGÀY', 'doneDay'],
    ['Ngày hoàn thành', 'doneDay'],
    ['Tiến độ gần nhất', undefined],
    ['Ngày xong', undefined],
    ['Mục', undefined],
  ])('«%s» là cột %s', (head, part) => expect(columnOf(head)).toBe(part))

  test('dòng đầu cột không phải dòng đầu tệp, cột đổi chỗ, cột lạ: vẫn đọc được', () => {
    const table = findProgressTable(
      workbook(
        sheetOf([
          ['UBND PHƯỜNG'],
          [],
          ['Đã xong ngày', 'Ghi chú riêng', 'TIẾN ĐỘ MỚI', 'ma moc'],
          ['5/3/2026', 'x', 'Xong', code],
        ]),
      ),
    )
    expect(readProgressRows(table, today)).toMatchObject([
      {
        line: 4,
        meant: { obligationId, version: 3, stamp: 'mhq2k1', note: 'Xong', doneDay: '2026-03-05' },
        problems: [],
      },
    ])
    expect(table.doubts).toEqual(['Không thấy cột «Số liệu» nên coi như để trống.'])
  })

  test.each([
    ['tệp của hệ thống khác', [sheetOf([['STT', 'Nội dung']])], /Không thấy cột «Mã mốc».*tải tệp mẫu/u],
    ['không có cột để ghi', [sheetOf([['Mã mốc', 'Nhiệm vụ']])], /không có cột nào để ghi/u],
    ['hai bảng', [sheetOf([heads]), sheetOf([heads], { name: 'Bản sao' })], /2 bảng.*«Tiến độ», «Bản sao».*một bảng/u],
    ['hai cột cùng tên', [sheetOf([[...heads, 'tiến độ mới']])], /2 cột «Tiến độ mới» \(C và F\)/u],
  ])('%s: không đọc, nói rõ phải làm gì', (_, sheets, sentence) =>
    expect(() => findProgressTable(workbook(...sheets))).toThrow(sentence),
  )

  test('bảng ẩn không tính; dòng ẩn vẫn đọc và được nói ra', () => {
    const filtered = sheetOf([heads, [code, 'Tập huấn', 'Xong']])
    filtered.rows[1]!.hidden = true
    const table = findProgressTable(workbook(filtered, sheetOf([heads], { hidden: true })))
    expect(table.doubts).toEqual([expect.stringMatching(/1 dòng đang ẩn/u)])
    expect(readProgressRows(table, today)).toHaveLength(1)
  })

  test('cột «Lỗi cần sửa» của tệp dòng lỗi được bỏ đi khi gửi lại', () => {
    const table = findProgressTable(workbook(sheetOf([[...heads, 'Lỗi cần sửa']])))
    expect(table.columns.map(({ head }) => head)).toEqual(heads)
  })
})

describe('ngày như người ta gõ', () => {
  test.each([
    ['5/3/2026', '2026-03-05'],
    ['05-03-26', '2026-03-05'],
    ['05.03.2026', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['ngày 5 tháng 3 năm 2026', '2026-03-05'],
    ['05/03/2026 14:30', '2026-03-05'],
  ])('«%s» là %s', (text, day) => expect(readDayText(text)).toMatchObject({ day }))

  test.each([
    ['tháng 3', /chưa có ngày/u],
    ['tháng 3 năm 2026', /chưa có ngày/u],
    ['Quý I/2026', /chưa có ngày/u],
    ['31/02/2026', /không có trong lịch/u],
    ['11/21/2026', /tháng trước ngày sau.*21\/11\/2026/u],
    ['đã xong', /không phải là ngày/u],
    ['5/3', /không phải là ngày|chưa có ngày/u],
  ])('«%s» không nhận', (text, problem) =>
    expect(readDayText(text)).toMatchObject({ problem: expect.stringMatching(problem) }),
  )
})

describe('đọc một dòng', () => {
  test('đủ ba cột', () => {
    expect(read('Đã mở hai lớp', 'Số lớp: 2 lớp; Số người dự: 1.250,5 người', aDay('2026-11-20'))).toMatchObject({
      meant: {
        note: 'Đã mở hai lớp',
        figures: [
          { name: 'Số lớp', value: 2, unit: 'lớp' },
          { name: 'Số người dự', value: 1250.5, unit: 'người' },
        ],
        doneDay: '2026-11-20',
      },
      problems: [],
      warnings: [],
    })
  })

  test('để trống cả ba cột thì không có gì; chỉ có số liệu thì vẫn ghi được', () => {
    expect(read(null)).toMatchObject({ isBlank: true, meant: null, problems: [] })
    expect(read(null, 'Số lớp: 2 lớp')).toMatchObject({ meant: { note: 'Cập nhật số liệu.' } })
  })

  test.each([
    ['ngày chưa đến', read('x', null, aDay('2026-12-01')), 'E2', /chưa đến/u],
    ['ngày và tháng bị Excel đổi chỗ', read('x', null, aDay('2026-12-03')), 'E2', /đổi chỗ.*12\/03\/2026/u],
    ['số không phải ngày', read('x', null, 12), 'E2', /không phải là ngày/u],
    ['số liệu không tên', read('x', 45), 'D2', /chưa nói là số liệu gì/u],
    ['số liệu kiểu Mỹ', read('x', 'Tỷ lệ: 97.5 %'), 'D2', /chưa đúng/u],
    ['ô báo lỗi', read({ kind: 'error', text: '#REF!', value: '#REF!' }), 'C2', /#REF!/u],
    ['công thức chưa tính', read({ kind: 'empty', formula: true }), 'C2', /công thức chưa tính/u],
    ['thiếu mã', read('x', null, null, null), 'A2', /chưa có mã mốc/u],
    ['mã lạ', read('x', null, null, 'NV-001'), 'A2', /«NV-001» không phải mã mốc/u],
    ['mã ở ô gộp', read('x', null, null, { kind: 'text', text: code, value: code, merged: true }), 'A2', /bỏ gộp/u],
    ['tiến độ quá dài', read('a'.repeat(5_001)), 'C2', /5\.001.*Hãy rút gọn/u],
  ])('%s: lỗi ở đúng ô', (_, row, address, sentence) => {
    expect(row.problems).toContainEqual({ address, sentence: expect.stringMatching(sentence) })
  })

  test('nhận nhưng nói ra: công thức đã tính, ô gộp, ngày là con số, năm hai chữ số', () => {
    expect(read({ kind: 'text', text: 'Xong', value: 'Xong', formula: true }).warnings).toEqual([
      expect.stringMatching(/C2 là công thức/u),
    ])
    expect(read({ kind: 'text', text: 'Xong', value: 'Xong', merged: true }).warnings).toEqual([
      expect.stringMatching(/C2 nằm trong ô gộp/u),
    ])
    expect(read('x', null, serialOf('2026-11-20'))).toMatchObject({
      meant: { doneDay: '2026-11-20' },
      warnings: [expect.stringContaining('20/11/2026')],
    })
    expect(read('x', null, '5/3/26').warnings).toEqual([expect.stringContaining('05/03/2026')])
  })

  test('một mã ở hai dòng có nội dung: cả hai đều phải sửa; dòng để trống không tính', () => {
    const rows = [heads, [code, 'a', 'Một'], [code, 'a', null], [code, 'a', 'Hai']]
    const read = readProgressRows(findProgressTable(workbook(sheetOf(rows))), today)
    expect(read.map(({ problems }) => problems.map(({ sentence }) => sentence))).toEqual([
      [expect.stringContaining('2, 4')],
      [],
      [expect.stringContaining('2, 4')],
    ])
  })

  test('mã chép thiếu phần sau vẫn nhận; mã bịa thì không', () => {
    expect(readCode(obligationId.toUpperCase())).toEqual({ obligationId, version: null, stamp: '' })
    for (const wrong of [
      '',
      'x',
      `${obligationId}/a/b`,
      `${obligationId}/1/2/3`,
      `${obligationId}/1/${'a'.repeat(20)}`,
    ])
      expect(readCode(wrong)).toBe(undefined)
  })
})

describe('dòng đọc được rồi thì có ghi không', () => {
  const obligation: Obligation = {
    id: obligationId,
    taskId: newId(),
    position: 1,
    kind: 'deadline',
    label: 'Hạn hoàn thành',
    startDay: null,
    dueDay: '2026-11-30',
    state: 'open',
    returned: false,
    claimedBy: null,
    claimedAt: null,
    doneDay: null,
    checkedBy: null,
    checkedAt: null,
    version: 3,
  }
  const meant: ProgressMeant = {
    obligationId,
    version: 3,
    stamp: 'a',
    note: 'Xong',
    figures: [],
    doneDay: '2026-11-20',
  }
  const done = { ...obligation, state: 'claimed' as const, doneDay: '2026-11-20', version: 4 }
  test.each([
    ['ghi cả hai', meant, obligation, null, false, { kind: 'write', progress: true, claim: true }],
    [
      'chỉ tiến độ',
      { ...meant, doneDay: null },
      { ...obligation, version: 9 },
      null,
      false,
      { kind: 'write', progress: true, claim: false },
    ],
    [
      'chỉ báo xong',
      { ...meant, note: null },
      obligation,
      null,
      false,
      { kind: 'write', progress: false, claim: true },
    ],
    [
      'mã không có phiên bản',
      { ...meant, version: null },
      { ...obligation, version: 9 },
      null,
      false,
      { kind: 'write', claim: true },
    ],
    [
      'mốc đổi trong lúc chờ',
      meant,
      { ...obligation, version: 4 },
      null,
      false,
      { kind: 'failed', sentence: expect.stringContaining('đã có thay đổi') },
    ],
    ['đã xong cùng ngày, có ghi thêm', meant, done, null, false, { kind: 'write', progress: true, claim: false }],
    ['đã xong cùng ngày, không gì thêm', { ...meant, note: null }, done, null, false, { kind: 'repeated' }],
    [
      'đã xong ngày khác',
      { ...meant, doneDay: '2026-11-19' },
      done,
      null,
      false,
      { kind: 'failed', sentence: expect.stringContaining('20/11/2026') },
    ],
    [
      'chờ yêu cầu',
      meant,
      { ...obligation, state: 'waiting' as const },
      null,
      false,
      { kind: 'failed', sentence: expect.stringContaining('chờ yêu cầu') },
    ],
    ['nhiệm vụ đã bỏ', meant, obligation, 'dropped' as const, false, { kind: 'failed' }],
    ['kế hoạch đã sửa đổi', meant, obligation, 'replaced' as const, false, { kind: 'failed' }],
    ['đã ghi trước đó', meant, done, null, true, { kind: 'repeated' }],
  ])('%s', (_, said, target, closed, isWritten, verdict) => {
    expect(judgeRow(said, { obligation: target, closed }, isWritten)).toMatchObject(verdict)
  })

  test('mốc không có và mốc ngoài phạm vi là một câu', () => {
    expect(judgeRow(meant, undefined, false)).toEqual(judgeRow({ ...meant, obligationId: newId() }, undefined, true))
  })
})
