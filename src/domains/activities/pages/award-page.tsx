import { showDay } from '#base/day.ts'
import type { AwardPage } from '#domains/activities/awards/award.queries.ts'
import { isCounted, nomineeKinds, refusals } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { AwardNominees } from '#domains/activities/pages/award-nominees.tsx'
import { AwardChip, AwardFields } from '#domains/activities/pages/awards-page.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type Props = AwardPage & { view: View }

/** Một đợt tôn vinh at the desk: its rule, its next step, who was nominated. */
export function awardPage(props: AwardPage, view: View): PageParts {
  const { round } = props
  const isOpen = round.state !== 'draft' && round.state !== 'submitted'
  return {
    title: round.title,
    section: 'awards',
    trail: [{ label: 'Tôn vinh, khen thưởng', href: awardPaths.list }],
    body: (
      <>
        <PageHead title={round.title} chip={<AwardChip state={round.state} />} lead={`${round.bodyName}.`} />
        <ErrorSummary refusal={view.refusal} />
        {round.returnedWhy !== '' && (
          <Notice tone="warning" title="Đã trả lại">
            {round.returnedWhy}
          </Notice>
        )}
        <Facts
          facts={[
            { term: 'Ai được đề cử', detail: round.kinds.map((kind) => nomineeKinds[kind]).join(', ') },
            { term: 'Hạn đề cử', detail: showDay(round.nominateUntil) },
            { term: 'Bình chọn', detail: `${showDay(round.voteFrom)} đến ${showDay(round.voteTo)}` },
            ...(round.decisionDay === null
              ? []
              : [{ term: 'Quyết định', detail: `${round.decisionNumber}, ngày ${showDay(round.decisionDay)}` }]),
            ...(round.grounds === '' ? [] : [{ term: 'Căn cứ', detail: round.grounds }]),
          ]}
        />
        <h2>Tiêu chí</h2>
        {round.criteria.split(/\n+/u).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {isOpen && (
          <p>
            <a href={awardPaths.openOne(round.id)}>Trang cho người dân</a>
          </p>
        )}
        {round.state === 'draft' && props.mayKeep && <Draft {...props} view={view} />}
        {round.state === 'submitted' && props.mayDecide && <Approve {...props} view={view} />}
        {round.state === 'proposed' && props.mayDecide && <Decide {...props} view={view} />}
        {round.state === 'approved' && props.mayKeep && isCounted(round, view.today) && (
          <Propose {...props} view={view} />
        )}
        {isOpen && <AwardNominees {...props} view={view} />}
      </>
    ),
  }
}

const versionOf = ({ round }: AwardPage) => ({ version: String(round.version) })

function Draft({ view, ...props }: Props) {
  const { round } = props
  return (
    <>
      <PostButton
        action={awardPaths.step(round.id, 'trinh')}
        csrf={view.csrf}
        label="Trình duyệt"
        icon="send"
        hidden={versionOf(props)}
      />
      <details open={view.refusal !== undefined && view.typed.title !== undefined}>
        <summary>Sửa đợt tôn vinh</summary>
        <FormPost
          action={awardPaths.step(round.id, 'sua')}
          csrf={view.csrf}
          submit="Lưu đợt tôn vinh"
          hidden={{ ...versionOf(props), bodyId: round.bodyId }}
        >
          <AwardFields round={round} view={view} />
        </FormPost>
      </details>
    </>
  )
}

function Approve({ view, ...props }: Props) {
  return (
    <>
      {props.isWriter ? (
        <ClosedStep label="Duyệt" reason={refusals.ownRound.message} />
      ) : (
        <PostButton
          action={awardPaths.step(props.round.id, 'duyet')}
          csrf={view.csrf}
          label="Duyệt và công khai"
          icon="check"
          hidden={versionOf(props)}
        />
      )}
      <Return {...props} view={view} />
    </>
  )
}

function Return({ view, ...props }: Props) {
  return (
    <details open={view.refusal !== undefined && view.typed.returnedWhy !== undefined}>
      <summary>Trả lại</summary>
      <FormPost
        action={awardPaths.step(props.round.id, 'tra-lai')}
        csrf={view.csrf}
        submit="Trả lại"
        tone="plain"
        hidden={versionOf(props)}
      >
        <TextField {...fieldsOf(view)('returnedWhy')} label="Lý do trả lại" lengthMax={500} required />
      </FormPost>
    </details>
  )
}

function Propose({ view, ...props }: Props) {
  const shown = props.nominees.filter(({ state }) => state === 'shown')
  if (shown.length === 0) return <Notice tone="info">Không có đề cử nào đã đưa ra nên chưa đề nghị được ai.</Notice>
  const choices = choicesOf(view, { chosen: shown.filter(({ chosen }) => chosen).map(({ id }) => id) })
  return (
    <section aria-labelledby="de-nghi">
      <h2 id="de-nghi">Đề nghị tôn vinh</h2>
      <FormPost
        action={awardPaths.step(props.round.id, 'de-nghi')}
        csrf={view.csrf}
        submit="Trình đề nghị"
        icon="send"
        hidden={versionOf(props)}
      >
        <CheckboxGroup
          {...choices('chosen')}
          label="Người, tập thể được đề nghị"
          hint="Số phiếu chỉ để tham khảo."
          options={shown.map(({ id, name, votes }) => ({ value: id, label: `${name} (${votes ?? 0} phiếu)` }))}
        />
        <TextArea
          {...fieldsOf(view, { grounds: props.round.grounds })('grounds')}
          label="Căn cứ đề nghị"
          hint="Cuộc họp, biên bản, thành tích đã kiểm tra."
          rows={4}
          lengthMax={3_000}
          required
        />
      </FormPost>
    </section>
  )
}

function Decide({ view, ...props }: Props) {
  const { round, isProposer } = props
  const chosen = props.nominees.filter((nominee) => nominee.chosen)
  const field = fieldsOf(view, { grounds: round.grounds, decisionDay: showDay(view.today) })
  return (
    <section aria-labelledby="quyet-dinh">
      <h2 id="quyet-dinh">Quyết định</h2>
      <p>Được đề nghị: {chosen.map(({ name }) => name).join(', ')}.</p>
      {isProposer ? (
        <ClosedStep label="Ghi quyết định" reason={refusals.ownProposal.message} />
      ) : (
        <FormPost
          action={awardPaths.step(round.id, 'quyet-dinh')}
          csrf={view.csrf}
          submit="Ghi quyết định và công khai"
          icon="check"
          hidden={versionOf(props)}
        >
          <TextField {...field('decisionNumber')} label="Số quyết định" lengthMax={60} width="medium" required />
          <DateField {...field('decisionDay')} label="Ngày quyết định" required />
          <TextArea {...field('grounds')} label="Căn cứ quyết định" rows={4} lengthMax={3_000} required />
        </FormPost>
      )}
      <Return {...props} view={view} />
    </section>
  )
}
