import { showDay } from '#base/day.ts'
import type { Doubt } from '#domains/plans/draft-doubts.ts'
import { passageId } from '#domains/plans/pages/document-pane.tsx'
import { DraftBodyLine } from '#domains/plans/pages/draft-body-line.tsx'
import { TaskForms } from '#domains/plans/pages/draft-task-forms.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import type { DraftTask } from '#domains/plans/plan-draft.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'

/** One task as read: it lights its passage; the one in hand has its forms open. */
export function DraftTaskCard({
  task,
  isCurrent,
  props,
  view,
}: {
  task: DraftTask
  isCurrent: boolean
  props: UploadPageProps
  view: View
}) {
  const doubts = props.doubts.filter((doubt) => doubt.taskKey === task.key)
  const lights = [...new Set(Object.values(task.sources).map((excerpt) => passageId(excerpt.paragraph)))]
  const href = `${paths.upload(props.upload.id)}?nv=${task.key}#nv-${task.key}`
  return (
    <article
      id={`nv-${task.key}`}
      class={task.dropped ? 'draft-task draft-dropped' : 'draft-task'}
      data-row
      data-lights={lights.join(' ')}
      aria-labelledby={`t-${task.key}`}
    >
      <h3 id={`t-${task.key}`}>
        <a class="row-link" href={href} aria-current={isCurrent ? 'true' : undefined}>
          {task.path}
        </a>{' '}
        {task.dropped && <Chip tone="neutral" label="Đã bỏ" />}
        {task.readIndex === null && <Chip tone="neutral" label="Thêm tay" />}
      </h3>
      <p>{task.text}</p>
      {!task.dropped && <Reading task={task} props={props} />}
      {doubts.length > 0 && <Doubts doubts={doubts} props={props} view={view} />}
      {lights.length > 0 && (
        <p class="hint">
          <a href={`#${lights[0]}`}>Xem đoạn gốc</a>
        </p>
      )}
      {isCurrent && props.upload.state === 'read' && <TaskForms task={task} props={props} view={view} />}
    </article>
  )
}

function Reading({ task, props }: { task: DraftTask; props: UploadPageProps }) {
  return (
    <dl class="reading">
      <dt>Chủ trì</dt>
      <dd>
        {task.leads.length === 0
          ? 'không ghi'
          : task.leads.map((body) => <DraftBodyLine key={body.written} body={body} names={props.bodyNames} />)}
      </dd>
      {task.partners.length > 0 && (
        <>
          <dt>Phối hợp</dt>
          <dd>
            {task.partners.map((body) => (
              <DraftBodyLine key={body.written} body={body} names={props.bodyNames} />
            ))}
          </dd>
        </>
      )}
      <dt>Thời gian</dt>
      <dd>{timeWords(task)}</dd>
      {task.outputs.length > 0 && (
        <>
          <dt>Sản phẩm</dt>
          <dd>{task.outputs.join('; ')}</dd>
        </>
      )}
    </dl>
  )
}

function timeWords({ time }: DraftTask): string {
  if (time === null) return 'không ghi'
  if (time.basis === 'ongoing') return `«${time.raw}»: làm thường xuyên, xem lại mỗi kỳ`
  if (time.basis === 'on-request') return `«${time.raw}»: chờ khi có yêu cầu`
  const days = [time.start && `từ ${showDay(time.start)}`, time.end && `đến ${showDay(time.end)}`]
    .filter(Boolean)
    .join(' ')
  return `«${time.raw}»${days === '' ? '' : `: ${days}`}${time.every === null ? '' : ', lặp lại'}`
}

export function Doubts({ doubts, props, view }: { doubts: readonly Doubt[]; props: UploadPageProps; view: View }) {
  return (
    <ul class="doubts">
      {doubts.map((doubt) => (
        <li
          key={doubt.key}
          class={doubt.settled ? 'doubt-settled' : undefined}
          {...(doubt.settled ? {} : { 'data-doubt': true })}
          tabIndex={-1}
        >
          <Chip tone={doubt.settled ? 'neutral' : 'warm'} label={doubt.settled ? 'Đã xem' : 'Cần xem'} />{' '}
          {doubt.sentence}{' '}
          {!doubt.settled && props.upload.state === 'read' && (
            <PostButton
              action={`${paths.upload(props.upload.id)}/da-xem`}
              csrf={view.csrf}
              label="Đã xem, để nguyên"
              tone="quiet"
              hidden={{
                version: String(props.upload.draft_version),
                doubtKey: doubt.key,
                taskKey: doubt.taskKey ?? '',
              }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
