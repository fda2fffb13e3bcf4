/**
 * Số liệu trong tiến độ: one figure a line as people write them: «Số người dự: 1.250 người», «Tỷ lệ: 97,5 %».
 */

import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'

const figuresMax = 30
/** After the number comes a unit, never more digits: «97.5 %» and «12 500» are refused, not read as 97 and 12. */
const pattern = /^(.{1,120}?)\s*[:=]\s*(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,4}))?(?!\s*[\d.,/])\s*(.{0,30})$/u

/** Throws a Refusal that names the line which is no figure. */
export function readFigures(text: string | undefined): Figure[] {
  const lines = (text ?? '')
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
  if (lines.length > figuresMax) throw new Refusal(422, `Một lần ghi tiến độ có nhiều nhất ${figuresMax} dòng số liệu.`)
  return lines.map((line) => {
    const match = pattern.exec(line)
    if (match === null)
      throw new Refusal(
        422,
        `Dòng số liệu «${line.slice(0, 80)}» chưa đúng. Hãy ghi «tên: số đơn vị», ví dụ «Số người dự: 1.250 người».`,
      )
    const [, name, whole, fraction, unit] = match
    return { name: name!, value: Number(`${whole!.replaceAll('.', '')}.${fraction ?? '0'}`), unit: unit! }
  })
}
