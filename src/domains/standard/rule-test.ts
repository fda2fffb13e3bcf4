/** What a rule asks, typed: never read out of the words that are shown. Inputs have fixed keys by the type of the test. */
import { type Day, isDay, showDay } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import {
  channelNames,
  channelsOf,
  comparePosted,
  type Posted,
  type PostingLevels,
  showLevels,
} from '#domains/standard/posting-levels.ts'

export type RuleTest =
  | { type: 'ratio'; part: string; whole: string; atLeast: number | null }
  | { type: 'ladder'; part: string; whole: string; steps: { atLeast: number; points: number | null }[] }
  | { type: 'yes-no'; points?: number }
  | { type: 'deadline'; workingDays: number | null; from: string; done: string }
  | { type: 'count'; atLeast: number | null; count: string }
  /** `each`: how many a unit must have; part: units that have them. */
  | { type: 'per-unit'; each: number | null; part: string; whole: string; atLeast: number | null }
  | { type: 'amount'; paid: string; due: string }
  /** The same figure given twice must agree: with an input of another rule. */
  | { type: 'cross'; count: string; with: string; its: string }
  /** Posted long enough at every place that is asked for. */
  | { type: 'posting'; levels: PostingLevels }

export type ConditionTest =
  | { type: 'all-indicators' }
  | { type: 'total'; atLeast: number | null }
  /** Another total for communes of another type (loại I, II, III); which type it is, a person enters. */
  | { type: 'total-by-type'; atLeast: Record<'1' | '2' | '3', number> }
  | Extract<RuleTest, { type: 'ratio' }>
  | { type: 'each-criterion'; share: number | null }
  /** `inDutyOnly`: a discipline counts only where it was for a breach in public duty; left out in rows read before it was kept: so. */
  | {
      type: 'no-event'
      roles: EventRole[]
      kinds: EventKind[]
      leastSanction: Sanction | null
      inDutyOnly?: boolean
    }
  /** What no record of ours tells: a person states it. */
  | { type: 'stated' }

export type EventRole = 'party-head' | 'government-head' | 'officer'
export type EventKind = 'discipline' | 'prosecution'
export type Sanction = 'reprimand' | 'warning' | 'demotion' | 'dismissal'
/** From the lightest. */
export const sanctions: readonly Sanction[] = ['reprimand', 'warning', 'demotion', 'dismissal']

export type InputValue = number | boolean | Day
export type RuleInputs = Record<string, InputValue>
export type RuleInput = { key: string; label: string; kind: 'number' | 'day' | 'answer' }

/** What has to be known to judge a test; of a condition only what a person has to enter. */
export function inputsOf(test: RuleTest | ConditionTest): RuleInput[] {
  switch (test.type) {
    case 'posting':
      return [
        ...channelsOf(test.levels).map(
          (channel): RuleInput => ({ key: channel, label: `${channelNames[channel]}: số ngày`, kind: 'number' }),
        ),
        ...(test.levels.all.flat().some(({ times }) => times !== undefined)
          ? [{ key: 'times', label: `${channelNames.radio}: số lần phát`, kind: 'number' } as const]
          : []),
      ]
    case 'stated':
      return [{ key: 'answer', label: 'Đạt điều kiện này', kind: 'answer' }]
    case 'total-by-type':
      return [{ key: 'count', label: 'Loại đơn vị hành chính của xã (ghi 1, 2 hoặc 3)', kind: 'number' }]
    case 'all-indicators':
    case 'total':
    case 'each-criterion':
    case 'no-event':
      return []
    case 'ratio':
    case 'ladder':
    case 'per-unit':
      return [
        { key: 'part', label: test.part, kind: 'number' },
        { key: 'whole', label: test.whole, kind: 'number' },
      ]
    case 'yes-no':
      return [{ key: 'answer', label: 'Đã thực hiện', kind: 'answer' }]
    case 'deadline':
      return [
        { key: 'from', label: test.from, kind: 'day' },
        { key: 'done', label: test.done, kind: 'day' },
      ]
    case 'count':
      return [{ key: 'count', label: test.count, kind: 'number' }]
    case 'amount':
      return [
        { key: 'paid', label: test.paid, kind: 'number' },
        { key: 'due', label: test.due, kind: 'number' },
      ]
    case 'cross':
      return [{ key: 'count', label: test.count, kind: 'number' }]
  }
}

/** What the test found: whether the level is reached (null: cannot be told), points where it gives some, and why in Vietnamese. */
export type Finding = { isReached: boolean | null; points: number | null; reason: string }

/** Judges whole inputs by a test whose values are sure. `otherOf` gives an input of another rule. */
export function runTest(
  test: RuleTest,
  inputs: RuleInputs,
  calendar: Calendar,
  otherOf: (code: string, key: string) => InputValue | undefined,
): Finding {
  switch (test.type) {
    case 'ratio':
    case 'per-unit':
      return runRatio(test, inputs)
    case 'ladder':
      return runLadder(test, inputs)
    case 'yes-no': {
      const isReached = inputs.answer === true
      const points = test.points === undefined ? null : isReached ? test.points : 0
      return { isReached, points, reason: isReached ? 'Đã thực hiện.' : 'Chưa thực hiện.' }
    }
    case 'deadline':
      return runDeadline(test, inputs, calendar)
    case 'count': {
      if (test.atLeast === null) return noLevel
      const count = inputs.count as number
      return told(count >= test.atLeast, `${show(count)}, cần từ ${show(test.atLeast)}.`)
    }
    case 'amount': {
      const { paid, due } = inputs as { paid: number; due: number }
      return told(paid >= due, `Đã chi ${show(paid)} đồng, phải chi ${show(due)} đồng.`)
    }
    case 'posting': {
      const { isEnough, reason } = comparePosted(test.levels, inputs as Posted)
      return told(isEnough, reason)
    }
    case 'cross': {
      const other = otherOf(test.with, test.its)
      if (typeof other !== 'number') return unknown(`Chưa có số liệu của ${test.with} để đối chiếu.`)
      return told(
        inputs.count === other,
        `${show(inputs.count as number)} và ${show(other)} (${test.with}) phải bằng nhau.`,
      )
    }
  }
}

function runRatio(test: { atLeast: number | null; each?: number | null }, inputs: RuleInputs): Finding {
  if (test.atLeast === null || test.each === null) return noLevel
  const share = shareOf(inputs)
  if (typeof share === 'string') return unknown(share)
  return told(share >= test.atLeast, `${showRatio(inputs)}, cần từ ${showPercent(test.atLeast)}.`)
}

function runLadder(test: Extract<RuleTest, { type: 'ladder' }>, inputs: RuleInputs): Finding {
  const share = shareOf(inputs)
  if (typeof share === 'string') return unknown(share)
  const step = test.steps.toSorted((one, other) => other.atLeast - one.atLeast).find(({ atLeast }) => share >= atLeast)
  const points = step === undefined ? 0 : step.points
  if (points === null) return unknown(`${showRatio(inputs)}: điểm của bậc này chưa xác minh.`)
  return { isReached: null, points, reason: `${showRatio(inputs)}: ${show(points)} điểm.` }
}

function runDeadline(test: Extract<RuleTest, { type: 'deadline' }>, inputs: RuleInputs, calendar: Calendar): Finding {
  if (test.workingDays === null) return noLevel
  const { from, done } = inputs as { from: Day; done: Day }
  const { day: due, doubts } = addWorkingDays(from, test.workingDays, calendar)
  const reason = `Hạn ${showDay(due)} (${test.workingDays} ngày làm việc sau ${showDay(from)}), làm ngày ${showDay(done)}.`
  if (done > due && doubts.length > 0) return unknown(`${reason} Lịch nghỉ của những ngày này chưa chắc.`)
  return told(done <= due, reason)
}

function shareOf(inputs: RuleInputs): number | string {
  const { part, whole } = inputs as { part: number; whole: number }
  if (whole === 0) return 'Mẫu số bằng 0: chưa tính được tỷ lệ.'
  return part > whole ? 'Số phần lớn hơn số toàn bộ: hãy xem lại.' : part / whole
}

const noLevel: Finding = { isReached: null, points: null, reason: 'Mức phải đạt chưa xác minh.' }
const told = (isReached: boolean, reason: string): Finding => ({ isReached, points: null, reason })
const unknown = (reason: string): Finding => ({ isReached: null, points: null, reason })

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
const show = (value: number) => numbers.format(value)

/** 0,985 → «98,5%»; never rounded up to a level that is not reached. */
export function showPercent(share: number): string {
  return `${show(Math.floor(share * 10_000 + 1e-7) / 100)}%`
}

const showRatio = ({ part, whole }: RuleInputs) =>
  `${show(part as number)}/${show(whole as number)} = ${showPercent((part as number) / (whole as number))}`

/** A value as it is read: «12», «03/02/2026», «có». */
export function showInput(value: InputValue): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  return typeof value === 'number' ? show(value) : isDay(value) ? showDay(value) : value
}

/** The level of a test in words; «chưa rõ mức» where it is not known. */
export function showTest(test: RuleTest | ConditionTest): string {
  switch (test.type) {
    case 'ratio':
      return test.atLeast === null ? 'tỷ lệ, chưa rõ mức' : `từ ${showPercent(test.atLeast)}`
    case 'per-unit':
      return `mỗi tổ ${test.each === null ? 'chưa rõ mấy' : `từ ${show(test.each)}`} hoạt động; ${test.atLeast === null ? 'tỷ lệ tổ chưa rõ mức' : `từ ${showPercent(test.atLeast)} số tổ`}`
    case 'ladder':
      return `bậc thang: ${test.steps.map(({ atLeast, points }) => `từ ${showPercent(atLeast)} ${points === null ? 'chưa rõ' : show(points)} điểm`).join('; ')}`
    case 'yes-no':
      return test.points === undefined ? 'có hoặc không' : `có: ${show(test.points)} điểm`
    case 'deadline':
      return test.workingDays === null ? 'hạn chưa rõ' : `trong ${show(test.workingDays)} ngày làm việc`
    case 'count':
      return test.atLeast === null ? 'số lượng chưa rõ mức' : `từ ${show(test.atLeast)}`
    case 'amount':
      return 'chi không thấp hơn mức phải chi'
    case 'cross':
      return `khớp với ${test.with}`
    case 'posting':
      return `niêm yết ở ${showLevels(test.levels)}`
    case 'all-indicators':
      return 'mọi chỉ tiêu'
    case 'total-by-type':
      return `tổng từ ${show(test.atLeast[1])} điểm (loại I), ${show(test.atLeast[2])} (loại II), ${show(test.atLeast[3])} (loại III)`
    case 'total':
      return test.atLeast === null ? 'tổng điểm, chưa rõ mức' : `tổng từ ${show(test.atLeast)} điểm`
    case 'each-criterion':
      return test.share === null ? 'từng tiêu chí, chưa rõ mức' : `từng tiêu chí từ ${showPercent(test.share)}`
    case 'no-event':
      return 'theo sổ sự kiện'
    case 'stated':
      return 'người có trách nhiệm ghi'
  }
}
