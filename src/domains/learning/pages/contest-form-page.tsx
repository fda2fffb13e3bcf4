import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { type Contest, drawMax } from '#domains/learning/contests/contest.ts'
import type { PrizeLimit } from '#domains/learning/contests/prize-limits.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { BodyField, PrizeFields, savedFields, TimeFields } from '#domains/learning/pages/contest-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ContestFormProps = {
  contest: Contest | undefined
  choice: BodyChoice
  body: BodyLine
  /** By kind of prize, on the day of the opening (today for a new one). */
  limits: Record<string, PrizeLimit | undefined>
}

/** Soạn, sửa cuộc thi. */
export function contestFormPage({ contest, choice, body, limits }: ContestFormProps, view: View): PageParts {
  const field = fieldsOf(view, contest && savedOf(contest))
  const isTicked = (name: string, saved: boolean) =>
    Object.keys(view.typed).length > 0 ? view.typed[name] === 'co' : saved
  const path = contest === undefined ? learningPaths.newContest : learningPaths.deskStep(contest.id, 'sua')
  return {
    title: contest === undefined ? 'Soạn cuộc thi' : 'Sửa cuộc thi',
    section: 'contests',
    trail: [{ label: 'Cuộc thi', href: learningPaths.desk }],
    body: (
      <>
        <PageHead
          title={contest === undefined ? 'Soạn cuộc thi' : `Sửa cuộc thi: ${contest.title}`}
          lead="Lưu xong thì chọn câu hỏi vào đề, rồi trình lãnh đạo duyệt. Đã duyệt thì không sửa."
        />
        <ErrorSummary refusal={view.refusal} />
        {contest !== undefined && contest.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {contest.returnedWhy}
          </Notice>
        )}
        <FormPost
          action={path}
          csrf={view.csrf}
          submit="Lưu cuộc thi"
          guard={`contest-${contest?.id ?? 'new'}`}
          hidden={{
            contestId: contest?.id ?? '',
            version: String(contest?.version ?? 0),
            ...(contest && { bodyId: contest.bodyId }),
          }}
        >
          {contest === undefined && <BodyField view={view} choice={choice} body={body} />}
          <TextField {...field('title')} label="Tên cuộc thi" lengthMax={200} required />
          <TextArea
            {...field('about')}
            label="Thể lệ, người dự thi đọc được"
            hint="Ai được dự, cách trao giải, hỏi ai. Cách rút câu, cách xếp hạng hệ thống tự ghi bên dưới thể lệ."
            rows={8}
            lengthMax={4000}
            required
          />
          <TextArea
            {...field('groups')}
            label="Đối tượng để người dự thi chọn (không bắt buộc)"
            hint="Mỗi dòng một đối tượng. Ví dụ: Học sinh, Người lao động, Hội viên phụ nữ."
            rows={4}
          />
          <TextField
            {...field('drawCount')}
            label="Mỗi người trả lời"
            suffix="câu, rút ngẫu nhiên từ đề"
            hint={`Nhiều nhất ${drawMax} câu. Không tính giờ làm bài: ai cũng sửa được đến giờ đóng.`}
            keyboard="numeric"
            width="short"
            required
          />
          <TimeFields field={field} />
          <Checkbox
            name="asksGuess"
            label="Hỏi «có bao nhiêu người trả lời đúng tất cả?» để phân hạng người bằng điểm"
            checked={isTicked('asksGuess', contest?.asksGuess ?? true)}
          />
          <Checkbox
            name="sharesPhones"
            label="Cho nhiều người chung một số điện thoại (tối đa 5 bài, mỗi họ tên một bài)"
            hint="Nên chọn khi có người già, trẻ em dự thi. Không chọn thì mỗi số điện thoại một bài."
            checked={isTicked('sharesPhones', contest?.sharesPhones ?? false)}
          />
          <PrizeFields field={field} limits={limits} />
        </FormPost>
      </>
    ),
  }
}

function savedOf(contest: Contest): Record<string, string | number> {
  return {
    ...savedFields(contest),
    title: contest.title,
    about: contest.about,
    groups: contest.groups.join('\n'),
    drawCount: contest.drawCount,
  }
}
