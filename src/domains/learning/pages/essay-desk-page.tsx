import { showMoment } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { placeWords } from '#domains/learning/contests/contest.ts'
import { prizeName } from '#domains/learning/contests/prize-limits.ts'
import { type EssayContest, pointsMax } from '#domains/learning/essays/essay-contest.ts'
import { showDoubled, type Tie, type TieRow } from '#domains/learning/essays/essay-marks.ts'
import type { EssayMarker, EssayResultLine, NamedEssayContest } from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { essaysTrail } from '#domains/learning/pages/desk-trail.ts'
import { EssayStateChip } from '#domains/learning/pages/essay-state-chip.tsx'
import { EssaySteps } from '#domains/learning/pages/essay-steps.tsx'
import { RecordAsActivity } from '#domains/learning/pages/record-as-activity.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type EssayDeskProps = {
  contest: NamedEssayContest
  markers: EssayMarker[]
  /** Whom one may name. */
  officers: { id: string; name: string }[]
  /** Papers that are marked to the end, that are not, and for which no third marker is left. */
  marked: number
  left: number
  wanting: number
  ties: Tie[]
  decided: TieRow[]
  /** `name`: '' where it may not be shown or was forgotten. */
  results: (EssayResultLine & { name: string })[]
  mayRun: boolean
  mayApprove: boolean
  isWriter: boolean
  isCounter: boolean
  /** The activity that it was recorded as. */
  recordedAs: string | undefined
  mayRecord: boolean
}

/** Một cuộc thi viết at the desk: where it stands and what comes next. Nobody's name before it is counted. */
export function essayDeskPage(props: EssayDeskProps, view: View): PageParts {
  const { contest, results } = props
  return {
    title: contest.title,
    section: 'contests',
    trail: essaysTrail,
    body: (
      <>
        <PageHead
          title={contest.title}
          lead={`${contest.bodyName}. Mở ${showMoment(contest.opensAt)}, đóng ${showMoment(contest.closesAt)}.`}
          chip={<EssayStateChip contest={contest} now={view.now} />}
          actions={
            contest.state !== 'draft' &&
            view.actor !== undefined &&
            mayAnywhere(view.actor, 'see statistics') && (
              <LinkButton href={learningPaths.countingEssays(contest.id)} label="Được tính ở đâu" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {contest.state === 'draft' && contest.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {contest.returnedWhy}
          </Notice>
        )}
        <EssaySteps {...props} view={view} />
        {contest.state === 'published' && <RecordAsActivity {...props} contest={contest} source="essay" />}
        {props.wanting > 0 && (
          <Notice tone="warning" title={`${props.wanting} bài cần người chấm thứ ba`}>
            Hai điểm lệch nhau quá {contest.gapPoints} và không còn ai chưa chấm bài đó. Hãy nêu tên thêm một người
            chấm.
          </Notice>
        )}
        {contest.state === 'approved' &&
          props.ties.map((tie) => <TieForm key={tie.doubled} {...props} tie={tie} view={view} />)}
        {results.length > 0 && <Results contest={contest} results={results} />}
        <Facts
          facts={[
            { term: 'Trang công khai', detail: publicLink(contest) },
            { term: 'Bài dự thi', detail: showNumber(contest.entries) },
            ...(contest.dealtAt === null
              ? []
              : [{ term: 'Đã chấm xong', detail: `${props.marked} trên ${props.marked + props.left} bài` }]),
            { term: 'Độ dài', detail: `không quá ${showNumber(contest.wordsMax)} từ` },
            {
              term: 'Tiêu chí chấm',
              detail: `${contest.criteria.map(({ name, points }) => `${name} (${points})`).join('; ')}. Cộng ${pointsMax(contest)} điểm.`,
            },
            { term: 'Chấm lần ba', detail: `khi hai điểm lệch nhau quá ${contest.gapPoints}` },
            {
              term: 'Giải thưởng',
              detail:
                contest.prizes
                  .map(
                    ({ kind, count, amount }) =>
                      `${count} ${prizeName(kind).toLowerCase()}, ${showNumber(amount)} đồng`,
                  )
                  .join('; ') || 'không có',
            },
          ]}
        />
        <Markers {...props} view={view} />
        <section aria-labelledby="de-bai">
          <h2 id="de-bai">Đề bài</h2>
          <div class="prose">
            {contest.question.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <h2>Thể lệ</h2>
          <div class="prose">
            {contest.about.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <h2>Lời đồng ý của người dự thi</h2>
          <p>{contest.consent}</p>
        </section>
      </>
    ),
  }
}

function publicLink({ slug, state }: EssayContest) {
  const path = learningPaths.essay(slug)
  return state === 'draft' || state === 'submitted' ? `${path} (mở sau khi duyệt)` : <a href={path}>{path}</a>
}

function TieForm({ contest, tie, ties, decided, mayApprove, view }: EssayDeskProps & { tie: Tie; view: View }) {
  const before = decided.find(({ doubled }) => doubled === tie.doubled)
  const field = fieldsOf(view, { order: before?.papers.join(', '), why: before?.why })
  const id = `bang-${tie.doubled}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {tie.papers.length} bài cùng {showDoubled(tie.doubled)} điểm, đồng hạng {tie.rank}
      </h2>
      <p>
        Giải chia ở giữa các bài này nên phải có người đọc và xếp thứ tự:{' '}
        {tie.papers.map((paper, index) => (
          <span key={paper}>
            {index > 0 && ', '}
            <a href={learningPaths.paper(contest.id, paper)}>bài số {paper}</a>
          </span>
        ))}
        . {before && `${before.by} đã xếp: ${before.papers.join(', ')}.`}
      </p>
      {mayApprove && (
        <FormPost
          action={learningPaths.essayStep(contest.id, 'phan-dinh')}
          csrf={view.csrf}
          submit="Ghi thứ tự"
          tone="plain"
          hidden={{ version: String(contest.version), doubled: String(tie.doubled) }}
        >
          <TextField
            {...field('order')}
            id={ties.length > 1 ? `order-${tie.doubled}` : undefined}
            label="Thứ tự, bài xếp trước ghi trước"
            hint={`Ví dụ ${tie.papers.join(', ')}`}
            width="medium"
            required
          />
          <TextArea
            {...field('why')}
            id={ties.length > 1 ? `why-${tie.doubled}` : undefined}
            label="Lý do"
            rows={3}
            lengthMax={1000}
            required
          />
        </FormPost>
      )}
    </section>
  )
}

function Markers({ contest, markers, officers, mayRun, view }: EssayDeskProps & { view: View }) {
  const isOver = contest.state === 'counted' || contest.state === 'published'
  const free = officers.filter(({ id }) => markers.every(({ personId, hasLeft }) => hasLeft || personId !== id))
  const hidden = { version: String(contest.version) }
  return (
    <section aria-labelledby="nguoi-cham">
      <h2 id="nguoi-cham">Người chấm</h2>
      {markers.length === 0 ? (
        <p>Chưa có. Mỗi bài cần hai người chấm; nên nêu thêm một người để chấm lần ba.</p>
      ) : (
        <ul>
          {markers.map(({ personId, name, dealt, marked, hasLeft }) => (
            <li key={personId}>
              {name}
              {contest.dealtAt !== null && `: đã chấm ${marked} trên ${dealt} bài${hasLeft ? ', đã nghỉ chấm' : ''}`}
              {contest.dealtAt !== null && mayRun && !isOver && marked < dealt && (
                <PostButton
                  action={learningPaths.essayStep(contest.id, 'giao-lai')}
                  csrf={view.csrf}
                  label={`Giao lại bài ${name} chưa chấm`}
                  tone="quiet"
                  hidden={{ ...hidden, fromId: personId }}
                />
              )}
              {contest.dealtAt === null && mayRun && (
                <PostButton
                  action={learningPaths.essayStep(contest.id, 'bo-nguoi-cham')}
                  csrf={view.csrf}
                  label={`Bỏ tên ${name}`}
                  tone="quiet"
                  hidden={{ ...hidden, personId }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRun && !isOver && free.length > 0 && (
        <FormPost
          action={learningPaths.essayStep(contest.id, 'nguoi-cham')}
          csrf={view.csrf}
          submit="Nêu tên người chấm"
          tone="plain"
          hidden={hidden}
        >
          <SelectField
            {...fieldsOf(view)('personId')}
            label="Thêm người chấm"
            empty="Chọn cán bộ"
            options={free.map(({ id, name }) => ({ value: id, label: name }))}
            width="medium"
            required
          />
        </FormPost>
      )}
    </section>
  )
}

function Results({ contest, results }: Pick<EssayDeskProps, 'contest' | 'results'>) {
  return (
    <DataTable
      caption="Xếp hạng"
      rows={results}
      rowKey={(row) => row.entryId}
      columns={[
        { head: 'Hạng', width: 'tight', align: 'end', cell: (row) => row.rank },
        { head: 'Số phách', width: 'tight', cell: (row) => row.paper },
        { head: 'Số báo danh', width: 'tight', cell: (row) => row.number },
        { head: 'Họ tên', cell: (row) => row.name || 'không hiện' },
        { head: capitalise(placeWords(contest)), cell: (row) => row.placeName ?? 'Nơi khác' },
        { head: 'Điểm', align: 'end', cell: (row) => showDoubled(row.doubled) },
        { head: 'Giải', cell: (row) => (row.prize === null ? '–' : prizeName(row.prize)) },
      ]}
    />
  )
}
