import type { ExportedPlan } from '#domains/plans/exports/plans-export.queries.ts'
import type { PlanPageProps } from '#domains/plans/plan.queries.ts'
import type { PlanState } from '#domains/plans/plans.tables.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

export const planStateWords: Record<PlanState, string> = {
  adopted: 'Đang thực hiện',
  replaced: 'Đã được sửa đổi',
  undone: 'Đã hoàn tác',
}

/** Danh sách kế hoạch as a sheet. */
export function plansSheet(plans: readonly ExportedPlan[]): Sheet {
  return {
    name: 'Kế hoạch',
    title: 'Kế hoạch và kết quả thực hiện',
    columns: [
      { head: 'Số, ký hiệu', width: 18, kind: 'text' },
      { head: 'Kế hoạch', width: 60, kind: 'text', wrap: true },
      { head: 'Cơ quan ban hành', width: 34, kind: 'text', wrap: true },
      { head: 'Ngày ban hành', width: 13, kind: 'day' },
      { head: 'Kỳ từ', width: 13, kind: 'day' },
      { head: 'Kỳ đến', width: 13, kind: 'day' },
      { head: 'Số mốc', width: 10, kind: 'number' },
      { head: 'Đã xong', width: 10, kind: 'number' },
      { head: 'Quá hạn', width: 10, kind: 'number' },
      { head: 'Tình trạng', width: 18, kind: 'text' },
    ],
    rows: plans.map((plan) => [
      plan.number,
      plan.title,
      plan.bodyName,
      plan.issuedOn,
      plan.periodStart,
      plan.periodEnd,
      plan.total,
      plan.done,
      plan.late,
      planStateWords[plan.state],
    ]),
  }
}

/** Nhiệm vụ của một kế hoạch as a sheet, in the order of the plan. */
export function planTasksSheet({ plan, tasks }: Pick<PlanPageProps, 'plan' | 'tasks'>): Sheet {
  return {
    name: 'Nhiệm vụ của kế hoạch',
    title: plan.number === null ? plan.title : `${plan.number}: ${plan.title}`,
    columns: [
      { head: 'Mục', width: 9, kind: 'text' },
      { head: 'Nhiệm vụ', width: 64, kind: 'text', wrap: true },
      { head: 'Thời gian ghi trong kế hoạch', width: 26, kind: 'text', wrap: true },
      { head: 'Từ ngày', width: 13, kind: 'day' },
      { head: 'Đến ngày', width: 13, kind: 'day' },
      { head: 'Chủ trì', width: 34, kind: 'text', wrap: true },
      { head: 'Số mốc', width: 10, kind: 'number' },
      { head: 'Đã xong', width: 10, kind: 'number' },
      { head: 'Quá hạn', width: 10, kind: 'number' },
      { head: 'Hạn gần nhất', width: 13, kind: 'day' },
    ],
    rows: tasks.map((task) => [
      task.path,
      task.text,
      task.timeRaw,
      task.startDay,
      task.endDay,
      task.leads.join('; '),
      task.total,
      task.done,
      task.late,
      task.nextDue,
    ]),
  }
}
