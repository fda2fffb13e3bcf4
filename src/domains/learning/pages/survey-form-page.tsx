import { showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { surveysStep } from '#domains/learning/pages/desk-trail.ts'
import type { Survey } from '#domains/learning/surveys/survey.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type SurveyFormProps = { survey: Survey | undefined; choice: BodyChoice; body: BodyLine }

const example = `1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
- Đã nghe
- Chưa nghe -> 3
2. Nghe qua đâu? [nhiều]
- Loa phường
- Họp tổ dân phố
3. Cách tuyên truyền của phường hợp với ông/bà đến mức nào? [thang 5]
4. Ông/bà muốn tìm hiểu điều gì? [chữ]
5. Nhà có mấy người? [số]`

/** Soạn, sửa khảo sát: the questions as on paper, one a block. */
export function surveyFormPage({ survey, choice, body }: SurveyFormProps, view: View): PageParts {
  const field = fieldsOf(
    view,
    survey && { ...savedWords(survey), opensOn: showDay(survey.opensOn), closesOn: showDay(survey.closesOn) },
  )
  const path = survey === undefined ? learningPaths.newSurvey : learningPaths.surveyStep(survey.id, 'sua')
  const bodies = choice.bodies.some(({ bodyId }) => bodyId === body.bodyId) ? choice.bodies : [body, ...choice.bodies]
  return {
    title: survey === undefined ? 'Soạn khảo sát' : 'Sửa khảo sát',
    section: 'surveys',
    trail: [surveysStep],
    body: (
      <>
        <PageHead title={survey === undefined ? 'Soạn khảo sát' : `Sửa khảo sát: ${survey.title}`} />
        <ErrorSummary refusal={view.refusal} />
        {survey !== undefined && survey.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {survey.returnedWhy}
          </Notice>
        )}
        <FormPost
          action={path}
          csrf={view.csrf}
          submit="Lưu khảo sát"
          guard={`survey-${survey?.id ?? 'new'}`}
          hidden={{
            surveyId: survey?.id ?? '',
            version: String(survey?.version ?? 0),
            ...(survey && { bodyId: survey.bodyId }),
          }}
        >
          {survey === undefined && (
            <SelectField
              {...fieldsOf(view, { bodyId: body.bodyId })('bodyId')}
              label="Cơ quan"
              options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <TextField {...field('title')} label="Tên khảo sát" lengthMax={200} required />
          <TextArea {...field('about')} label="Lời ngỏ với người trả lời" rows={3} lengthMax={2000} required />
          <details>
            <summary>Cách viết câu hỏi, có ví dụ</summary>
            <p>
              Mỗi câu một khối: số thứ tự, câu hỏi, rồi kiểu trả lời trong ngoặc vuông. [một]: chọn một; [nhiều]: chọn
              nhiều; [thang 5]: cho điểm 1 đến 5; [chữ]: ghi ý kiến; [số]: ghi một số. «-&gt; 3» sau phương án là chuyển
              đến câu 3, «-&gt; hết» là dừng; chỉ chuyển về phía sau. Không hỏi họ tên, số điện thoại.
            </p>
            {example.split('\n').map((line) => (
              <p key={line} class="soft">
                {line}
              </p>
            ))}
          </details>
          <TextArea {...field('written')} label="Câu hỏi" rows={16} lengthMax={20_000} required />
          <DateField {...field('opensOn')} label="Mở từ ngày" required />
          <DateField {...field('closesOn')} label="Đến hết ngày" required />
          <TextArea
            {...field('weighting')}
            label="Ghi chú về gia quyền (không bắt buộc)"
            hint="Phiếu lấy ở đâu, bao nhiêu trên tổng số hộ, nhóm nào ít hơn thực tế và đã gia quyền thế nào. Hiện cạnh kết quả."
            rows={3}
            lengthMax={1000}
          />
        </FormPost>
      </>
    ),
  }
}

const savedWords = ({ title, about, written, weighting }: Survey) => ({ title, about, written, weighting })
