import { describe, expect, test } from 'vitest'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import { doubtsOf } from '#domains/plans/draft-doubts.ts'
import {
  addTask,
  checkAdoptable,
  correctTask,
  draftOf,
  dropTask,
  mergeWithNext,
  type PlanDraft,
  refusals,
  restoreTask,
  settleDoubt,
  splitTask,
} from '#domains/plans/plan-draft.ts'
import type { Finding, PlanReading, TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'

const office = 'b1'

function resolve(written: string): DraftBody {
  return written.includes('Văn phòng')
    ? { written, bodyIds: [office], how: 'exact', why: '', candidates: [] }
    : { written, bodyIds: [], how: 'none', why: 'chưa tìm thấy cơ quan có tên này.', candidates: [] }
}

function aTask(text: string, change: Partial<TaskReading> = {}): TaskReading {
  return {
    path: 'II.1',
    text,
    lead: ['Văn phòng HĐND và UBND'],
    coordinate: [],
    time: null,
    outputs: [],
    sources: {},
    ...change,
  }
}

function aReading(tasks: TaskReading[], findings: Finding[] = []): PlanReading {
  const nothing = {
    number: null,
    symbol: null,
    kind: 'Kế hoạch',
    issuer: null,
    place: null,
    date: null,
    period: null,
    citations: [],
    reporting: [],
    recipients: [],
    signer: null,
  }
  return { ...nothing, title: 'Phổ biến pháp luật năm 2026', tasks, findings, sources: {}, sections: [] }
}

function draftFor(...texts: string[]): PlanDraft {
  return draftOf(aReading(texts.map((text) => aTask(text))), resolve)
}

const textsOf = (draft: PlanDraft) => draft.tasks.filter((task) => !task.dropped).map((task) => task.text)

describe('sửa bản nháp kế hoạch', () => {
  test('sửa giữ lại điều đã đọc', () => {
    const { id: _, ...fields } = {
      id: '',
      path: 'II.1',
      text: ' Tập huấn   hòa giải viên ',
      leads: [],
      partners: [],
      time: null,
      outputs: ['Báo cáo'],
    }
    const { draft, corrections } = correctTask(draftFor('Tập huấn'), 't1', fields)
    expect(draft.tasks[0]!.text).toBe('Tập huấn hòa giải viên')
    expect(corrections).toContainEqual({
      taskKey: 't1',
      field: 'text',
      readValue: 'Tập huấn',
      correctedValue: 'Tập huấn hòa giải viên',
    })
    expect(corrections.map((one) => one.field).sort()).toEqual(['leads', 'outputs', 'text'])
  })
  test('nội dung không được để trống', () => {
    const fields = { path: 'II.1', text: '  ', leads: [], partners: [], time: null, outputs: [] }
    expect(() => correctTask(draftFor('Tập huấn'), 't1', fields)).toThrow(refusals.textMissing)
  })
  test('tách thành hai, phần sau giữ cơ quan và nơi đọc', () => {
    const { draft } = splitTask(draftFor('Tập huấn và khảo sát', 'Phát thanh'), 't1', ['Tập huấn', 'Khảo sát'])
    expect(textsOf(draft)).toEqual(['Tập huấn', 'Khảo sát', 'Phát thanh'])
    expect(draft.tasks[1]!.leads[0]!.bodyIds).toEqual([office])
    expect(new Set(draft.tasks.map((task) => task.key)).size).toBe(3)
  })
  test('tách một dòng thì không phải là tách', () =>
    expect(() => splitTask(draftFor('Tập huấn'), 't1', ['Tập huấn', ' '])).toThrow(refusals.splitNothing))
  test('ghép với nhiệm vụ sau, bỏ qua nhiệm vụ đã bỏ', () => {
    const dropped = dropTask(draftFor('Một', 'Hai', 'Ba'), 't2').draft
    expect(textsOf(mergeWithNext(dropped, 't1').draft)).toEqual(['Một Ba'])
  })
  test('nhiệm vụ cuối không ghép được', () =>
    expect(() => mergeWithNext(draftFor('Một'), 't1')).toThrow(refusals.mergeLast))
  test('bỏ rồi phục hồi', () => {
    const dropped = dropTask(draftFor('Một', 'Hai'), 't1').draft
    expect(textsOf(dropped)).toEqual(['Hai'])
    expect(textsOf(restoreTask(dropped, 't1').draft)).toEqual(['Một', 'Hai'])
  })
  test('thêm nhiệm vụ mà máy đọc sót, đúng chỗ', () => {
    const fields = { path: 'II.1', text: 'Một rưỡi', leads: [], partners: [], time: null, outputs: [] }
    const { draft } = addTask(draftFor('Một', 'Hai'), 't1', fields)
    expect(textsOf(draft)).toEqual(['Một', 'Một rưỡi', 'Hai'])
    expect(draft.tasks[1]!.readIndex).toBeNull()
  })
  test('nhiệm vụ không có thì nói rõ', () => expect(() => dropTask(draftFor('Một'), 't9')).toThrow(refusals.noSuchTask))
})

describe('điều phải xem lại', () => {
  const finding: Finding = {
    code: 'task-without-time',
    quote: 'Hai',
    message: 'Nhiệm vụ 2 không ghi thời gian.',
    task: 1,
  }
  const reading = aReading([aTask('Một', { lead: ['Tổ tự quản'] }), aTask('Hai')], [finding])
  const draft = draftOf(reading, resolve)
  test('cơ quan chưa tìm thấy và điều máy nghi, theo thứ tự văn bản', () => {
    expect(doubtsOf(draft, reading).map((doubt) => [doubt.taskKey, doubt.settled])).toEqual([
      ['t1', false],
      ['t2', false],
    ])
  })
  test('bổ sung thời gian là đã xử lý', () => {
    const time = { raw: 'Quý I', basis: 'fixed', start: '2026-01-01', end: '2026-03-31', every: null } as const
    const mended = correctTask(draft, 't2', { ...draft.tasks[1]!, time }).draft
    expect(doubtsOf(mended, reading).find((doubt) => doubt.taskKey === 't2')!.settled).toBe(true)
  })
  test('xem rồi để nguyên cũng là đã xử lý', () => {
    const seen = settleDoubt(draft, doubtsOf(draft, reading)[0]!.key)
    expect(doubtsOf(seen, reading)[0]!.settled).toBe(true)
  })
  test('nhiệm vụ đã bỏ không còn gì phải xem', () =>
    expect(doubtsOf(dropTask(draft, 't2').draft, reading)).toHaveLength(1))
  test('không còn nhiệm vụ nào thì không nhập được', () => {
    expect(() => checkAdoptable(dropTask(draftFor('Một'), 't1').draft)).toThrow(refusals.nothingToAdopt)
  })
})
