import { requestHours } from '#domains/library/subscribing/subscription.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type SubscribeProps = {
  document: { slug: string; name: string } | undefined
  topicCode: string
  topics: { code: string; name: string }[]
}

/** Báo cho tôi khi luật thay đổi: one address, one thing; what happens next is said before it is sent. */
export function subscribePage({ document, topicCode, topics }: SubscribeProps, view: View): PageParts {
  const field = fieldsOf(view, { topic: topicCode })
  return {
    title: 'Báo cho tôi khi luật thay đổi',
    section: 'law',
    about: {
      description: 'Nhận thư điện tử khi một văn bản hoặc một chủ đề pháp luật thay đổi.',
      hidden: document !== undefined,
    },
    body: (
      <>
        <PageHead
          title="Báo cho tôi khi luật thay đổi"
          lead={
            document === undefined
              ? 'Chọn một chủ đề. Muốn theo dõi một văn bản, hãy mở văn bản đó rồi bấm «Nhận thư khi văn bản này thay đổi».'
              : `Bạn sẽ được báo khi có thay đổi về ${document.name}.`
          }
        />
        <FormPost action={view.address} csrf={view.csrf} submit="Gửi thư xác nhận cho tôi" icon="send">
          <ErrorSummary refusal={view.refusal} />
          {document === undefined ? (
            <SelectField
              {...field('topic')}
              label="Chủ đề"
              empty="Chọn chủ đề"
              options={topics.map(({ code, name }) => ({ value: code, label: name }))}
              required
            />
          ) : (
            <input type="hidden" name="document" value={document.slug} />
          )}
          <TextField
            {...field('address')}
            kind="email"
            keyboard="email"
            autocomplete="email"
            label="Địa chỉ thư điện tử của bạn"
            hint="Chỉ dùng để báo thay đổi. Không ai khác thấy. Thôi theo dõi thì địa chỉ được xóa"
            required
          />
        </FormPost>
        <h2>Việc gì xảy ra tiếp theo</h2>
        <ol>
          <li>Chúng tôi gửi một thư đến địa chỉ này.</li>
          <li>Bạn mở đường dẫn trong thư và bấm «Xác nhận» trong {requestHours} giờ.</li>
          <li>Khi có thay đổi, bạn nhận nhiều nhất một thư mỗi ngày. Trong thư nào cũng có đường dẫn để thôi.</li>
        </ol>
        {topics.length === 0 && document === undefined && <p>Thư viện chưa có chủ đề nào để chọn.</p>}
        <p>
          Không muốn cho địa chỉ? Mỗi văn bản có trang ghi các thay đổi, mở xem lúc nào cũng được tại{' '}
          <a href="/phap-luat">thư viện</a>.
        </p>
      </>
    ),
  }
}
