import type { Matter } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { DenouncerRecord } from '#domains/matters/sealed-person.ts'
import { stripIdentity } from '#domains/matters/strip-identity.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FileField } from '#ui/fields/file-field.tsx'
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
        <FormPost
          action={matterPaths.step(matter.id, 'tach-thong-tin')}
          csrf={view.csrf}
          submit="Lưu phần đã tách"
          icon="check"
          files
          hidden={{ version: String(matter.version) }}
        >
          <TextField name="title" label="Trích yếu cho sổ" value={matter.title} lengthMax={200} required />
          <TextArea
            name="stripped"
            label="Nội dung đã tách"
            rows={10}
            value={matter.stripped ?? stripIdentity(record)}
            required
          />
          <FileField
            name="files"
            label="Bản sao tệp đã che thông tin"
            hint="Tệp gốc chỉ người được nêu tên mở được."
            kinds="Ảnh, PDF, Word"
            sizeMbMax={10}
            several
          />
        </FormPost>
      </>
    ),
  }
}
