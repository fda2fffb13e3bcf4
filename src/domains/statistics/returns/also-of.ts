/** Gồm số liệu của ai: a body that ended and whose records a return counts with its own. */
import { type Day, showDay } from '#base/day.ts'
import type { Form } from '#domains/statistics/forms/form.ts'

export type AlsoOf = {
  bodyId: string
  name: string
  endedOn: Day
  /** Whether it signed and sent the same form for the same days itself. */
  hasSent: boolean
}

/** «Gồm số liệu của: UBND xã Hai (kết thúc 20/11/2026, đã ký gửi biểu này).»; '' where there is nobody. */
export function alsoOfWords(those: readonly AlsoOf[]): string {
  if (those.length === 0) return ''
  const names = those.map(
    ({ name, endedOn, hasSent }) =>
      `${name} (kết thúc ${showDay(endedOn)}, ${hasSent ? 'đã ký gửi biểu này' : 'chưa gửi biểu này'})`,
  )
  return `Gồm số liệu của: ${names.join('; ')}.`
}

/** What a writer must know so that no number is missing and none is there twice in the sum of all; '' where nothing is typed. */
export function typedHint({ cells }: Pick<Form, 'cells'>, those: readonly AlsoOf[]): string {
  if (those.length === 0) return ''
  const isTyped = Object.values(cells).some(({ kind }) => kind === 'typed')
  return [
    'Ô hệ thống đếm đã có bản ghi của các nơi này; nếu ghi số khác thì ghi số chung của tất cả.',
    ...(isTyped && those.some(({ hasSent }) => hasSent)
      ? ['Ô tự nhập: số của nơi đã ký gửi được cộng riêng khi tổng hợp, đừng cộng vào đây.']
      : []),
    ...(isTyped && those.some(({ hasSent }) => !hasSent) ? ['Ô tự nhập: số của nơi chưa gửi thì cộng vào đây.'] : []),
  ].join(' ')
}
