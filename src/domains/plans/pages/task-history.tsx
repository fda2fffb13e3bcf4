import { showDay } from '#base/day.ts'
import type { TaskHistory, TaskVersion } from '#domains/plans/changes/task-history.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { Differences } from '#ui/parts/differences.tsx'

/** Qua các lần sửa đổi: what each version changed, latest first, with the document and its day. */
export function TaskHistorySection({ history }: { history: TaskHistory }) {
  const { versions, origins } = history
  if (versions.length < 2 && origins.length === 0) return null
  return (
    <details id="lich-su">
      <summary>
        {versions.length < 2 ? 'Nhiệm vụ này từ đâu ra' : `Qua ${versions.length - 1} lần sửa đổi kế hoạch`}
      </summary>
      {origins.map((origin) => (
        <p key={origin.taskId}>
          {origin.how === 'joined' ? 'Ghép cả nhiệm vụ ' : 'Tách ra từ nhiệm vụ '}
          <a href={paths.task(origin.taskId)}>{origin.path}</a>: {origin.text}
        </p>
      ))}
      <ol class="plain-list">
        {versions.map((version, index) => (
          <li key={version.taskId}>
            <h3>{documentWords(version)}</h3>
            {index > 0 && (
              <p>
                Nhiệm vụ <a href={paths.task(version.taskId)}>như ở bản này</a>, nay chỉ để xem lại.
              </p>
            )}
            <Change now={version} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Change({ now, before }: { now: TaskVersion; before: TaskVersion | undefined }) {
  if (before === undefined) return <p>Lần đầu: {now.text}</p>
  const differences = fields
    .map(({ label, words }) => ({ label, before: words(before), after: words(now) }))
    .filter((one) => one.before !== one.after)
  return differences.length === 0 ? <p>Giữ nguyên.</p> : <Differences differences={differences} />
}

const daysShownMax = 12

const fields: { label: string; words: (version: TaskVersion) => string }[] = [
  { label: 'Số mục', words: ({ path }) => path },
  { label: 'Nội dung', words: ({ text }) => text },
  { label: 'Chủ trì', words: ({ leads }) => leads.join('; ') },
  { label: 'Phối hợp', words: ({ partners }) => partners.join('; ') },
  { label: 'Thời gian', words: ({ timeRaw }) => timeRaw ?? '' },
  { label: 'Kết quả, sản phẩm', words: ({ outputs }) => outputs.join('; ') },
  { label: 'Hạn', words: ({ dueDays }) => dueDays.slice(0, daysShownMax).map(showDay).join('; ') },
]

function documentWords({ planNumber, planTitle, issuedOn }: TaskVersion): string {
  const number = planNumber === null ? planTitle : `Kế hoạch số ${planNumber}`
  return issuedOn === null ? number : `${number} ngày ${showDay(issuedOn)}`
}
