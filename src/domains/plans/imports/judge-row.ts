import { showDay } from '#base/day.ts'
import type { ProgressMeant } from '#domains/plans/imports/progress-import.ts'
import { can, isDone, type Obligation } from '#domains/plans/obligation.ts'
import { type Task, refusals as taskRefusals } from '#domains/plans/task.ts'

/** What a row is about, as it stands now. */
export type Target = { obligation: Obligation; closed: Task['closed'] }

export type Verdict =
  | { kind: 'write'; progress: boolean; claim: boolean }
  | { kind: 'repeated'; sentence: string }
  | { kind: 'failed'; sentence: string }

/**
 * What becomes of a row that reads well: the same table for trying and for writing. An obligation that does not exist and one
 * that is not this person's are one answer. `isWritten`: this very row of this sheet was written before.
 */
export function judgeRow(meant: ProgressMeant, target: Target | undefined, isWritten: boolean): Verdict {
  if (target === undefined) return failed(unknown)
  const { obligation, closed } = target
  if (isWritten) return { kind: 'repeated', sentence: 'Dòng này đã ghi trước đó nên không ghi lại.' }
  if (closed !== null) return failed(taskRefusals[closed].message)
  const progress = meant.note !== null
  if (meant.doneDay === null) return { kind: 'write', progress, claim: false }
  if (isDone(obligation)) return judgeDone(obligation, meant.doneDay, progress)
  if (!can(obligation, 'claim'))
    return failed(
      'Mốc này đang chờ yêu cầu nên chưa báo xong được. Hãy bỏ trống «Đã xong ngày», hoặc ghi nhận yêu cầu trước.',
    )
  if (meant.version !== null && meant.version !== obligation.version)
    return failed(
      'Mốc này đã có thay đổi sau khi tải tệp mẫu. Hãy mở nhiệm vụ để xem, rồi tải mẫu mới và điền lại dòng này.',
    )
  return { kind: 'write', progress, claim: true }
}

const unknown = 'Không có mốc này, hoặc ông/bà chưa được giao làm nhiệm vụ của mốc. Hãy tải mẫu mới và chép lại dòng.'

function judgeDone(obligation: Obligation, doneDay: string, progress: boolean): Verdict {
  if (obligation.doneDay !== doneDay)
    return failed(
      `Mốc này đã báo xong ngày ${showDay(obligation.doneDay!)}. Hãy bỏ trống «Đã xong ngày»; muốn đổi ngày thì thu hồi ở trang nhiệm vụ.`,
    )
  if (progress) return { kind: 'write', progress, claim: false }
  return { kind: 'repeated', sentence: `Mốc này đã báo xong ngày ${showDay(doneDay)} nên không ghi lại.` }
}

function failed(sentence: string): Verdict {
  return { kind: 'failed', sentence }
}
