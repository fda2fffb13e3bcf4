import { type EssayContest, pointsMax } from '#domains/learning/essays/essay-contest.ts'
import { type MarkRow, showDoubled } from '#domains/learning/essays/essay-marks.ts'
import type { Paper, PaperToMark } from '#domains/learning/essays/marking.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { essaysTrail } from '#domains/learning/pages/desk-trail.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Bài giao tôi chấm, of all contests. */
export function markingPage({ papers }: { papers: PaperToMark[] }): PageParts {
  const left = papers.filter(({ total }) => total === null).length
  return {
    title: 'Bài giao tôi chấm',
    section: 'contests',
    trail: essaysTrail,
    body: (
      <>
        <PageHead
          title="Bài giao tôi chấm"
          lead={`Còn ${left} trên ${papers.length} bài. Bài mang số phách; ông/bà không biết của ai và điểm của người chấm kia.`}
        />
        <DataTable
          caption="Bài giao tôi chấm"
          captionUnseen
          rows={papers}
          rowKey={(row) => `${row.contestId}-${row.paper}`}
          rowHref={(row) => learningPaths.paper(row.contestId, row.paper)}
          cards
          empty={
            <EmptyState title="Chưa có bài nào giao cho ông/bà">
              Bài được chia sau khi cuộc thi đóng, cho những người được nêu tên chấm.
            </EmptyState>
          }
          columns={[
            { head: 'Bài', width: 'tight', cell: (row) => `Bài số ${row.paper}` },
            { head: 'Cuộc thi', width: 'roomy', cell: (row) => row.title },
            { head: 'Lần chấm', width: 'tight', cell: (row) => (row.turn === 3 ? 'lần ba' : 'độc lập') },
            {
              head: 'Điểm của tôi',
              align: 'end',
              cell: (row) => (row.total === null ? <Chip tone="warm" label="Chưa chấm" /> : row.total),
            },
          ]}
        />
      </>
    ),
  }
}

export type PaperPageProps = {
  contest: EssayContest
  paper: number
  essay: Paper
  /** Where the reader marks this paper. */
  mine: MarkRow | undefined
  mayMark: boolean
  /** All marks, once the paper has its result; no names of markers. */
  marks: Pick<MarkRow, 'turn' | 'total' | 'note'>[]
  doubled: number | undefined
}

/** Một bài dưới số phách: the essay, and the form of its marker. */
export function paperPage(props: PaperPageProps, view: View): PageParts {
  const { contest, paper, essay, marks, doubled } = props
  return {
    title: `Bài số ${paper}`,
    section: 'contests',
    trail: [...essaysTrail, { label: contest.title, href: learningPaths.deskEssay(contest.id) }],
    body: (
      <>
        <PageHead title={`Bài số ${paper}`} lead={contest.question} />
        <ErrorSummary refusal={view.refusal} />
        {essay.fileId === null ? (
          <div class="prose">
            {(essay.words ?? '').split('\n').map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        ) : (
          <p>
            <a href={learningPaths.paperFile(contest.id, paper)}>Mở tệp bài số {paper}</a>. Tên tệp đã được thay. Hệ
            thống không sửa bên trong tệp: nếu thấy tên người viết trong bài hay trong thuộc tính tệp, hãy báo người tổ
            chức và đừng chấm bài đó.
          </p>
        )}
        {doubled !== undefined && (
          <>
            <h2>Kết quả: {showDoubled(doubled)} điểm</h2>
            <ul>
              {marks.map(({ turn, total, note }) => (
                <li key={turn}>
                  {turn === 3 ? 'Chấm lần ba' : `Người chấm thứ ${turn === 1 ? 'nhất' : 'hai'}`}: {total} điểm
                  {note !== '' && `. ${note}`}
                </li>
              ))}
            </ul>
          </>
        )}
        <MarkForm {...props} view={view} />
      </>
    ),
  }
}

function MarkForm({ contest, paper, mine, mayMark, doubled, view }: PaperPageProps & { view: View }) {
  if (mine === undefined || doubled !== undefined) return null
  if (!mayMark)
    return (
      <p>Ông/bà đã cho {mine.total} điểm. Những người chấm bài này đã ghi điểm xong nên điểm không sửa được nữa.</p>
    )
  const field = fieldsOf(view, {
    ...Object.fromEntries((mine.points ?? []).map((points, index) => [`d${index + 1}`, points])),
    note: mine.note,
  })
  return (
    <section aria-labelledby="cham">
      <h2 id="cham">Chấm điểm</h2>
      <p>Cộng tối đa {pointsMax(contest)} điểm. Sửa được đến khi người chấm kia ghi điểm.</p>
      <FormPost action={learningPaths.paper(contest.id, paper)} csrf={view.csrf} submit="Ghi điểm">
        {contest.criteria.map(({ name, points }, index) => (
          <TextField
            key={name}
            {...field(`d${index + 1}`)}
            label={name}
            suffix={`trên ${points} điểm`}
            keyboard="numeric"
            width="short"
            required
          />
        ))}
        <TextArea {...field('note')} label="Nhận xét (không bắt buộc)" rows={3} lengthMax={1000} />
      </FormPost>
    </section>
  )
}
