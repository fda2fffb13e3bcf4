import { showMoment } from '#base/day.ts'
import { type Cell, showCell } from '#base/small-cells.ts'
import { namesKeptDays, phaseAt } from '#domains/learning/contests/contest.ts'
import { prizeName } from '#domains/learning/contests/prize-limits.ts'
import { essayFileMbMax, essayLettersMax, pointsMax } from '#domains/learning/essays/essay-contest.ts'
import { showDoubled } from '#domains/learning/essays/essay-marks.ts'
import type {
  EssayContestLine,
  EssayResultLine,
  NamedEssayContest,
  OwnEssay,
} from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { EntrantFields } from '#domains/learning/pages/entrant-fields.tsx'
import { sayPhase } from '#domains/learning/pages/public-contest-pages.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

const home = [
  { label: 'Cuộc thi', href: learningPaths.contests },
  { label: 'Thi viết', href: learningPaths.essays },
]
const trailOf = ({ slug, title }: { slug: string; title: string }) => [
  ...home,
  { label: title, href: learningPaths.essay(slug) },
]

/** Các cuộc thi viết, open ones first. */
export function publicEssaysPage({ contests }: { contests: EssayContestLine[] }, view: View): PageParts {
  return {
    title: 'Cuộc thi viết về pháp luật',
    section: 'contests',
    trail: home.slice(0, 1),
    about: {
      description: 'Các cuộc thi viết về pháp luật đang nhận bài và kết quả các cuộc thi đã xong.',
      canonicalPath: learningPaths.essays,
    },
    body: (
      <>
        <PageHead title="Cuộc thi viết" lead="Gửi bài không cần tài khoản. Người chấm không biết bài của ai." />
        {contests.length === 0 && (
          <EmptyState title="Chưa có cuộc thi viết nào">
            Cuộc thi của xã, phường, tỉnh sẽ hiện ở đây khi được duyệt.
          </EmptyState>
        )}
        <ul class="link-list">
          {contests.map((contest) => (
            <li key={contest.slug}>
              <a href={learningPaths.essay(contest.slug)}>{contest.title}</a>
              <p class="soft">
                {contest.bodyName}. {sayPhase(contest, view.now)}
              </p>
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

export type PublicEssayProps = { contest: NamedEssayContest; places: { place: string; cell: Cell }[] }

/** Trang của một cuộc thi viết: the question, the rules, how it is marked. */
export function publicEssayPage({ contest, places }: PublicEssayProps, view: View): PageParts {
  const phase = phaseAt(contest, view.now)
  const isOpen = contest.state === 'approved' && phase === 'open'
  return {
    title: contest.title,
    section: 'contests',
    trail: home,
    about: {
      description: `${contest.title}, ${contest.bodyName}.`,
      canonicalPath: learningPaths.essay(contest.slug),
    },
    body: (
      <>
        <PageHead title={contest.title} lead={`${contest.bodyName}. ${sayPhase(contest, view.now)}`} />
        <div class="buttons">
          {isOpen && (
            <LinkButton
              href={learningPaths.enterEssay(contest.slug)}
              label="Gửi bài dự thi"
              tone="primary"
              icon="arrow-right"
            />
          )}
          {contest.state === 'published' && (
            <LinkButton href={learningPaths.essayResults(contest.slug)} label="Xem kết quả" tone="primary" />
          )}
          {phase !== 'soon' && (
            <LinkButton href={learningPaths.seeEssay(contest.slug)} label="Xem bài của tôi bằng mã" />
          )}
        </div>
        <h2>Đề bài</h2>
        <Lines text={contest.question} />
        <h2>Thể lệ</h2>
        <Lines text={contest.about} />
        <Facts
          facts={[
            { term: 'Nhận bài', detail: `${showMoment(contest.opensAt)} đến ${showMoment(contest.closesAt)}` },
            { term: 'Độ dài', detail: `không quá ${showNumber(contest.wordsMax)} từ` },
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
        <HowMarked contest={contest} />
        {places.length > 0 && (
          <DataTable
            caption="Bài dự thi theo xã, phường"
            rows={places}
            rowKey={(row) => row.place}
            columns={[
              { head: 'Xã, phường', cell: (row) => row.place },
              { head: 'Bài dự thi', align: 'end', cell: (row) => showCell(row.cell) },
            ]}
          />
        )}
      </>
    ),
  }
}

function Lines({ text }: { text: string }) {
  return (
    <div class="prose">
      {text.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  )
}

function HowMarked({ contest }: { contest: NamedEssayContest }) {
  return (
    <section aria-labelledby="cham">
      <h2 id="cham">Cách chấm</h2>
      <ul>
        {contest.criteria.map(({ name, points }) => (
          <li key={name}>
            {name}: tối đa {points} điểm
          </li>
        ))}
        <li>
          Mỗi bài mang một số và được hai người chấm độc lập, cộng tối đa {pointsMax(contest)} điểm. Người chấm không
          thấy họ tên, số điện thoại, nơi ở, tên tệp.
        </li>
        <li>
          Hai điểm lệch nhau quá {contest.gapPoints} thì có người thứ ba chấm. Kết quả là trung bình của hai điểm gần
          nhau nhất; điểm ở chính giữa thì lấy điểm ở giữa.
        </li>
        <li>
          Bằng điểm thì đồng hạng. Nếu giải không chia được thì lãnh đạo cơ quan tổ chức đọc lại, xếp thứ tự và ghi lý
          do, khi chưa mở họ tên.
        </li>
      </ul>
    </section>
  )
}

export type EnterEssayProps = {
  contest: NamedEssayContest
  communes: { id: string; name: string }[]
  formKey: string
}

/** Gửi bài: the essay first, then who. */
export function enterEssayPage({ contest, communes, formKey }: EnterEssayProps, view: View): PageParts {
  const field = fieldsOf(view)
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: `Gửi bài: ${contest.title}`,
    section: 'contests',
    trail: trailOf(contest),
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Gửi bài dự thi"
          lead={`${contest.title}. Gửi xong bạn được một mã để xem lại bài và kết quả.`}
        />
        <ErrorSummary refusal={view.refusal} />
        <FormPost
          action={learningPaths.enterEssay(contest.slug)}
          csrf={view.csrf}
          submit="Gửi bài"
          files
          hidden={{ formKey: kept }}
        >
          <Lines text={contest.question} />
          <TextArea
            {...field('words')}
            label="Bài dự thi, gõ ở đây"
            hint={`Không quá ${showNumber(contest.wordsMax)} từ. Đừng ghi họ tên, số điện thoại, tên trường, tên thôn của bạn trong bài. Gửi bằng tệp thì để trống ô này.`}
            rows={18}
            lengthMax={essayLettersMax}
          />
          <FileField
            name="file"
            label="Hoặc gửi bằng tệp"
            hint="Tên tệp được thay bằng số, nhưng hệ thống không xóa tên người viết nằm bên trong tệp (thuộc tính tác giả, đầu trang): hãy tự xóa trước khi gửi."
            kinds="Word, PDF hoặc một ảnh chụp"
            sizeMbMax={essayFileMbMax}
            accept=".docx,.doc,.odt,.rtf,.pdf,image/*"
            error={view.refusal?.fields.file}
          />
          <EntrantFields view={view} contest={contest} communes={communes} sharesPhones={false} />
          <Checkbox
            name="agrees"
            label={contest.consent}
            hint={`Họ tên được giữ kín đến khi chấm xong, xóa sau khi cuộc thi đóng ${namesKeptDays} ngày.`}
            error={view.refusal?.fields.agrees}
            checked={view.typed.agrees === 'co'}
            required
          />
          <Checkbox
            name="showsName"
            label="Nếu đạt giải, công khai họ tên tôi (không bắt buộc)"
            hint="Không chọn thì kết quả chỉ ghi số báo danh."
            checked={view.typed.showsName === 'co'}
          />
        </FormPost>
      </>
    ),
  }
}

export type EssayEnteredProps = { code: string; pass: string; slug: string; title: string }

/** Mã bài dự thi, shown once. */
export function essayEnteredPage({ code, pass, slug, title }: EssayEnteredProps): PageParts {
  return {
    title: 'Đã nhận bài dự thi',
    section: 'contests',
    trail: trailOf({ slug, title }),
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã nhận bài dự thi" lead="Hãy ghi lại mã này. Cần mã để xem lại bài và kết quả." />
        <p class="receipt-code">
          <strong>{code}</strong>
        </p>
        <LinkButton href={learningPaths.ownEssay(pass)} label="Xem bài đã gửi" />
      </>
    ),
  }
}

/** Xem bài của tôi, by the code. */
export function seeEssayPage({ contest }: { contest: NamedEssayContest }, view: View): PageParts {
  return {
    title: 'Xem bài dự thi',
    section: 'contests',
    trail: trailOf(contest),
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Xem bài dự thi" lead={contest.title} />
        <ErrorSummary refusal={view.refusal} />
        <FormPost action={learningPaths.seeEssay(contest.slug)} csrf={view.csrf} submit="Mở bài dự thi">
          <TextField
            {...fieldsOf(view)('code')}
            label="Mã bài dự thi"
            hint="16 chữ số, ghi ở trang nhận bài"
            keyboard="numeric"
            width="medium"
            required
          />
        </FormPost>
        <p>Mất mã: bài đã gửi vẫn được chấm. Đến nhận giải, bạn cho biết họ tên và số điện thoại đã dự thi.</p>
      </>
    ),
  }
}

/** Bài của tôi: what was handed in, and what it got once that is published. */
export function ownEssayPage({ essay, pass }: { essay: OwnEssay; pass: string }): PageParts {
  const { result } = essay
  return {
    title: `Bài dự thi: ${essay.title}`,
    section: 'contests',
    trail: trailOf(essay),
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title={essay.title}
          lead={`Số báo danh ${essay.number}. Gửi ${showMoment(essay.enteredAt)}. Bài đã gửi không sửa được.`}
        />
        {result === null ? (
          <p>Kết quả công bố ở trang cuộc thi sau khi chấm. Mở lại trang này bằng mã để xem điểm của bạn.</p>
        ) : (
          <Facts
            facts={[
              { term: 'Điểm', detail: showDoubled(result.doubled) },
              { term: 'Hạng', detail: showNumber(result.rank) },
              ...(result.prize === null ? [] : [{ term: 'Giải', detail: prizeName(result.prize) }]),
            ]}
          />
        )}
        {essay.fileId === null ? (
          <Lines text={essay.words ?? ''} />
        ) : (
          <p>
            <a href={learningPaths.ownEssayFile(pass)}>Mở tệp đã gửi</a>
          </p>
        )}
      </>
    ),
  }
}

export type EssayResultsProps = { contest: NamedEssayContest; winners: (EssayResultLine & { name: string })[] }

/** Kết quả: who won; a name only where its owner said so. */
export function essayResultsPage({ contest, winners }: EssayResultsProps): PageParts {
  return {
    title: `Kết quả: ${contest.title}`,
    section: 'contests',
    trail: trailOf(contest),
    body: (
      <>
        <PageHead title="Kết quả cuộc thi" lead={`${contest.title}, ${contest.bodyName}.`} />
        <DataTable
          caption="Người đạt giải"
          rows={winners}
          rowKey={(row) => String(row.number)}
          cards
          empty={<p>Cuộc thi không có giải.</p>}
          columns={[
            { head: 'Giải', cell: (row) => prizeName(row.prize ?? '') },
            { head: 'Số báo danh', width: 'tight', cell: (row) => row.number },
            { head: 'Họ tên', cell: (row) => row.name || 'không công khai' },
            { head: 'Điểm', align: 'end', cell: (row) => showDoubled(row.doubled) },
          ]}
        />
      </>
    ),
  }
}
