import { showDay, showMoment } from '#base/day.ts'
import type { AddresseePageProps, CellView } from '#domains/cascade/addressee-page.queries.ts'
import { cellStateNames, type Said } from '#domains/cascade/cell.ts'
import { cellTones, placeOf } from '#domains/cascade/pages/cascade-words.ts'
import { paths } from '#domains/cascade/pages/paths.ts'
import { type Stale, seenFieldNames } from '#domains/cascade/staleness.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Differences } from '#ui/parts/differences.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { showList } from '#ui/show.ts'

type CardProps = { cell: CellView; props: AddresseePageProps; view: View }

/** One task of the plan above beside what answers it, and the steps that are open on it. */
export function CellCard({ cell, props, view }: CardProps) {
  const { mayAnswer, plan } = props
  return (
    <article class="cell" id={placeOf(cell.position)} data-row tabIndex={-1} aria-labelledby={`nv-${cell.id}-ten`}>
      <div>
        <h3 id={`nv-${cell.id}-ten`}>
          {cell.path} {cell.text}
        </h3>
        <p class="quiet-words">
          {cell.leads.length > 0 && `Chủ trì: ${showList(cell.leads)}. `}
          {cell.timeRaw !== null && `Thời gian: ${cell.timeRaw}.`}
        </p>
      </div>
      <div>
        <Chip tone={cellTones[cell.state]} label={cellStateNames[cell.state]} />
        {cell.stale !== null && <Chip tone="warm" icon="hand" label="Cần xem lại" />}
        <Answered cell={cell} />
        {cell.stale !== null && <StaleWords stale={cell.stale} />}
        {mayAnswer && <QuickStep cell={cell} props={props} view={view} />}
        {mayAnswer && <SayForm cell={cell} props={props} view={view} />}
        {plan.mayIssue && cell.said !== null && <ReturnForm cell={cell} props={props} view={view} />}
      </div>
    </article>
  )
}

function Answered({ cell }: { cell: CellView }) {
  const proposed = cell.state === 'open' ? cell.proposed : null
  return (
    <>
      {cell.child !== null && (
        <p>
          <a href={paths.task(cell.child.id)}>{cell.child.path}</a> {cell.child.text}
        </p>
      )}
      {cell.said !== null && cell.state === 'open' && (
        <p>
          Đã xác nhận «{cellStateNames[cell.said].toLowerCase()}», nhưng nhiệm vụ trả lời không còn trong kế hoạch đang
          thực hiện.
        </p>
      )}
      {cell.reason !== '' && <p>Lý do: {cell.reason}</p>}
      {cell.returnedReason !== '' && (
        <p>
          <strong>Cấp trên trả lại:</strong> {cell.returnedReason}
        </p>
      )}
      {proposed !== null && (
        <p>
          Hệ thống đề xuất: {cellStateNames[proposed].toLowerCase()}
          {cell.proposedChild !== null && (
            <>
              {' ở '}
              <a href={paths.task(cell.proposedChild.id)}>{cell.proposedChild.path}</a> {cell.proposedChild.text}
            </>
          )}
          . <span class="quiet-words">{cell.why}</span>
        </p>
      )}
      {cell.saidBy !== null && cell.saidAt !== null && (
        <p class="quiet-words">
          {cell.saidBy} xác nhận lúc {showMoment(cell.saidAt)}.
        </p>
      )}
    </>
  )
}

/** What changed since it was confirmed, on either side. */
function StaleWords({ stale }: { stale: Stale }) {
  const differences = (changes: Stale['parent']) =>
    changes.map(({ field, before, after }) => ({ label: seenFieldNames[field], before, after }))
  return (
    <div class="stale">
      <p>
        Thay đổi từ ngày {showDay(stale.since)}
        {stale.body ? '; cơ quan này kế tục cơ quan đã xác nhận' : ''}
        {stale.child === 'gone' ? '; nhiệm vụ trả lời không còn' : ''}.
      </p>
      {stale.parent.length > 0 && (
        <>
          <p class="quiet-words">Kế hoạch cấp trên đổi:</p>
          <Differences differences={differences(stale.parent)} />
        </>
      )}
      {stale.child !== 'gone' && stale.child.length > 0 && (
        <>
          <p class="quiet-words">Kế hoạch trả lời đổi:</p>
          <Differences differences={differences(stale.child)} />
        </>
      )}
    </div>
  )
}

/** One press: what stands is still right, or what the machine proposes is. */
function QuickStep({ cell, props, view }: CardProps) {
  const offered = offerOf(cell)
  if (offered === null) return null
  return (
    <PostButton
      action={paths.addresseeStep(props.plan.id, props.row.id, 'xac-nhan')}
      csrf={view.csrf}
      icon="check"
      label={offered.label}
      tone={cell.state === 'open' || cell.stale !== null ? undefined : 'plain'}
      hidden={{
        cellId: cell.id,
        version: String(cell.version),
        said: offered.said,
        childTaskId: offered.childTaskId ?? '',
        reason: offered.reason,
      }}
    />
  )
}

function offerOf(cell: CellView): { said: Said; childTaskId: string | null; reason: string; label: string } | null {
  if (cell.said !== null && cell.state !== 'open' && cell.stale !== null)
    return {
      said: cell.said,
      childTaskId: cell.child?.id ?? null,
      reason: cell.reason,
      label: 'Vẫn đúng, xác nhận lại',
    }
  if (cell.state !== 'open' || cell.proposed === null) return null
  const childTaskId = cell.proposedChild?.id ?? null
  const label =
    cell.proposedChild === null
      ? 'Xác nhận chưa đưa vào'
      : `Xác nhận ${cell.proposed === 'covered' ? 'đã đưa vào' : 'đưa vào, có điều chỉnh'} ở ${cell.proposedChild.path}`
  return { said: cell.proposed, childTaskId, reason: '', label }
}

const saids: Said[] = ['covered', 'adapted', 'silent', 'not-applicable']

function SayForm({ cell, props, view }: CardProps) {
  const mine = view.typed.step === `say-${cell.id}`
  const saved = {
    said: cell.said ?? cell.proposed,
    childTaskId: (cell.child ?? cell.proposedChild)?.id,
    reason: cell.reason,
  }
  const plain = fieldsOf(mine ? view : { typed: {} }, saved)
  const field = (name: string) => ({ ...plain(name), id: `f-${cell.id}-${name}` })
  return (
    <details class="step" open={mine}>
      <summary>{cell.said === null ? 'Xác nhận khác đề xuất' : 'Sửa xác nhận'}</summary>
      <FormPost
        action={paths.addresseeStep(props.plan.id, props.row.id, 'xac-nhan')}
        csrf={view.csrf}
        submit="Lưu xác nhận"
        tone="plain"
        guard={`say-${cell.id}`}
        hidden={{ cellId: cell.id, version: String(cell.version), step: `say-${cell.id}` }}
      >
        <RadioGroup
          {...field('said')}
          label={`Nhiệm vụ ${cell.path} trong kế hoạch của mình`}
          options={saids.map((value) => ({ value, label: cellStateNames[value] }))}
        />
        {props.childTasks.length > 0 && (
          <SelectField
            {...field('childTaskId')}
            label="Nhiệm vụ đã đưa nội dung này vào"
            empty="Không chọn"
            options={props.childTasks.map((task) => ({ value: task.id, label: shorten(`${task.path} ${task.text}`) }))}
          />
        )}
        <TextField
          {...field('reason')}
          label="Lý do"
          hint="Bắt buộc khi không áp dụng, từ 10 chữ cái"
          lengthMax={1000}
        />
      </FormPost>
    </details>
  )
}

function ReturnForm({ cell, props, view }: CardProps) {
  const mine = view.typed.step === `return-${cell.id}`
  const plain = fieldsOf(mine ? view : { typed: {} })
  return (
    <details class="step" open={mine}>
      <summary>Trả lại cho cấp dưới</summary>
      <FormPost
        action={paths.addresseeStep(props.plan.id, props.row.id, 'tra-lai')}
        csrf={view.csrf}
        submit="Trả lại phần đối chiếu"
        tone="danger"
        hidden={{ cellId: cell.id, version: String(cell.version), step: `return-${cell.id}` }}
      >
        <TextArea
          {...plain('returnReason')}
          id={`f-${cell.id}-return`}
          label="Lý do trả lại"
          hint="Cơ quan cấp dưới đọc được"
          rows={3}
          required
        />
      </FormPost>
    </details>
  )
}

function shorten(text: string): string {
  return text.length > optionLengthMax ? `${text.slice(0, optionLengthMax)}…` : text
}

const optionLengthMax = 110
