import { refusals as adviceRefusals } from '#domains/matters/advice/advice.ts'
import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { can, isReadyToAnswer, refusals as matterRefusals } from '#domains/matters/matter.ts'
import { answerStateNames } from '#domains/matters/matter-answer.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerDecision, whyNotApproved } from '#domains/matters/pages/answer-decision.tsx'
import { AnswerText } from '#domains/matters/pages/answer-text.tsx'
import { CitedPlaces } from '#domains/matters/pages/cited-places.tsx'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

type PartProps = MatterPageProps & { view: View }

/** Trả lời: drafted by one, approved by another; what is cited is held against the library as it is today. */
export function MatterAnswerPart(props: PartProps) {
  const { matter, answer } = props
  if (answer === undefined && !(props.mayWork && can(matter, 'draft'))) return null
  return (
    <section aria-labelledby="tra-loi">
      <h2 id="tra-loi">Trả lời</h2>
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
      {answer !== undefined && (answer.state === 'approved' || answer.state === 'submitted') && (
        <AnswerText text={answer.text} cited={answer.cited} />
      )}
      <CitedPlaces places={props.places} />
      <Write {...props} />
      <Decide {...props} />
    </section>
  )
}

function Write({ matter, answer, templates, mayWork, view }: PartProps) {
  if (!mayWork || !can(matter, 'draft') || answer?.state === 'submitted') return null
  const isOpen = answer !== undefined && answer.state !== 'approved'
  const field = fieldsOf(view, { text: isOpen ? answer.text : '' })
  const hidden = { version: String(matter.version) }
  return (
    <>
      <UseTemplate matter={matter} templates={templates} view={view} />
      <FormPost
        action={matterPaths.step(matter.id, 'soan')}
        csrf={view.csrf}
        submit="Lưu bản trả lời"
        tone={isOpen ? 'plain' : 'primary'}
        hidden={hidden}
        guard={`matter-answer-${matter.id}`}
      >
        <TextArea
          {...field('text')}
          label="Nội dung trả lời"
          hint="Câu ngắn, lời dễ hiểu. Ghi căn cứ cuối câu, ví dụ [45/2013/QH13 Điều 12]. Nói người gửi làm gì tiếp."
          rows={10}
          lengthMax={15_000}
          required
        />
      </FormPost>
      {isOpen && (
        <PostButton
          action={matterPaths.step(matter.id, 'trinh')}
          csrf={view.csrf}
          label="Trình duyệt"
          icon="send"
          hidden={hidden}
        />
      )}
    </>
  )
}

function Decide({ matter, answer, mayApprove, isSignedOnly, personId, places, view }: PartProps) {
  if (!mayApprove || answer?.state !== 'submitted') return null
  const isOwn = personId !== null && answer.writerIds.includes(personId)
  const unready = isReadyToAnswer(matter) ? undefined : matterRefusals.notAccepted.message
  return (
    <AnswerDecision
      label="Duyệt và trả lời"
      whyNot={isSignedOnly ? adviceRefusals.signedOnly.message : whyNotApproved(isOwn, places, unready)}
      approveTo={matterPaths.step(matter.id, 'duyet')}
      returnTo={matterPaths.step(matter.id, 'tra-lai')}
      returnTitle="Trả lại bản trả lời"
      hidden={{ version: String(matter.version) }}
      view={view}
    />
  )
}

function UseTemplate({ matter, templates, view }: Pick<PartProps, 'matter' | 'templates' | 'view'>) {
  if (templates.length === 0) return null
  return (
    <details open={view.path.endsWith('/dung-mau')}>
      <summary>Dùng mẫu trả lời của cơ quan</summary>
      <FormPost
        action={matterPaths.step(matter.id, 'dung-mau')}
        csrf={view.csrf}
        submit="Đưa mẫu vào bản trả lời"
        tone="plain"
        hidden={{ version: String(matter.version) }}
      >
        <SelectField
          name="templateId"
          label="Mẫu"
          hint="Điều đã lưu ở dưới vẫn còn; mẫu nối vào sau. Căn cứ của mẫu phải còn hiệu lực hôm nay."
          empty="Chọn mẫu"
          options={templates.map(({ id, title }) => ({ value: id, label: title }))}
          required
        />
      </FormPost>
    </details>
  )
}
