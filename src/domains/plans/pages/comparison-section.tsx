import { amendingOf } from '#domains/plans/changes/amending.ts'
import type { ComparableTask, Comparison } from '#domains/plans/compare-plans.ts'
import { AmendingForm } from '#domains/plans/pages/amending-form.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import type { TaskKind } from '#domains/plans/task.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { Differences } from '#ui/parts/differences.tsx'

const fieldLabels = {
  text: 'Nội dung',
  leads: 'Chủ trì',
  partners: 'Phối hợp',
  timeRaw: 'Thời gian',
  outputs: 'Sản phẩm',
}

/** So với kế hoạch trước: what is new, what changed, what is gone. */
export function ComparisonSection({ props, view }: { props: UploadPageProps; view: View }) {
  const { comparison, amended, upload } = props
  if (comparison === null || amended === null) return null
  const { added, changed, dropped, kept, joined, divided } = comparison
  const isPartial = amendingOf(upload.draft!).how === 'partial'
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">
        So với <a href={paths.plan(amended.id)}>{amended.title}</a>
      </h2>
      <p>
        {countsOf(comparison, 'work')} nhiệm vụ
        {isPartial
          ? `; ${kept.filter(({ kind }) => kind === 'work').length} nhiệm vụ không nhắc tới vẫn còn hiệu lực.`
          : '.'}
        {hasReports(comparison) && ` ${countsOf(comparison, 'report')} chế độ báo cáo.`}
      </p>
      <AmendingForm props={props} view={view} />
      {changed.map(({ before, after, fields }) => (
        <div key={after.id}>
          <h3>
            Sửa: {before.path} {before.path === after.path ? '' : `(nay là ${after.path})`}
          </h3>
          <Differences
            differences={fields.map((name) => ({
              label: fieldLabels[name],
              before: words(before[name]),
              after: words(after[name]),
            }))}
          />
        </div>
      ))}
      <TaskList title="Thêm mới" tasks={added} />
      <TaskList title="Không còn trong kế hoạch mới" tasks={dropped} />
      <MovedList
        title="Ghép vào nhiệm vụ khác (việc đã làm đi theo)"
        moved={joined.map((one) => [one.before, one.after])}
      />
      <MovedList title="Tách ra từ nhiệm vụ trước" moved={divided.map((one) => [one.after, one.before])} />
      <TaskList title="Không nhắc tới, vẫn còn hiệu lực" tasks={kept} />
    </section>
  )
}

/** «Thêm 1, sửa 1, bỏ 0, giữ nguyên 4», of one kind of task. */
function countsOf({ added, changed, dropped, unchanged }: Comparison, kind: TaskKind): string {
  const of = (tasks: readonly ComparableTask[]) => tasks.filter((task) => task.kind === kind).length
  const counts = [
    of(added),
    of(changed.map(({ after }) => after)),
    of(dropped),
    of(unchanged.map(({ after }) => after)),
  ]
  return `Thêm ${counts[0]}, sửa ${counts[1]}, bỏ ${counts[2]}, giữ nguyên ${counts[3]}`
}

function hasReports({ added, changed, dropped, unchanged }: Comparison): boolean {
  const after = [...changed, ...unchanged].map((pair) => pair.after)
  return [...added, ...dropped, ...after].some(({ kind }) => kind === 'report')
}

function TaskList({ title, tasks }: { title: string; tasks: ComparableTask[] }) {
  if (tasks.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            {task.path} {task.text}
          </li>
        ))}
      </ul>
    </>
  )
}

function MovedList({ title, moved }: { title: string; moved: [ComparableTask, ComparableTask][] }) {
  if (moved.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {moved.map(([task, other]) => (
          <li key={task.id}>
            {task.path} {task.text} ({other.path})
          </li>
        ))}
      </ul>
    </>
  )
}

function words(value: string | string[] | null): string {
  return value === null ? 'không ghi' : Array.isArray(value) ? value.join('; ') : value
}
