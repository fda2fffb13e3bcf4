import { isDay, showDay, showMoment } from '#base/day.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { filingDoors } from '#domains/matters/filing-door.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import { eventNames } from '#domains/matters/matter-event.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { ClockList } from '#domains/matters/pages/clock-list.tsx'
import { MatterAlike } from '#domains/matters/pages/matter-alike.tsx'
import { MatterAnswerPart } from '#domains/matters/pages/matter-answer-part.tsx'
import { MatterPapers } from '#domains/matters/pages/matter-papers-part.tsx'
import { MatterRelease } from '#domains/matters/pages/matter-release.tsx'
import { MatterSecrecy } from '#domains/matters/pages/matter-secrecy.tsx'
import { MatterSteps } from '#domains/matters/pages/matter-steps.tsx'
import { stateTones } from '#domains/matters/pages/tracked-page.tsx'
import { isEverPublished } from '#domains/matters/published/publishing.ts'
import { channels, notifyWays } from '#domains/matters/submission.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FileList } from '#ui/parts/file-list.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'

/** Một vụ việc at the desk: what was said, by when, what may be done now and by whom. */
export function matterPage(props: MatterPageProps, view: View): PageParts {
  const { matter, bodyName, clocks } = props
  const isSecret = isSecretKind(matter.kind)
  const state = matter.closedAs === null ? deskStateNames[matter.state] : closedNames[matter.closedAs]
  return {
    title: `Vụ việc ${matter.number}/${matter.year}`,
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title={matter.title}
          chip={<Chip tone={stateTones[matter.state]} label={state} />}
          lead={`${matterKinds[matter.kind].name}, số ${matter.number}/${matter.year}, ${bodyName}.`}
        />
        <ErrorSummary refusal={view.refusal} idOf={(name) => `f-${name}`} />
        {matter.personSays === 'not-resolved' && matter.state !== 'closed' && (
          <Notice tone="warning" title={`Người gửi nói chưa xong ngày ${showDay(matter.personSaidOn!)}`}>
            Xem lời của họ ở «Diễn biến», rồi xem xét lại hoặc giải thích thêm.
          </Notice>
        )}
        {matter.withdrawalAskedOn !== null && matter.state !== 'closed' && (
          <Notice tone="warning" title={`Người gửi xin rút ngày ${showDay(matter.withdrawalAskedOn)}`}>
            Việc vẫn giải quyết cho đến khi nhận được đơn rút đúng hình thức. Có đơn rồi thì mở «Ghi nhận đơn rút».
          </Notice>
        )}
        {isSecret && <MatterSecrecy {...props} view={view} />}
        <section aria-labelledby="noi-dung">
          <h2 id="noi-dung">Nội dung</h2>
          <Words {...props} />
          <Sender {...props} />
          <Files {...props} />
        </section>
        <section aria-labelledby="thoi-han">
          <h2 id="thoi-han">Thời hạn</h2>
          <ClockList clocks={clocks} kind={matter.kind} />
        </section>
        <MatterRelease {...props} view={view} />
        <MatterAnswerPart {...props} view={view} />
        <ToPublish {...props} />
        {matter.kind === 'mediation-request' && matter.state !== 'closed' && props.mayWork && (
          <p>
            <LinkButton
              href={matterPaths.toMediation(matter.id)}
              label="Lập vụ, việc hòa giải ở tổ hòa giải"
              icon="people"
            />
          </p>
        )}
        {props.mayWork && <MatterSteps {...props} view={view} />}
        {props.mayWork && <MatterPapers {...props} />}
        <MatterAlike {...props} view={view} />
        <Others {...props} />
        <section aria-labelledby="dien-bien">
          <h2 id="dien-bien">Diễn biến</h2>
          <Timeline
            events={props.events.toReversed().map(({ kind, at, personName, told, noted }) => ({
              when: showMoment(at),
              what: eventNames[kind],
              who: personName ?? 'người gửi, hệ thống',
              note: [told, noted].filter(Boolean).join(' — ') || undefined,
              tone: kind === 'unresolved' ? 'warm' : undefined,
            }))}
          />
        </section>
      </>
    ),
  }
}

/** Only what was answered, and is not kept secret by its kind, leads on to publishing. */
function ToPublish({ matter, submission, answer }: MatterPageProps) {
  if (answer?.state !== 'approved' || !isEverPublished(matter, submission)) return null
  return (
    <p>
      <LinkButton href={matterPaths.step(matter.id, 'cong-bo')} label="Công bố câu trả lời cho mọi người" icon="book" />
    </p>
  )
}

function Words({ matter, words }: MatterPageProps) {
  if (words !== null) return <p class="typed-text">{words}</p>
  return (
    <Notice tone="info">
      {isSecretKind(matter.kind)
        ? 'Nội dung đang được giữ kín. Người được nêu tên đọc và tách thông tin người gửi trước, rồi mới hiện ở đây.'
        : 'Không có nội dung.'}
    </Notice>
  )
}

function Sender({ matter, submission, submitter, officerName }: MatterPageProps) {
  const isSecret = isSecretKind(matter.kind)
  const facts = [
    { term: 'Cách nhận', detail: `${channels[submission.channel]}, ${showMoment(submission.receivedAt)}` },
    { term: 'Người gửi', detail: isSecret ? 'giữ kín' : submitter.name || 'không xưng tên' },
    ...(submitter.address === '' ? [] : [{ term: 'Địa chỉ', detail: submitter.address }]),
    ...(submitter.phone === '' ? [] : [{ term: 'Điện thoại', detail: submitter.phone }]),
    ...(submitter.email === '' ? [] : [{ term: 'Thư điện tử', detail: submitter.email }]),
    ...particularsOf(submission),
    ...(isSecret
      ? []
      : [
          {
            term: 'Báo tin',
            detail: submission.notify === 'none' ? 'tự tra cứu bằng mã' : notifyWays[submission.notify],
          },
        ]),
    ...(submission.consents.some(({ purpose }) => purpose === 'publish')
      ? [{ term: 'Công bố', detail: 'đồng ý công bố câu trả lời sau khi bỏ thông tin riêng' }]
      : []),
    ...(submission.helperName === '' ? [] : [{ term: 'Người nộp hộ', detail: submission.helperName }]),
    {
      term: 'Cán bộ',
      detail: officerName ?? (matter.assignedTo === null ? 'chưa giao' : 'người được giao đã thôi, cần giao lại'),
    },
  ]
  return <Facts facts={facts} />
}

/** What the door asked beside the words, under its own questions. */
function particularsOf({ particulars }: MatterPageProps['submission']) {
  const asked = filingDoors.flatMap((door) => door.particulars)
  return Object.entries(particulars).map(([name, value]) => ({
    term: asked.find((one) => one.name === name)?.label ?? name,
    detail: isDay(value) ? showDay(value) : value,
  }))
}

function Files({ matter, files }: MatterPageProps) {
  if (files.length === 0) return null
  return (
    <FileList
      files={files.map(({ id, origin, stored, mark }) => ({
        name: stored.name,
        href: matterPaths.file(matter.id, id),
        kind: describeKind(stored.kind).group,
        sizeBytes: stored.sizeBytes,
        note: [origin === 'stripped' ? 'đã che thông tin' : origin === 'office' ? 'của cơ quan' : 'của người gửi', mark]
          .filter(Boolean)
          .join(', '),
      }))}
    />
  )
}

function Others({ others }: MatterPageProps) {
  if (others.length === 0) return null
  return (
    <section aria-labelledby="cung-luot">
      <h2 id="cung-luot">Vụ việc khác của cùng lượt gửi</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <a href={matterPaths.matter(other.id)}>
              {matterKinds[other.kind].name}, số {other.number}/{other.year}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
