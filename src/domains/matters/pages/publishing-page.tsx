import { guideTopics } from '#domains/library/guide-file.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { PersonalText } from '#domains/matters/pages/personal-text.tsx'
import type { PublishingPageProps } from '#domains/matters/published/publishing.queries.ts'
import { keptBackNames, refusals } from '#domains/matters/published/publishing.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type PartProps = PublishingPageProps & { view: View }

/** Công bố câu trả lời: what may tell who asked is shown first, then the wording for everybody; a second person reads it after. */
export function publishingPage(props: PublishingPageProps, view: View): PageParts {
  const { matter, why, guide, mayWork, mayApprove } = props
  const part = { ...props, view }
  return {
    title: `Công bố: ${matter.title}`,
    section: 'matters',
    trail: [
      { label: 'Sổ theo dõi', href: matterPaths.register },
      { label: `Vụ việc ${matter.number}/${matter.year}`, href: matterPaths.matter(matter.id) },
    ],
    islands: ['form-guard'],
    body: (
      <>
        <PageHead
          title="Công bố câu trả lời"
          lead={matter.title}
          chip={
            <Chip
              tone={props.agrees ? 'good' : 'neutral'}
              label={props.agrees ? 'Người gửi đồng ý công bố' : 'Chưa có đồng ý của người gửi'}
            />
          }
        />
        {guide !== undefined && <Made {...part} guide={guide} />}
        {guide === undefined && why !== undefined && (
          <>
            <ErrorSummary refusal={view.refusal} />
            <Notice tone="info" title="Chưa soạn bản công bố được">
              {why.message}
            </Notice>
          </>
        )}
        {guide === undefined && why === undefined && mayWork && <Prepare {...part} />}
        {mayApprove && why !== refusals.neverThisKind && <KeepBack {...part} />}
      </>
    ),
  }
}

function Made({ guide, publishing, agrees }: PartProps & { guide: NonNullable<PublishingPageProps['guide']> }) {
  return (
    <section aria-labelledby="ban-cong-bo">
      <h2 id="ban-cong-bo">Bản công bố</h2>
      <p>
        <Chip tone={guide.isPublic ? 'good' : 'action'} label={guide.isPublic ? 'Đang công bố' : 'Chưa công bố'} />{' '}
        <a href={`/nghiep-vu/huong-dan/${guide.id}`}>{guide.title}</a>
      </p>
      {!agrees && <p>{refusals.noConsent.message}</p>}
      {publishing.keptBack !== '' && <p>Không công bố: {keptBackNames[publishing.keptBack].toLowerCase()}.</p>}
      <p class="hint">
        Sửa, trình và duyệt ở trang của bản công bố; người soạn không tự duyệt. Luật mà bản này dẫn thay đổi thì hệ
        thống đánh dấu để rà lại.
      </p>
      {guide.isPublic && (
        <LinkButton href={matterPaths.publishedAnswer(guide.slug)} label="Xem trang người dân đọc" icon="book" />
      )}
    </section>
  )
}

function Prepare({ matter, question, answer, view }: PartProps) {
  const field = fieldsOf(view, { question: question.masked, answer: answer.masked, title: '', topic: '' })
  return (
    <>
      <section aria-labelledby="cho-can-xem">
        <h2 id="cho-can-xem">Chỗ có thể cho biết ai đã hỏi ({question.finds.length + answer.finds.length})</h2>
        <p class="hint">
          Máy đánh dấu tên, số, địa chỉ, ngày sinh; máy có thể sót. Hãy đọc cả đoạn, nhất là chuyện mà người quanh đó
          nhận ra ngay.
        </p>
        <h3>Câu hỏi</h3>
        <PersonalText {...question} />
        <h3>Câu trả lời</h3>
        <PersonalText {...answer} />
      </section>
      <section aria-labelledby="soan-ban">
        <h2 id="soan-ban">Soạn bản cho mọi người đọc</h2>
        <FormPost
          action={matterPaths.step(matter.id, 'cong-bo')}
          csrf={view.csrf}
          submit="Lưu bản công bố"
          icon="edit"
          hidden={{ version: String(matter.version) }}
          guard={`publishing-${matter.id}`}
        >
          <ErrorSummary refusal={view.refusal} />
          <TextField
            {...field('title')}
            label="Câu hỏi ngắn gọn"
            hint="Như người khác sẽ hỏi, ví dụ «Hàng xóm xây lấn ranh giới đất thì làm gì trước?»"
            lengthMax={200}
            required
          />
          <SelectField
            {...field('topic')}
            label="Chủ đề"
            empty="Chọn chủ đề"
            options={Object.entries(guideTopics).map(([value, label]) => ({ value, label }))}
            required
          />
          <TextArea
            {...field('question')}
            label="Câu hỏi"
            hint="Chữ trong ngoặc là chỗ máy đã thay. Hãy viết lại cho gọn, không còn ai nhận ra được."
            rows={6}
            lengthMax={3_000}
            required
          />
          <TextArea
            {...field('answer')}
            label="Câu trả lời"
            hint="Giữ căn cứ trong ngoặc vuông, nên ghi đến khoản: [35/2013/QH13 Điều 16 khoản 1]."
            rows={10}
            lengthMax={15_000}
            required
          />
          <Checkbox
            name="grown"
            label="Việc này không phải của người dưới 18 tuổi và không kể về một trẻ em nào"
            error={field('grown').error}
            checked={view.typed.grown === 'co'}
            required
          />
          <Checkbox
            name="read"
            label="Tôi đã đọc từng chỗ còn lại mà máy đánh dấu; chúng không nói về một người nào"
            error={field('read').error}
            checked={view.typed.read === 'co'}
          />
        </FormPost>
      </section>
    </>
  )
}

function KeepBack({ matter, publishing, view }: PartProps) {
  const action = matterPaths.step(matter.id, 'khong-cong-bo')
  const options = Object.entries(keptBackNames).map(([value, label]) => ({ value, label }))
  return (
    <details open={publishing.keptBack !== ''}>
      <summary>Không công bố, hoặc gỡ xuống</summary>
      <FormPost
        action={action}
        csrf={view.csrf}
        submit="Ghi quyết định"
        tone="danger"
        hidden={{ version: String(matter.version) }}
      >
        <SelectField
          name="reason"
          value={publishing.keptBack}
          label="Lý do"
          hint="Số lần không công bố theo từng lý do hiện ở trang số liệu công khai. Để trống là bỏ quyết định."
          empty="Không có: được công bố"
          options={options}
        />
      </FormPost>
    </details>
  )
}
