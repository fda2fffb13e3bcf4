import { describe, expect, test } from 'vitest'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import type { ReportingReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { openReports } from '#domains/plans/reports/open-reports.ts'
import { draftReports } from '#domains/plans/reports/report-draft.ts'

const communes: DraftBody = {
  written: 'UBND các xã, phường',
  bodyIds: ['a', 'b', 'c'],
  how: 'collective',
  why: '',
  candidates: [],
}
const office: DraftBody = { written: 'Phòng Tư pháp', bodyIds: ['p'], how: 'exact', why: '', candidates: [] }
const resolve = (written: string): DraftBody =>
  [communes, office].find((body) => body.written === written) ?? {
    written,
    bodyIds: [],
    how: 'none',
    why: 'chưa rõ',
    candidates: [],
  }

function duty(change: Partial<ReportingReading>, text = ''): ReportingReading {
  const source = { paragraph: 40, start: 0, end: text.length, text }
  return { who: 'Phòng Tư pháp', to: 'UBND tỉnh', what: '6 tháng', due: null, source, ...change }
}

const frame = { period: { start: '2026-01-01', end: '2027-12-31' }, issuedOn: '2026-02-10', horizon: '2027-12-31' }
const drafted = (...duties: ReportingReading[]) => draftReports({ reporting: duties, tasks: [] }, resolve)

describe('chế độ báo cáo thành báo cáo phải gửi', () => {
  test('«trước» đứng trước ngày trong văn bản được giữ, vì bản đọc chỉ giữ ngày', () => {
    const sentence = 'định kỳ 6 tháng (trước ngày 15/5) và báo cáo năm (chậm nhất 15/11)'
    const reports = drafted(duty({ due: '15/5' }, sentence), duty({ what: 'năm', due: '15/11' }, sentence))
    expect(reports.map((one) => [one.text, one.time])).toEqual([
      ['Báo cáo 6 tháng, gửi UBND tỉnh', '6 tháng, trước ngày 15/5'],
      ['Báo cáo năm, gửi UBND tỉnh', 'năm, 15/11'],
    ])
  })

  test('nhiều cơ quan cùng phải báo cáo: mỗi cơ quan một báo cáo, tự mình giữ và tự mình chậm', () => {
    const opened = openReports(drafted(duty({ who: 'UBND các xã, phường' })), frame)
    expect(opened.map((one) => [one.holderBodyId, one.task.leads.flatMap((body) => body.bodyIds)])).toEqual([
      ['a', ['a']],
      ['b', ['b']],
      ['c', ['c']],
    ])
    expect(opened[0]!.obligations.map((one) => one.dueDay)).toEqual(['2026-06-30', '2027-06-30'])
  })

  test('báo cáo đột xuất là một việc chung, chờ khi có yêu cầu', () => {
    const opened = openReports(
      drafted(duty({ who: 'UBND các xã, phường', what: 'đột xuất', due: 'khi có yêu cầu' })),
      frame,
    )
    expect(opened).toMatchObject([{ holderBodyId: null, obligations: [{ kind: 'on-request', state: 'waiting' }] }])
  })

  test('không ghi ai, hoặc chưa gắn được cơ quan: cơ quan ban hành giữ', () => {
    const opened = openReports(drafted(duty({ who: null }), duty({ who: 'Tổ công tác' })), frame)
    expect(opened.map((one) => one.holderBodyId)).toEqual([null, null])
  })

  test('không có ngày và không có kỳ thì không mở hạn nào', () => {
    expect(openReports(drafted(duty({ what: 'kết quả thực hiện' })), frame)).toEqual([])
  })

  test('báo cáo vốn đã là một nhiệm vụ của kế hoạch thì không mở lần thứ hai', () => {
    const source = { paragraph: 40, start: 0, end: 3, text: 'abc' }
    const task = {
      path: 'II.3',
      text: 'abc',
      lead: [],
      coordinate: [],
      time: null,
      outputs: [],
      sources: { text: source },
    }
    const [report] = draftReports({ reporting: [duty({})], tasks: [task] }, resolve)
    expect(report).toMatchObject({ leftOut: true, sameAsTask: 'II.3' })
    expect(openReports([report!], frame)).toEqual([])
  })
})
