import { describe, expect, test } from 'vitest'
import { issuerLines, superiorOf, symbolOf } from '#domains/reports/issuing-body.ts'
import { sumFigures } from '#domains/reports/progress-figures.ts'
import {
  change,
  checkOpen,
  giveBack,
  issue,
  type Report,
  type ReportState,
  type ReportStep,
  refusals,
} from '#domains/reports/report.ts'
import { titleFor } from '#domains/reports/report-text.ts'
import { isTooLong, type WindowChoice, windowInFull, windowOf } from '#domains/reports/reporting-window.ts'
import { type SignsAs, signatureLines } from '#domains/reports/signature.ts'

const now = new Date('2026-11-21T02:00:00Z')
const aReport = (state: ReportState, writerIds = ['lan']): Report =>
  ({ id: 'r', state, writerIds, version: 3, paper: {} }) as unknown as Report

describe('bước nào mở ở trạng thái nào', () => {
  const table: Record<ReportState, ReportStep[]> = {
    draft: ['change', 'submit', 'drop'],
    submitted: ['takeBack', 'return', 'issue'],
    returned: ['change', 'submit', 'drop'],
    issued: [],
    dropped: [],
  }
  const steps: ReportStep[] = ['change', 'submit', 'drop', 'takeBack', 'return', 'issue']
  test.each(Object.entries(table))('%s: %j', (state, open) => {
    for (const step of steps) {
      const run = () => checkOpen({ state: state as ReportState }, step)
      if (open.includes(step)) expect(run).not.toThrow()
      else expect(run).toThrow(state === 'issued' ? refusals.frozen : refusals.notOpen)
    }
  })

  test('ai đã viết một chữ thì không ký, dù sau đó người khác viết tiếp', () => {
    const byTwo = change(aReport('draft', ['hung']), {} as Report['paper'], 'lan')
    const sent = { ...byTwo, state: 'submitted' as const }
    expect(() => issue(sent, 'hung', now)).toThrow(refusals.ownReport)
    expect(() => issue(sent, 'lan', now)).toThrow(refusals.ownReport)
    expect(issue(sent, 'mai', now)).toMatchObject({ state: 'issued', issuedBy: 'mai', version: 5 })
  })

  test('trả lại phải có lý do đủ dài', () => {
    expect(() => giveBack(aReport('submitted'), '   ngắn    ')).toThrow(refusals.reasonTooShort)
    expect(giveBack(aReport('submitted'), 'Thiếu nguyên nhân.')).toMatchObject({ state: 'returned', fileId: null })
  })
})

describe('cách ký', () => {
  const ubnd = 'Ủy ban nhân dân'
  test.each<[SignsAs, string | null, string, string, string[]]>([
    ['head', ubnd, 'Chủ tịch', 'Chủ tịch', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['deputy', ubnd, 'Chủ tịch', 'Phó Chủ tịch', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['order', ubnd, 'Chủ tịch', 'Chánh Văn phòng', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    ['mandate', ubnd, 'Chủ tịch', 'Trưởng phòng', ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG']],
    ['head', null, '', 'Trưởng phòng', ['TRƯỞNG PHÒNG']],
    ['deputy', null, 'Giám đốc', 'Phó Giám đốc', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
  ])('%s, %s', (signsAs, collective, headPosition, position, lines) =>
    expect(signatureLines({ signsAs, headPosition, position, signer: '' }, collective)).toEqual(lines),
  )
})

describe('cơ quan trên đầu văn bản', () => {
  const ubnd = { kind: 'ubnd' as const, name: 'UBND phường Võ Cường' }
  const tinh = { kind: 'ubnd' as const, name: 'Ủy ban nhân dân tỉnh Bắc Ninh' }
  const so = { kind: 'so' as const, name: 'Sở Tư pháp tỉnh Bắc Ninh' }
  const hoi = { kind: 'hoi-lhpn' as const, name: 'Hội Liên hiệp Phụ nữ tỉnh Sóc Trăng' }
  test.each([
    [ubnd, tinh, null, ['ỦY BAN NHÂN DÂN', 'PHƯỜNG VÕ CƯỜNG'], 'BC-UBND'],
    [so, tinh, 'ỦY BAN NHÂN DÂN TỈNH BẮC NINH', ['SỞ TƯ PHÁP TỈNH BẮC NINH'], undefined],
    [hoi, tinh, null, ['HỘI LIÊN HIỆP PHỤ NỮ TỈNH SÓC TRĂNG'], undefined],
  ])('%j', (body, parent, superior, lines, symbol) => {
    expect(superiorOf(body, parent)).toBe(superior)
    expect(issuerLines(body)).toEqual(lines)
    expect(symbolOf('BC', body)).toBe(symbol)
  })
})

describe('kỳ báo cáo', () => {
  test.each<[WindowChoice, string]>([
    [{ kind: 'quarter', year: 2026, part: 4 }, 'quý IV năm 2026 (từ ngày 01/10/2026 đến ngày 31/12/2026)'],
    [{ kind: 'quarter', year: 2024, part: 1 }, 'quý I năm 2024 (từ ngày 01/01/2024 đến ngày 31/03/2024)'],
    [{ kind: 'half-year', year: 2026, part: 1 }, '6 tháng đầu năm 2026 (từ ngày 01/01/2026 đến ngày 30/06/2026)'],
    [{ kind: 'month', year: 2028, part: 2 }, 'tháng 2 năm 2028 (từ ngày 01/02/2028 đến ngày 29/02/2028)'],
    [{ kind: 'nine-months', year: 2026 }, '9 tháng năm 2026 (từ ngày 01/01/2026 đến ngày 30/09/2026)'],
    [{ kind: 'half-year', year: 2026, part: 2 }, '6 tháng cuối năm 2026 (từ ngày 01/07/2026 đến ngày 31/12/2026)'],
    [{ kind: 'year', year: 2026 }, 'năm 2026 (từ ngày 01/01/2026 đến ngày 31/12/2026)'],
    [{ kind: 'days', from: '2026-02-05', to: '2026-02-05' }, 'từ ngày 05/02/2026 đến ngày 05/02/2026'],
  ])('%j', (choice, words) => expect(windowInFull(windowOf(choice))).toBe(words))

  test('ngày đầu sau ngày cuối, kỳ quá dài: từ chối', () => {
    expect(() => windowOf({ kind: 'days', from: '2026-02-06', to: '2026-02-05' })).toThrow('bị ngược')
  })

  test('dài quá 5 năm chỉ khi kế hoạch dài như thế', () => {
    const window = windowOf({ kind: 'days', from: '2024-01-01', to: '2030-12-31' })
    expect(isTooLong(window, null)).toBe(true)
    expect(isTooLong(window, { start: '2024-01-01', end: '2030-12-31' })).toBe(false)
    expect(isTooLong(window, { start: '2024-02-01', end: '2030-12-31' })).toBe(true)
    expect(isTooLong(windowOf({ kind: 'year', year: 2026 }), null)).toBe(false)
  })

  test('trích yếu không nói hai lần một kỳ', () => {
    const year = windowOf({ kind: 'year', year: 2026 })
    const body = { kind: 'ubnd' } as const
    expect(titleFor('progress', year, { body, plan: { title: 'Kế hoạch hòa giải năm 2026.' } })).toBe(
      'Kết quả thực hiện Kế hoạch hòa giải năm 2026',
    )
    expect(titleFor('progress', year, { body, plan: null })).toBe('Kết quả thực hiện các nhiệm vụ được giao năm 2026')
    expect(titleFor('review', year, { body, plan: { title: 'Hòa giải năm 2026' } })).toBe(
      'Sơ kết việc thực hiện Kế hoạch Hòa giải năm 2026',
    )
  })

  test.each([
    [
      'ubnd',
      'Kết quả công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và tiếp nhận, trả lời người dân năm 2026',
    ],
    ['bo', 'Kết quả công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và tiếp nhận, trả lời người dân năm 2026'],
    ['hoi', 'Kết quả công tác phổ biến, giáo dục pháp luật năm 2026'],
  ] as const)('trích yếu báo cáo năm của %s', (kind, title) =>
    expect(titleFor('year', windowOf({ kind: 'year', year: 2026 }), { body: { kind }, plan: null })).toBe(title),
  )
})

describe('cộng số liệu trong tiến độ', () => {
  const note = (name: string, value: number, unit: string) => ({
    noteId: `${name}${value}`,
    taskId: 't',
    path: 'II.1',
    text: 'x',
    writtenOn: '2026-10-01',
    name,
    value,
    unit,
  })
  test('cùng tên và đơn vị thì cộng, không sinh thêm số lẻ', () => {
    const { figures } = sumFigures([note('Giờ', 0.1, 'giờ'), note('giờ', 0.2, 'Giờ'), note('Giờ', 3, 'buổi')])
    expect(figures.map(({ value, unit }) => [value, unit])).toEqual([
      [0.3, 'giờ'],
      [3, 'buổi'],
    ])
  })
  test.each([
    ['Tỷ lệ đạt', 'điểm'],
    ['Đạt', '%'],
    ['Bình quân người dự', 'người'],
  ])('%s (%s) không cộng', (name, unit) => {
    const { figures, notSummed } = sumFigures([note(name, 40, unit), note(name, 50, unit)])
    expect([figures, notSummed[0]?.values]).toEqual([[], [40, 50]])
  })
})
