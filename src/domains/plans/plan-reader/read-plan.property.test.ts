import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { aDocument, aTable } from '#domains/plans/plan-reader/read-plan.fixture.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { allLinesOf } from '#engines/documents/all-lines.ts'
import type { Document, Excerpt } from '#engines/documents/document.ts'

const lines = [
  'KẾ HOẠCH',
  'QUYẾT ĐỊNH',
  'Số: 12/KH-UBND',
  'Số:    /KH-UBND',
  'An Bình, ngày   tháng 5 năm 2026',
  'Công tác hòa giải ở cơ sở năm 2026',
  'Căn cứ Luật Hòa giải ở cơ sở năm 2013; Quyết định số 977/QĐ-TTg ngày 11/8/2022 về việc thực hiện Chỉ thị số 32-CT/TW ngày 09/12/2023;',
  'I. MỤC ĐÍCH, YÊU CẦU',
  'II. NỘI DUNG',
  'III. TỔ CHỨC THỰC HIỆN',
  '1. Kiện toàn tổ hòa giải',
  '1.1. Rà soát các các thôn (Chủ trì: Công chức Tư pháp; thời gian: Quý I).',
  'a) Bồi dưỡng nghiệp vụ',
  '- Phát thanh hằng tuần',
  '+ Cơ quan chủ trì: Các phòng, ban; UBND xã, thị trấn',
  'Cơ quan phối hợp:',
  'Thời gian thực hiện: Hằng năm, từ năm 2024 đến hết năm 2030.',
  '- Kết quả, sản phẩm: Báo cáo.',
  'UBND xã báo cáo 6 tháng (trước ngày 15/5/2026), năm (trước ngày 15/11/2026) về Phòng Tư pháp.',
  'Trên đây là Kế hoạch của UBND xã An Bình./.',
  'Nơi nhận:',
  '- Như trên; - Lưu: VT.',
  'TM. ỦY BAN NHÂN DÂN',
  'PHÓ CHỦ TỊCH',
  'Lê Văn Tám',
  'PHỤ LỤC I',
  '',
]
const headers = ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời gian', 'Kết quả', 'Ghi chú', '<']
const cells = [
  '',
  '1',
  'I',
  'Tập huấn',
  'Sở Tư pháp, Công an tỉnh',
  'Các Bộ: Tài chính, Nội vụ',
  'Quý II',
  '- Sổ tay;\n- Tờ gấp.',
  '^',
  '<',
  'Như trên',
]

const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...lines), fc.nat(40)).map(([text, at]) => text.slice(at)) },
)
const table = fc
  .tuple(
    fc.array(fc.constantFrom(...headers), { minLength: 1, maxLength: 7 }),
    fc.array(fc.array(fc.constantFrom(...cells), { maxLength: 7 }), { maxLength: 6 }),
  )
  .map(([header, rows]) => aTable(header, ...rows))
const document = fc
  .array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: table }), { maxLength: 60 })
  .map((parts) => aDocument(...parts))

describe('mọi tài liệu', () => {
  test('đọc được, không bao giờ hỏng', () => {
    fc.assert(
      fc.property(document, (each) => {
        expect(readPlan(each)).toMatchObject({ tasks: expect.any(Array), findings: expect.any(Array) })
      }),
      { numRuns: 300 },
    )
  })

  test('mỗi giá trị có trích đoạn, và trích đoạn đứng nguyên văn đúng chỗ trong tài liệu', () => {
    fc.assert(
      fc.property(document, (each) => {
        const reading = readPlan(each)
        const paragraphs = paragraphsOf(each)
        for (const { text, paragraph, start, end } of excerptsIn(reading)) {
          expect(text).not.toBe('')
          expect(paragraphs.get(paragraph)?.slice(start, end)).toBe(text)
        }
        expect(valuesWithoutSource(reading)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('dòng rất dài đọc xong trong thời gian tỷ lệ với độ dài', () => {
  const length = 300_000
  const repeated = (text: string) => text.repeat(Math.ceil(length / text.length)).slice(0, length)
  test.each([
    ['không có dấu cách', 'a'],
    ['dấu hai chấm', ':('],
    ['nhãn lặp lại', 'Chủ trì: '],
    ['nhãn và cơ quan', 'Cơ quan phối hợp: Sở Tư pháp, các sở, ngành; '],
    ['số hiệu', 'Quyết định số 12/QĐ-UBND ngày 1/1/2026 về thực hiện '],
    ['số hiệu dở dang', '12/QĐ-'],
    ['tên luật', 'Luật Phòng, chống '],
    ['ngày tháng', 'ngày 15/5/2026, tháng 6, quý II - '],
    ['báo cáo', 'báo cáo 6 tháng, năm (trước ngày 15/5) về UBND xã '],
    ['ngoặc mở', '(((('],
    ['khoảng trắng', ' \t'],
    ['từ lặp', 'các các '],
    ['dấu chấm', '. . . '],
    ['số', '1.1.1.1 '],
  ])('%s', (_, text) => {
    const long = repeated(text)
    const workMs = workMeter()
    readPlan(
      aDocument(
        'KẾ HOẠCH',
        'Hòa giải năm 2026',
        '',
        'I. NỘI DUNG',
        `1. ${long}`,
        `- Đơn vị chủ trì: ${long}`,
        `- Thời gian: ${long}`,
        'II. TỔ CHỨC THỰC HIỆN',
        `1. ${long}`,
      ),
    )
    expect(workMs()).toBeLessThan(8_000)
  })
})

function paragraphsOf(each: Document): Map<number, string> {
  const texts = new Map<number, string>()
  const add = (paragraph: { text: string; place: { paragraph: number } }) =>
    texts.set(paragraph.place.paragraph, paragraph.text)
  for (const block of each.blocks) {
    if (block.kind === 'paragraph') add(block)
    else for (const row of block.rows) for (const cell of row.cells) cell.paragraphs.forEach(add)
  }
  expect(allLinesOf(each).every(({ paragraph }) => texts.has(paragraph))).toBe(true)
  return texts
}

function excerptsIn(reading: PlanReading): Excerpt[] {
  return [
    ...Object.values(reading.sources),
    ...reading.tasks.flatMap(({ sources }) => Object.values(sources)),
    ...reading.citations.map(({ source }) => source),
    ...reading.reporting.map(({ source }) => source),
    ...reading.sections.map(({ source }) => source),
    ...reading.findings.flatMap(({ source }) => (source ? [source] : [])),
  ]
}

/** Values of a reading whose excerpt is missing, by name. */
function valuesWithoutSource({ sources, tasks, recipients, signer, findings, ...fields }: PlanReading): string[] {
  const header = (['number', 'symbol', 'kind', 'title', 'issuer', 'place', 'date', 'period'] as const).filter(
    (name) => fields[name] !== null && !sources[name],
  )
  const listed = recipients.flatMap((_, index) => (sources[`recipients.${index}`] ? [] : [`recipients.${index}`]))
  const signed = signer && !sources['signer.name'] ? ['signer.name'] : []
  const assigned = tasks.flatMap((task, number) => {
    const names = [
      'text',
      ...task.lead.map((_, index) => `lead.${index}`),
      ...task.coordinate.map((_, index) => `coordinate.${index}`),
      ...task.outputs.map((_, index) => `outputs.${index}`),
      ...(task.time ? ['time'] : []),
    ]
    return names.filter((name) => !task.sources[name]).map((name) => `tasks.${number}.${name}`)
  })
  const quoted = findings.filter(({ quote, source }) => quote !== null && !source).map(({ code }) => code)
  return [...header, ...listed, ...signed, ...assigned, ...quoted]
}
