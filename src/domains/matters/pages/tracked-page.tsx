import { showDay, showMoment } from '#base/day.ts'
import { stateNames, stateReason } from '#domains/matters/citizen-state.ts'
import { can, type MatterState, mayStillWithdraw } from '#domains/matters/matter.ts'
import { eventNames } from '#domains/matters/matter-event.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerText } from '#domains/matters/pages/answer-text.tsx'
import { ClockList } from '#domains/matters/pages/clock-list.tsx'
import { GivenPart } from '#domains/matters/pages/given-part.tsx'
import { PublishingConsent } from '#domains/matters/pages/publishing-consent.tsx'
import type { Tracked, TrackedMatter } from '#domains/matters/tracking/tracked.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'

export type TrackedPageProps = { tracked: Tracked[]; sizeMbMax: number }

export const stateTones: Record<MatterState, Tone> = {
  received: 'neutral',
  'in-review': 'action',
  waiting: 'warm',
  answered: 'good',
  closed: 'neutral',
}

/** Hồ sơ của tôi: where each matter stands and why, by when, what was answered; and what one can say to it. */
export function trackedPage({ tracked, sizeMbMax }: TrackedPageProps, view: View): PageParts {
  return {
    title: 'Hồ sơ của bạn',
    section: 'track',
    trail: [{ label: 'Tra cứu hồ sơ', href: matterPaths.track }],
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Hồ sơ của bạn"
          lead="Trang này tự đóng sau 20 phút. Dùng chung máy thì hãy đóng ngay khi xem xong."
          actions={
            <PostButton
              action={matterPaths.closeTracked}
              csrf={view.csrf}
              label="Đóng hồ sơ"
              tone="plain"
              icon="lock"
            />
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {tracked.map((one) => (
          <section key={one.submission.id} aria-label={`Gửi ngày ${showDay(one.submission.receivedOn)}`}>
            {one.matters.map((matter) => (
              <OneMatter key={matter.matter.id} {...matter} view={view} sizeMbMax={sizeMbMax} />
            ))}
            <Sent {...one} />
          </section>
        ))}
      </>
    ),
  }
}

type OneProps = TrackedMatter & { view: View; sizeMbMax: number }

function OneMatter(props: OneProps) {
  const { matter, bodyName, desk, asked, events, answers, first, given, clocks } = props
  return (
    <article class="matter">
      <h2>{matterKinds[matter.kind].name}</h2>
      <p class="matter-state">
        <Chip tone={stateTones[matter.state]} label={stateNames[matter.state]} />{' '}
        {stateReason(matter, { bodyName, asked })}
      </p>
      {first !== undefined && (
        <p>
          Việc trùng đã nhận ngày {showDay(first.receivedOn)}: {stateNames[first.state].toLowerCase()}
          {first.answeredOn !== null && ` ngày ${showDay(first.answeredOn)}`}.
        </p>
      )}
      {answers.map(({ number, text, cited, approvedAt, signedBy }) => (
        <section key={number} class="matter-answer" aria-label={`Trả lời ngày ${showMoment(approvedAt)}`}>
          <h3>Trả lời của {bodyName}</h3>
          <AnswerText text={text} cited={cited} />
          <GivenPart given={given.find((one) => one.number === number)} />
          {signedBy !== null && <p>Luật gia {signedBy}</p>}
          <p class="hint">{showMoment(approvedAt)}</p>
        </section>
      ))}
      <Say {...props} />
      <PublishingConsent {...props} />
      <Add {...props} />
      <h3>Khi nào có trả lời</h3>
      <ClockList clocks={clocks} kind={matter.kind} />
      <h3>Diễn biến</h3>
      <Timeline
        events={events.toReversed().map(({ kind, at, told }) => ({
          when: showMoment(at),
          what: eventNames[kind],
          who: told.startsWith('Bạn') ? 'bạn' : bodyName,
          note: told,
        }))}
      />
      <p>
        Nơi giữ hồ sơ: {bodyName}
        {desk !== undefined && `, ${[desk.address, desk.phone, desk.hours].filter(Boolean).join(' · ')}`}. Số trong sổ{' '}
        {matter.number}/{matter.year}.
      </p>
      <Withdraw {...props} />
    </article>
  )
}

function Say({ matter, view }: OneProps) {
  if (!can(matter, 'say') || matter.personSays === 'resolved') return null
  const action = matterPaths.trackedStep(matter.id, 'y-kien')
  const field = fieldsOf(view.address.startsWith(action) ? view : { typed: {} })
  return (
    <FormPost action={action} csrf={view.csrf} submit="Gửi ý kiến" icon="send">
      <RadioGroup
        {...field('says')}
        id={`says-${matter.id}`}
        label="Việc của bạn đã xong chưa?"
        hint="Cơ quan trả lời rồi chưa có nghĩa là việc đã xong. Hãy nói thật."
        options={[
          { value: 'resolved', label: 'Đã xong' },
          { value: 'not-resolved', label: 'Chưa xong' },
        ]}
      />
      <TextArea
        {...field('words')}
        id={`say-words-${matter.id}`}
        label="Còn vướng gì? (không bắt buộc)"
        rows={3}
        lengthMax={2_000}
      />
    </FormPost>
  )
}

function Add({ matter, view, sizeMbMax }: OneProps) {
  if (!can(matter, 'add')) return null
  const action = matterPaths.trackedStep(matter.id, 'bo-sung')
  const isHere = view.address.startsWith(action)
  const field = fieldsOf(isHere ? view : { typed: {} })
  return (
    <details open={matter.state === 'waiting' || isHere}>
      <summary>Bổ sung thông tin, giấy tờ</summary>
      <FormPost action={action} csrf={view.csrf} submit="Gửi phần bổ sung" icon="send" files>
        <TextArea
          {...field('words')}
          id={`add-words-${matter.id}`}
          label="Điều bạn muốn bổ sung"
          rows={4}
          lengthMax={4_000}
          required
        />
        <FileField
          name="files"
          id={`add-files-${matter.id}`}
          label="Tệp kèm theo"
          kinds="Ảnh, PDF, Word, bản ghi âm"
          sizeMbMax={sizeMbMax}
          several
        />
      </FormPost>
    </details>
  )
}

function Withdraw({ matter }: OneProps) {
  if (!mayStillWithdraw(matter)) return null
  if (matter.withdrawalAskedOn !== null)
    return (
      <p>
        Bạn đã gửi đề nghị rút ngày {showDay(matter.withdrawalAskedOn)}. Cơ quan đình chỉ khi nhận được đơn rút có chữ
        ký hoặc điểm chỉ.
      </p>
    )
  return (
    <p>
      <a href={matterPaths.trackedStep(matter.id, 'rut')}>Rút việc này</a>
    </p>
  )
}

/** What was sent; of a secret submission nothing is shown again. */
function Sent({ submission, files }: Tracked) {
  if (submission.words === null) return null
  return (
    <details>
      <summary>Nội dung bạn đã gửi ngày {showDay(submission.receivedOn)}</summary>
      <p class="typed-text">{submission.words}</p>
      {files.length > 0 && <p>Tệp đã gửi: {files.join('; ')}.</p>}
    </details>
  )
}
