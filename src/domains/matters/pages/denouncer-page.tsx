import type { Matter } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { DenouncerRecord } from '#domains/matters/sealed-person.ts'
import { stripIdentity } from '#domains/matters/strip-identity.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Người tố cáo: shown once for one press, to who is named; beside it the place where it is stripped for verifiers. */
export function denouncerPage({ matter, record }: { matter: Matter; record: DenouncerRecord }, view: View): PageParts {
  const known = (text: string) => (text === '' ? 'không có' : text)
  return {
    title: 'Người tố cáo',
    section: 'matters',
    trail: [
      { label: 'Sổ theo dõi', href: matterPaths.register },
      { label: `Vụ việc ${matter.number}/${matter.year}`, href: matterPaths.matter(matter.id) },
    ],
    body: (
      <>
        <PageHead title="Người tố cáo" lead="Lần xem này đã ghi vào nhật ký. Không chép ra nơi khác." />
        <Notice tone="warning" title="Bí mật theo Điều 56 Luật Tố cáo">
          Để lộ thì bị xử lý kỷ luật. Người xác minh chỉ nhận phần đã tách ở dưới.
        </Notice>
        <Facts
          facts={[
            { term: 'Họ tên', detail: known(record.name) },
            { term: 'Địa chỉ', detail: known(record.address) },
            { term: 'Điện thoại', detail: known(record.phone) },
            { term: 'Thư điện tử', detail: known(record.email) },
          ]}
        />
        <h2>Nguyên văn</h2>
        <p class="typed-text">{record.words}</p>
        <h2>Phần giao cho người xác minh</h2>
        <p class="hint">
          Máy đã bỏ tên, địa chỉ, số điện thoại, số căn cước tìm thấy. Hãy đọc lại từng câu: chi tiết chỉ một người biết
          cũng làm lộ.
        </p>
        <StripForm matter={matter} stripped={matter.stripped ?? stripIdentity(record)} view={view} />
      </>
    ),
  }
}

/** After a refusal: what was typed stands here; the letter is shown again only by a press that is noted. */
export function stripAgainPage({ matter }: { matter: Matter }, view: View): PageParts {
  return {
    title: 'Phần giao cho người xác minh',
    section: 'matters',
    trail: [
      { label: 'Sổ theo dõi', href: matterPaths.register },
      { label: `Vụ việc ${matter.number}/${matter.year}`, href: matterPaths.matter(matter.id) },
    ],
    body: (
      <>
        <PageHead
          title="Phần giao cho người xác minh"
          lead="Chưa lưu được. Lời ông/bà đã gõ còn ở dưới; tệp thì hãy chọn lại. Nguyên văn không hiện lại ở trang này."
        />
        <ErrorSummary refusal={view.refusal} />
        <StripForm matter={matter} stripped="" view={view} />
      </>
    ),
  }
}

function StripForm({ matter, stripped, view }: { matter: Matter; stripped: string; view: View }) {
  const field = fieldsOf(view, { title: matter.title, stripped })
  return (
    <FormPost
      action={matterPaths.step(matter.id, 'tach-thong-tin')}
      csrf={view.csrf}
      submit="Lưu phần đã tách"
      icon="check"
      files
      hidden={{ version: String(matter.version) }}
    >
      <TextField {...field('title')} label="Trích yếu cho sổ" lengthMax={200} required />
      <TextArea {...field('stripped')} label="Nội dung đã tách" rows={10} required />
      <FileField
        name="files"
        label="Bản sao tệp đã che thông tin"
        hint="Tệp gốc chỉ người được nêu tên mở được."
        kinds="Ảnh, PDF, Word"
        sizeMbMax={10}
        several
      />
    </FormPost>
  )
}
