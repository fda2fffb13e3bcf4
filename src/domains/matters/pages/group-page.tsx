import { showDay, showMoment } from '#base/day.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import type { GroupPageProps, Member } from '#domains/matters/groups/group.queries.ts'
import { answerStateNames } from '#domains/matters/matter-answer.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerDecision, whyNotApproved } from '#domains/matters/pages/answer-decision.tsx'
import { AnswerText } from '#domains/matters/pages/answer-text.tsx'
import { CitedPlaces } from '#domains/matters/pages/cited-places.tsx'
import { stateTones } from '#domains/matters/pages/tracked-page.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type PartProps = GroupPageProps & { view: View; hidden: { version: string } }

/** Nhóm vụ việc: who is in it, one answer for all, and row by row who has got it. */
export function groupPage(props: GroupPageProps, view: View): PageParts {
  const { group, bodyName, members } = props
  const part = { ...props, view, hidden: { version: String(group.version) } }
  return {
    title: group.title,
    section: 'matters',
    wide: true,
    trail: [
      { label: 'Sổ theo dõi', href: matterPaths.register },
      { label: 'Nhóm vụ việc', href: matterPaths.groups },
    ],
    islands: ['form-guard'],
    body: (
      <>
        <PageHead
          title={group.title}
          lead={`${members.length} vụ việc của ${bodyName}. Mỗi vụ việc vẫn có số, thời hạn và câu trả lời riêng; nhóm chỉ để làm cùng nhau.`}
        />
        <ErrorSummary refusal={view.refusal} />
        <Members {...part} />
        <Answer {...part} />
        {props.mayWork && <Rename {...part} />}
      </>
    ),
  }
}

function Members({ group, members, mayWork, view, hidden }: PartProps) {
  return (
    <section aria-labelledby="vu-viec">
      <h2 id="vu-viec">Ai cùng việc này</h2>
      <DataTable
        caption="Vụ việc trong nhóm"
        captionUnseen
        rows={members}
        rowKey={(row) => row.id}
        rowHref={(row) => matterPaths.matter(row.id)}
        cards
        empty={<p>Nhóm chưa có vụ việc nào. Hãy thêm bằng số trong sổ.</p>}
        columns={[
          { head: 'Trích yếu', width: 'roomy', cell: (row) => row.title },
          { head: 'Số', width: 'tight', cell: (row) => `${row.number}/${row.year}` },
          { head: 'Loại', cell: (row) => matterKinds[row.kind].short },
          { head: 'Người gửi', cell: (row) => row.submitterName || 'không xưng tên' },
          { head: 'Nhận', width: 'tight', cell: (row) => showDay(row.receivedOn) },
          {
            head: 'Trạng thái',
            width: 'tight',
            cell: (row) => (
              <Chip
                tone={stateTones[row.state]}
                label={row.closedAs === null ? deskStateNames[row.state] : closedNames[row.closedAs]}
              />
            ),
          },
          { head: 'Trả lời chung', cell: (row) => <Sending {...row} first={members} /> },
          ...(mayWork
            ? [
                {
                  head: 'Gỡ',
                  width: 'tight' as const,
                  cell: (row: Member) => (
                    <PostButton
                      action={matterPaths.step(row.id, 'ra-nhom')}
                      csrf={view.csrf}
                      label={`Đưa ${row.number}/${row.year} ra`}
                      tone="quiet"
                      hidden={{ version: String(row.version), 've-nhom': group.id }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayWork && (
        <FormPost
          action={matterPaths.groupStep(group.id, 'them')}
          csrf={view.csrf}
          submit="Thêm vào nhóm"
          tone="plain"
          hidden={hidden}
        >
          <TextField
            {...fieldsOf(view)('number')}
            label="Thêm vụ việc theo số trong sổ"
            hint="Ví dụ: 12/2026"
            width="short"
            required
          />
        </FormPost>
      )}
    </section>
  )
}

function Sending({ sentAt, whyNot, duplicateOf, first }: Member & { first: Member[] }) {
  const of = first.find(({ id }) => id === duplicateOf)
  return (
    <>
      {sentAt !== null ? (
        <Chip tone="good" label={`Đã gửi ${showMoment(sentAt)}`} />
      ) : whyNot !== null ? (
        <span>Không gửi: {whyNot}</span>
      ) : (
        'nhận được'
      )}
      {of !== undefined && (
        <span class="hint">
          {' '}
          Trùng với {of.number}/{of.year}.
        </span>
      )}
    </>
  )
}

function Answer(props: PartProps) {
  const { answer, members } = props
  const fits = members.filter(({ sentAt, whyNot }) => sentAt === null && whyNot === null).length
  return (
    <section aria-labelledby="tra-loi-chung">
      <h2 id="tra-loi-chung">Trả lời chung</h2>
      {answer !== undefined && (
        <p>
          <Chip tone={answer.state === 'approved' ? 'good' : 'action'} label={answerStateNames[answer.state]} />
        </p>
      )}
      {answer?.state === 'returned' && (
        <Notice tone="warning" title="Trả lại để sửa">
          {answer.reason}
        </Notice>
      )}
      {(answer?.state === 'approved' || answer?.state === 'submitted') && (
        <AnswerText text={answer.text} cited={answer.cited} />
      )}
      <CitedPlaces places={props.places} />
      <Write {...props} />
      <Decide {...props} fits={fits} />
    </section>
  )
}

function Write({ group, answer, mayWork, view, hidden }: PartProps) {
  if (!mayWork || answer?.state === 'submitted') return null
  const isOpen = answer !== undefined && answer.state !== 'approved'
  return (
    <>
      <FormPost
        action={matterPaths.groupStep(group.id, 'soan')}
        csrf={view.csrf}
        submit="Lưu bản trả lời chung"
        tone={isOpen ? 'plain' : 'primary'}
        hidden={hidden}
        guard={`group-answer-${group.id}`}
      >
        <TextArea
          {...fieldsOf(view, { text: isOpen ? answer.text : '' })('text')}
          label="Nội dung trả lời chung"
          hint="Mọi người trong nhóm nhận đúng lời này: đừng nhắc tên, địa chỉ, việc riêng của một người. Ghi căn cứ cuối câu, ví dụ [45/2013/QH13 Điều 12]."
          rows={10}
          lengthMax={15_000}
          required
        />
      </FormPost>
      {isOpen && (
        <PostButton
          action={matterPaths.groupStep(group.id, 'trinh')}
          csrf={view.csrf}
          label="Trình duyệt"
          icon="send"
          hidden={hidden}
        />
      )}
    </>
  )
}

function Decide({ group, answer, mayApprove, personId, places, view, hidden, fits }: PartProps & { fits: number }) {
  if (!mayApprove || answer === undefined) return null
  const isOwn = personId !== null && answer.writerIds.includes(personId)
  if (answer.state === 'approved')
    return fits === 0 || isOwn ? null : (
      <PostButton
        action={matterPaths.groupStep(group.id, 'gui-lai')}
        csrf={view.csrf}
        label={`Gửi cho ${fits} vụ việc chưa nhận`}
        icon="send"
        hidden={hidden}
      />
    )
  if (answer.state !== 'submitted') return null
  return (
    <AnswerDecision
      label={`Duyệt và gửi cho ${fits} vụ việc`}
      whyNot={whyNotApproved(isOwn, places)}
      approveTo={matterPaths.groupStep(group.id, 'duyet')}
      returnTo={matterPaths.groupStep(group.id, 'tra-lai')}
      returnTitle="Trả lại bản trả lời chung"
      hidden={hidden}
      view={view}
    />
  )
}

function Rename({ group, view, hidden }: PartProps) {
  return (
    <details>
      <summary>Đổi tên nhóm</summary>
      <FormPost
        action={matterPaths.groupStep(group.id, 'ten')}
        csrf={view.csrf}
        submit="Lưu tên"
        tone="plain"
        hidden={hidden}
      >
        <TextField {...fieldsOf(view, { title: group.title })('title')} label="Tên nhóm" lengthMax={200} required />
      </FormPost>
    </details>
  )
}
