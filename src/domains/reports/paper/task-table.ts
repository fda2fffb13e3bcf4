/** Phụ lục «Bảng phân công nhiệm vụ»: the tasks of a plan as they are handed on, under the headings of the plan. */
import { type Day, dayAt, showDay } from '#base/day.ts'
import { fullName } from '#domains/reports/issuing-body.ts'
import { officialForm } from '#domains/reports/official-form.ts'
import { appendixSection } from '#domains/reports/paper/appendix.ts'
import { borderedTable, type CellContent, type Column } from '#domains/reports/paper/pieces.ts'
import { groupOf } from '#domains/reports/report-count.ts'
import type { Paper } from '#engines/word/paper.ts'

export type TaskTable = {
  plan: { number: string | null; title: string; issuedOn: Day | null; issuerName: string }
  tasks: TaskTableRow[]
  /** The headings of the plan by their path: «II.1» → «Tuyên truyền, phổ biến». */
  headings: ReadonlyMap<string, string>
  withStanding: boolean
  madeAt: Date
}

export type TaskTableRow = {
  path: string
  text: string
  leads: string[]
  partners: string[]
  time: string | null
  outputs: string[]
  /** «Quá hạn», «Đang làm», asked for with `?tinh-trang=1`. */
  standing: string
}

export function taskTablePaper(table: TaskTable): Paper {
  const { plan, withStanding, madeAt } = table
  const attached = `(Kèm theo Kế hoạch số ${plan.number ?? '………'} ${
    plan.issuedOn === null ? 'ngày ….. tháng ….. năm ………' : `ngày ${showDay(plan.issuedOn)}`
  } của ${fullName(plan.issuerName)})`
  const columns: Column[] = [
    { head: 'STT', widthMm: 12, align: 'center' },
    { head: 'Nhiệm vụ', widthMm: withStanding ? 72 : 86 },
    { head: 'Đơn vị chủ trì', widthMm: 38 },
    { head: 'Đơn vị phối hợp', widthMm: withStanding ? 38 : 46 },
    { head: 'Thời gian thực hiện', widthMm: 30 },
    { head: 'Kết quả, sản phẩm', widthMm: withStanding ? 34 : 40 },
    ...(withStanding ? [{ head: `Tình trạng đến ${showDay(dayAt(madeAt))}`, widthMm: 28 }] : []),
  ]
  return {
    title: `Bảng phân công nhiệm vụ: ${plan.title}`,
    author: fullName(plan.issuerName),
    madeAt,
    font: officialForm.font,
    sizePt: officialForm.sizePt.body.used,
    sections: [
      appendixSection(
        {
          heading: 'Phụ lục',
          title: 'Bảng phân công nhiệm vụ',
          orientation: 'landscape',
          blocks: [borderedTable(columns, rowsOf(table))],
        },
        attached,
      ),
    ],
  }
}

function rowsOf({ tasks, headings, withStanding }: TaskTable): CellContent[][] {
  let number = 0
  const groups = [...Map.groupBy(tasks, groupOf)]
  return groups.flatMap(([group, some]): CellContent[][] => {
    const name = headings.get(group.replace(/^Mục /u, ''))
    const titled = name === undefined ? group : `${group.replace(/^Mục /u, '')}. ${name}`
    return [
      ...(groups.length === 1 && name === undefined ? [] : [[{ wide: titled }]]),
      ...some.map((task) => [
        `${++number}`,
        task.text,
        task.leads.join('; '),
        task.partners.join('; '),
        task.time ?? '',
        task.outputs.join('; '),
        ...(withStanding ? [task.standing] : []),
      ]),
    ]
  })
}
