import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { placeWords } from '#domains/learning/contests/contest.ts'
import type { PrizeLimit } from '#domains/learning/contests/prize-limits.ts'
import { criteriaMax, type EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { BodyField, PrizeFields, savedFields, TimeFields } from '#domains/learning/pages/contest-fields.tsx'
import { essaysTrail } from '#domains/learning/pages/desk-trail.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type EssayFormProps = {
  contest: EssayContest | undefined
  choice: BodyChoice
  body: BodyLine
  /** Of the contest, or of the body where it is new: who enters is from there. */
  provinceId: string
  /** By kind of prize, on the day of the opening (today for a new one). */
  limits: Record<string, PrizeLimit | undefined>
}

/** Soạn, sửa cuộc thi viết. */
export function essayFormPage({ contest, choice, body, provinceId, limits }: EssayFormProps, view: View): PageParts {
  const field = fieldsOf(view, contest === undefined ? emptyForm({ ...body, provinceId }) : savedOf(contest))
  const title = contest === undefined ? 'Soạn cuộc thi viết' : `Sửa cuộc thi: ${contest.title}`
  return {
    title,
    section: 'contests',
    trail: essaysTrail,
    body: (
      <>
        <PageHead title={title} lead="Lưu xong thì trình lãnh đạo duyệt. Đã duyệt thì không sửa." />
        <ErrorSummary refusal={view.refusal} />
        {contest !== undefined && contest.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {contest.returnedWhy}
          </Notice>
        )}
        <FormPost
          action={contest === undefined ? learningPaths.newEssayContest : learningPaths.essayStep(contest.id, 'sua')}
          csrf={view.csrf}
          submit="Lưu cuộc thi"
          guard={`essay-contest-${contest?.id ?? 'new'}`}
          hidden={{
            contestId: contest?.id ?? '',
            version: String(contest?.version ?? 0),
            ...(contest && { bodyId: contest.bodyId }),
          }}
        >
          {contest === undefined && <BodyField view={view} choice={choice} body={body} />}
          <TextField {...field('title')} label="Tên cuộc thi" lengthMax={200} required />
          <TextArea {...field('question')} label="Đề bài" rows={5} lengthMax={4000} required />
          <TextField
            {...field('wordsMax')}
            label="Bài viết không quá"
            suffix="từ"
            hint="Hệ thống đếm với bài gõ trên trang; bài gửi bằng tệp thì người chấm tự xem."
            keyboard="numeric"
            width="short"
            required
          />
          <TextArea
            {...field('about')}
            label="Thể lệ, người dự thi đọc được"
            hint="Ai được dự, cách trao giải, hỏi ai. Cách chấm hệ thống tự ghi bên dưới thể lệ."
            rows={6}
            lengthMax={4000}
            required
          />
          <TextArea
            {...field('consent')}
            label="Lời đồng ý của người dự thi"
            hint="Người dự thi đánh dấu đồng ý với đúng lời này. Nói rõ dùng họ tên, bài viết vào việc gì."
            rows={3}
            lengthMax={1000}
            required
          />
          <TextArea
            {...field('groups')}
            label="Đối tượng để người dự thi chọn (không bắt buộc)"
            hint="Mỗi dòng một đối tượng. Ví dụ: Học sinh, Người lao động, Hội viên phụ nữ."
            rows={3}
          />
          <TextArea
            {...field('criteria')}
            label="Tiêu chí chấm và điểm tối đa"
            hint={`Mỗi dòng một tiêu chí, nhiều nhất ${criteriaMax} dòng, như «Hiểu đúng luật: 50».`}
            rows={4}
            required
          />
          <TextField
            {...field('gapPoints')}
            label="Chấm lần ba khi hai điểm lệch nhau quá"
            suffix="điểm"
            hint="Kết quả là trung bình của hai điểm gần nhau nhất."
            keyboard="numeric"
            width="short"
            required
          />
          <TimeFields field={field} />
          <PrizeFields field={field} limits={limits} />
        </FormPost>
      </>
    ),
  }
}

function emptyForm(body: BodyLine & { provinceId: string }): Record<string, string> {
  return {
    consent: `Tôi đồng ý để ${body.bodyName} ghi họ tên, ${placeWords(body)} và bài viết của tôi để chấm và trao giải.`,
    criteria: 'Hiểu đúng luật: 50\nVí dụ thật, có ích cho người đọc: 30\nViết rõ, dễ hiểu: 20',
    gapPoints: '15',
  }
}

function savedOf(contest: EssayContest): Record<string, string | number> {
  return {
    ...savedFields(contest),
    title: contest.title,
    question: contest.question,
    wordsMax: contest.wordsMax,
    about: contest.about,
    consent: contest.consent,
    groups: contest.groups.join('\n'),
    criteria: contest.criteria.map(({ name, points }) => `${name}: ${points}`).join('\n'),
    gapPoints: contest.gapPoints,
  }
}
