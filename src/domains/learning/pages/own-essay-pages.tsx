import { showMoment } from '#base/day.ts'
import { prizeName } from '#domains/learning/contests/prize-limits.ts'
import { essayFileMbMax, essayLettersMax } from '#domains/learning/essays/essay-contest.ts'
import { showDoubled } from '#domains/learning/essays/essay-marks.ts'
import type { NamedEssayContest, OwnEssay } from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { namesKeptDays } from '#domains/learning/names-kept.ts'
import { EntrantConsent, EntrantFields } from '#domains/learning/pages/entrant-fields.tsx'
import { EssayLines } from '#domains/learning/pages/essay-lines.tsx'
import { essayTrail } from '#domains/learning/pages/essay-trail.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type EnterEssayProps = {
  contest: NamedEssayContest
  places: { id: string; name: string }[]
  formKey: string
}

/** Gửi bài: the essay first, then who. */
export function enterEssayPage({ contest, places, formKey }: EnterEssayProps, view: View): PageParts {
  const field = fieldsOf(view)
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: `Gửi bài: ${contest.title}`,
    section: 'contests',
    trail: essayTrail(contest),
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
          <EssayLines text={contest.question} />
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
          <EntrantFields view={view} contest={contest} places={places} sharesPhones={false} />
          <EntrantConsent
            view={view}
            label={contest.consent}
            hint={`Họ tên được giữ kín đến khi chấm xong, xóa sau khi cuộc thi đóng ${namesKeptDays} ngày.`}
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
    trail: essayTrail({ slug, title }),
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
    trail: essayTrail(contest),
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
    trail: essayTrail(essay),
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
          <EssayLines text={essay.words ?? ''} />
        ) : (
          <p>
            <a href={learningPaths.ownEssayFile(pass)}>Mở tệp đã gửi</a>
          </p>
        )}
      </>
    ),
  }
}
