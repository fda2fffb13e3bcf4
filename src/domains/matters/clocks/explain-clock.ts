import { addDays, type Day, showDay, showDayWithWeekday, showMoment, weekday } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { markNames } from '#domains/library/document.ts'
import type { Clock } from '#domains/matters/clocks/clock.ts'
import { type ClockStart, ruleDecides, showBasis, showLength } from '#domains/matters/clocks/clock-rule.ts'

/** «ngày tiếp nhận»: the day that a time is counted from, in words. */
export const startNames: Record<ClockStart, string> = {
  receipt: 'ngày tiếp nhận',
  acceptance: 'ngày thụ lý',
  assignment: 'ngày phân công',
  answer: 'ngày có quyết định, trả lời',
  suspension: 'ngày ra quyết định tạm đình chỉ',
  knowing: 'ngày biết quyết định, hành vi bị khiếu nại',
  handled: 'ngày có kết quả xử lý',
  'result-known': 'ngày nhận thông báo kết quả',
  'reception-day': 'ngày tiếp công dân',
  'online-reception-day': 'ngày tiếp công dân trực tuyến',
  'reception-refusal': 'ngày từ chối tiếp',
  'dialogue-day': 'ngày đối thoại',
  'wrong-found': 'ngày phát hiện thông tin sai',
  'wrong-reported': 'ngày nhận kiến nghị',
  agreement: 'ngày đạt thỏa thuận',
}

/** How the day was found, sentence by sentence, for whoever wants to count it again. */
export function explainClock(clock: Clock, calendar: Calendar): string[] {
  const { rule, start, dueDay, dueAt } = clock
  const [base, ...extensions] = clock.stretches
  const from = startNames[rule.start]
  const length = showLength(base!.count, base!.unit)
  if (rule.direction === 'before')
    return [
      `Trước ${from} ít nhất ${length} (${showBasis(rule)}).`,
      `${capitalise(from)} là ${showDayWithWeekday(start)}.`,
      `Chậm nhất là ${showDayWithWeekday(dueDay!)}.`,
    ]
  const head = base!.count === 0 ? `Làm ngay trong ${from}` : `${capitalise(length)} kể từ ${from}`
  return [
    `${head} (${showBasis(rule)}).`,
    ...(rule.unit === 'hours' || base!.count === 0 ? [] : [firstDay(clock)]),
    ...extensions.map(
      ({ count, unit }, index) =>
        `Được gia hạn${extensions.length > 1 ? ` lần ${index + 1}` : ''} thêm ${showLength(count, unit)}.`,
    ),
    ...sayOff(clock, calendar),
    ...saySuspended(clock.skipped.suspended),
    ...sayEnd(clock),
    ...(dueAt === null ? [] : [`Hạn: ${showMoment(dueAt)}.`]),
    ...sayUnsure(clock),
  ]
}

function firstDay({ rule, start }: Clock): string {
  return `Không tính ${startNames[rule.start]} (${showDayWithWeekday(start)}); ngày đầu tiên được tính là ${showDay(addDays(start, 1))}.`
}

function sayOff({ skipped }: Clock, calendar: Calendar): string[] {
  const named = skipped.off.filter((day) => weekday(day) <= 5)
  const weekends = skipped.off.length - named.length
  return [
    ...(weekends > 0 ? [`Không tính ${weekends} ngày thứ Bảy, Chủ nhật.`] : []),
    ...(named.length > 0
      ? [`Không tính ngày nghỉ: ${named.map((day) => `${showDay(day)} (${nameOf(day, calendar)})`).join(', ')}.`]
      : []),
  ]
}

function nameOf(day: Day, calendar: Calendar): string {
  return calendar.holidays.get(day)?.name ?? 'nghỉ'
}

function saySuspended(days: readonly Day[]): string[] {
  if (days.length === 0) return []
  return [`Không tính ${days.length} ngày tạm đình chỉ, từ ${showDay(days[0]!)} đến ${showDay(days.at(-1)!)}.`]
}

function sayEnd({ rule, dueDay, countedTo, left }: Clock): string[] {
  if (dueDay === null)
    return [
      `Đang tạm đình chỉ nên chưa có hạn; khi tiếp tục, còn tính ${left} ${rule.unit === 'working-days' ? 'ngày làm việc' : 'ngày'}.`,
    ]
  if (rule.unit === 'hours') return []
  return [
    ...(countedTo < dueDay
      ? [
          `Ngày cuối cùng là ${showDayWithWeekday(countedTo)}, không phải ngày làm việc, nên hạn chuyển sang ngày làm việc tiếp theo (Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5).`,
        ]
      : []),
    `Hạn: hết ngày ${showDayWithWeekday(dueDay)}.`,
  ]
}

function sayUnsure({ rule, doubts, dueDay, lateAfter }: Clock): string[] {
  return [
    ...(rule.note === null ? [] : [rule.note]),
    ...(rule.law === null || ruleDecides(rule) ? [] : [`Thời hạn này ${markNames[rule.mark]}; chỉ để tham khảo.`]),
    ...doubts.map((doubt) =>
      doubt.kind === 'unverified'
        ? `Ngày ${showDay(doubt.holiday.day)} (${doubt.holiday.name}) chưa được xác nhận là ngày nghỉ nên vẫn được tính.`
        : `Lịch nghỉ lễ năm ${doubt.year} chưa có nên mới trừ thứ Bảy, Chủ nhật.`,
    ),
    ...(lateAfter !== null && dueDay !== null && lateAfter > dueDay
      ? [`Nếu ngày đó là ngày nghỉ thì hạn là hết ngày ${showDayWithWeekday(lateAfter)}.`]
      : []),
  ]
}
