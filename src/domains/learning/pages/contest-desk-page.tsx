import { showMoment } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import type {
  ContestQuestion,
  HandWithdrawal,
  PlaceCount,
  PublicContest,
  ResultLine,
} from '#domains/learning/contests/contest.queries.ts'
import { type Contest, phaseAt, placeWords } from '#domains/learning/contests/contest.ts'
import { seedMark } from '#domains/learning/contests/contest-draw.ts'
import { type OverLimit, prizeByRank, prizeName } from '#domains/learning/contests/prize-limits.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { AnswerBehindLine } from '#domains/learning/pages/answer-behind.tsx'
import { ContestStateChip } from '#domains/learning/pages/contest-state-chip.tsx'
import { contestsStep } from '#domains/learning/pages/desk-trail.ts'
import { GiveBack } from '#domains/learning/pages/give-back.tsx'
import { RecordAsActivity } from '#domains/learning/pages/record-as-activity.tsx'
import type { AnswerBehind } from '#domains/learning/questions/question.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ContestDeskProps = {
  contest: PublicContest
  questions: (ContestQuestion & { answerBehind: AnswerBehind })[]
  places: PlaceCount[]
  /** Before the close the right answers are for who runs and approves it. */
  showsAnswers: boolean
  /** No name: it is not for whoever looks, or has no prize. */
  results: (ResultLine & { name: string | undefined })[]
  over: OverLimit[]
  mayRun: boolean
  mayApprove: boolean
  /** Questions that people withdrew after the opening. */
  withdrawals: HandWithdrawal[]
  /** Whoever looks wrote it or a question of it, counted it, withdrew a question: the step is another's. */
  isWriter: boolean
  isCounter: boolean
  isWithdrawer: boolean
  /** The activity that it was recorded as. */
  recordedAs: string | undefined
  mayRecord: boolean
}

/** Một cuộc thi at the desk: where it stands and what comes next. */
export function contestDeskPage(props: ContestDeskProps, view: View): PageParts {
  const { contest, questions } = props
  const usable = questions.filter(({ withdrawnAt }) => withdrawnAt === null).length
  return {
    title: contest.title,
    section: 'contests',
    trail: [contestsStep],
    body: (
      <>
        <PageHead
          title={contest.title}
          lead={`${contest.bodyName}. Mở ${showMoment(contest.opensAt)}, đóng ${showMoment(contest.closesAt)}.`}
          chip={<ContestStateChip contest={contest} now={view.now} />}
          actions={
            contest.state !== 'draft' &&
            view.actor !== undefined &&
            mayAnywhere(view.actor, 'see statistics') && (
              <LinkButton href={learningPaths.counting(contest.id)} label="Được tính ở đâu" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {contest.state === 'draft' && contest.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {contest.returnedWhy}
          </Notice>
        )}
        {props.over.length > 0 && (
          <Notice tone="warning" title="Giải thưởng vượt mức chi">
            {props.over
              .map(({ name, amount, limit }) =>
                limit === undefined
                  ? `${name}: chưa có mức chi áp dụng`
                  : `${name} ${showNumber(amount)} đồng, tối đa ${showNumber(limit.amountMax)} (${limit.basis})`,
              )
              .join('; ')}
          </Notice>
        )}
        {props.withdrawals.length > 0 && (
          <Notice tone="warning" title="Câu đã rút sau giờ mở thi, ai đã gặp được tính đúng">
            {props.withdrawals
              .map(({ number, personName, why }) => `Câu ${number}: ${personName} rút, lý do: ${why}`)
              .join('; ')}
          </Notice>
        )}
        <Steps {...props} usable={usable} view={view} />
        {contest.state === 'published' && <RecordAsActivity {...props} contest={contest} source="contest" />}
        <Facts
          facts={[
            { term: 'Trang công khai', detail: publicLink(contest) },
            { term: 'Bài dự thi', detail: showNumber(contest.entries) },
            { term: 'Mỗi người trả lời', detail: `${contest.drawCount} câu, rút từ ${usable} câu của đề` },
            { term: 'Câu đoán số người đúng tất cả', detail: contest.asksGuess ? 'Có' : 'Không' },
            { term: 'Một số điện thoại', detail: contest.sharesPhones ? 'nhiều người, tối đa 5 bài' : 'một bài' },
            {
              term: 'Giải thưởng',
              detail:
                contest.prizes.length === 0
                  ? 'không có'
                  : contest.prizes
                      .map(
                        ({ kind, count, amount }) =>
                          `${count} ${prizeName(kind).toLowerCase()}, ${showNumber(amount)} đồng`,
                      )
                      .join('; '),
            },
            ...(contest.seed === null
              ? []
              : [{ term: 'Dấu của số bốc thăm', detail: <code class="break">{seedMark(contest.seed)}</code> }]),
          ]}
        />
        {props.results.length > 0 && <Results {...props} />}
        {props.places.length > 0 && (
          <SmallBars
            caption={`Bài dự thi theo ${placeWords(contest)}`}
            heads={{ label: capitalise(placeWords(contest)), value: 'Bài dự thi' }}
            bars={props.places.map(({ place, count }) => ({ label: place, value: count }))}
          />
        )}
        <section aria-labelledby="de">
          <h2 id="de">Đề: {questions.length} câu</h2>
          <ol>
            {questions.map((question) => (
              <li key={question.number} value={question.number}>
                <p>
                  {question.words} {question.withdrawnAt !== null && <Chip tone="warm" icon="back" label="Đã rút" />}
                </p>
                <ul>
                  {question.options.map((option, index) => (
                    <li key={option}>
                      {props.showsAnswers && index === question.answer ? <strong>{option} (đúng)</strong> : option}
                    </li>
                  ))}
                </ul>
                <p class="soft">{question.cited}</p>
                <AnswerBehindLine answer={question.answerBehind} />
              </li>
            ))}
          </ol>
        </section>
      </>
    ),
  }
}

function publicLink({ slug, state }: Contest) {
  const path = learningPaths.contest(slug)
  return state === 'draft' || state === 'submitted' ? `${path} (mở sau khi duyệt)` : <a href={path}>{path}</a>
}

function Steps({
  contest,
  mayRun,
  mayApprove,
  isWriter,
  isCounter,
  isWithdrawer,
  usable,
  view,
}: ContestDeskProps & { usable: number; view: View }) {
  const hidden = { version: String(contest.version) }
  const post = (step: 'trinh' | 'duyet' | 'cham' | 'cong-bo', label: string) => (
    <PostButton
      action={learningPaths.deskStep(contest.id, step)}
      csrf={view.csrf}
      label={label}
      hidden={hidden}
      tone="primary"
    />
  )
  if (contest.state === 'draft')
    return !mayRun ? null : (
      <div class="buttons">
        {usable >= contest.drawCount ? (
          post('trinh', 'Trình duyệt cuộc thi')
        ) : (
          <ClosedStep
            label="Trình duyệt cuộc thi"
            reason={`Đề cần ít nhất ${contest.drawCount} câu, mới có ${usable}.`}
          />
        )}
        <LinkButton href={learningPaths.deskStep(contest.id, 'de')} label="Chọn câu hỏi vào đề" />
        <LinkButton href={learningPaths.deskStep(contest.id, 'sua')} label="Sửa thể lệ, giải thưởng" />
      </div>
    )
  if (contest.state === 'submitted')
    return !mayApprove ? (
      <p>Đang chờ lãnh đạo duyệt.</p>
    ) : (
      <>
        <div class="buttons">
          {isWriter ? (
            <ClosedStep
              label="Duyệt cuộc thi"
              reason="Người soạn cuộc thi hoặc viết câu hỏi trong đề không tự duyệt."
            />
          ) : (
            post('duyet', 'Duyệt cuộc thi')
          )}
        </div>
        <GiveBack action={learningPaths.deskStep(contest.id, 'tra-lai')} what="cuộc thi" hidden={hidden} view={view} />
      </>
    )
  if (contest.state === 'approved' && phaseAt(contest, view.now) !== 'closed') return null
  return (
    <div class="buttons">
      {contest.state === 'counted' &&
        mayApprove &&
        (isCounter ? (
          <ClosedStep label="Công bố kết quả" reason="Người chấm không tự công bố; để người khác xem lại." />
        ) : isWithdrawer ? (
          <ClosedStep label="Công bố kết quả" reason="Người rút câu hỏi không tự công bố; để người khác xem lại." />
        ) : (
          post('cong-bo', 'Công bố kết quả')
        ))}
      {contest.state !== 'published' &&
        mayRun &&
        post('cham', contest.state === 'counted' ? 'Chấm lại' : 'Chấm và xếp hạng')}
      {contest.state !== 'approved' && (mayRun || mayApprove) && (
        <LinkButton
          href={learningPaths.deskStep(contest.id, 'danh-sach-giai.docx')}
          label="Danh sách giải (.docx)"
          icon="download"
        />
      )}
    </div>
  )
}

function Results({ contest, results }: ContestDeskProps) {
  const prizes = prizeByRank(contest.prizes)
  return (
    <DataTable
      caption={`Xếp hạng. ${contest.allRight ?? 0} người trả lời đúng tất cả.`}
      rows={results}
      rowKey={(row) => row.entryId}
      columns={[
        { head: 'Hạng', width: 'tight', align: 'end', cell: (row) => row.rank },
        { head: 'Số báo danh', width: 'tight', cell: (row) => row.number },
        { head: 'Họ tên', cell: (row) => (row.name === undefined ? '–' : row.name || 'đã xóa') },
        { head: capitalise(placeWords(contest)), cell: (row) => row.place ?? 'Nơi khác' },
        { head: 'Đúng', align: 'end', cell: (row) => `${row.right}/${row.drawn}` },
        { head: 'Đoán lệch', align: 'end', cell: (row) => (row.gap === null ? '–' : showNumber(row.gap)) },
        { head: 'Giải', cell: (row) => (prizes[row.rank - 1] === undefined ? '–' : prizeName(prizes[row.rank - 1]!)) },
      ]}
    />
  )
}
