/** Số liệu ghi trong tiến độ: figures of one name and one unit are summed; shares and averages cannot be, and that is said. */
import { fold } from '#base/vietnamese.ts'
import type { FigureNote, NotSummed, ReportFigure } from '#domains/reports/report-figure.ts'

const shares = /^(?:ty le|ti le|ty trong|binh quan|trung binh|muc do|muc |diem )/

export function sumFigures(notes: readonly FigureNote[]): { figures: ReportFigure[]; notSummed: NotSummed[] } {
  const figures: ReportFigure[] = []
  const notSummed: NotSummed[] = []
  for (const same of Map.groupBy(notes, (note) => `${fold(note.name)}|${fold(note.unit)}`).values()) {
    const { name, unit } = same[0]!
    const why = whyNot(name, unit)
    if (why !== undefined) notSummed.push({ name, unit, why, values: same.map((note) => note.value) })
    else
      figures.push({
        code: `T${figures.length + 1}`,
        kind: 'progress',
        row: '',
        name,
        unit,
        value: sum(same.map((note) => note.value)),
        rule: `Cộng ${same.length} lần ghi trong kỳ, cùng tên và cùng đơn vị tính`,
        countedIds: same.map((note) => note.noteId),
      })
  }
  return { figures, notSummed }
}

function whyNot(name: string, unit: string): string | undefined {
  if (/[%‰]/.test(unit) || /phan tram/.test(fold(unit))) return 'là tỷ lệ, cộng lại không có nghĩa'
  if (shares.test(fold(name))) return 'là tỷ lệ hoặc số bình quân, cộng lại không có nghĩa'
  return undefined
}

/** Figures have at most four decimals; adding halves must not invent a fifth. */
function sum(values: number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 10_000) / 10_000
}
