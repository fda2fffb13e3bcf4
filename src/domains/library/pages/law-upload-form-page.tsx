import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import type { KeeperChoice } from '#domains/library/uploads/law-upload.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type LawUploadFormProps = { bodies: KeeperChoice[]; mayKeepAll: boolean; sizeMbMax: number }

/** Tải văn bản lên: which file, and who will keep the document. */
export function lawUploadFormPage({ bodies, mayKeepAll, sizeMbMax }: LawUploadFormProps, view: View): PageParts {
  const field = fieldsOf(view, { keeperBodyId: mayKeepAll ? '' : (bodies[0]?.id ?? '') })
  return {
    title: 'Tải văn bản lên',
    section: 'library',
    trail: [{ label: 'Thư viện pháp luật', href: deskPaths.desk }],
    body: (
      <>
        <PageHead
          title="Tải văn bản lên"
          lead="Hệ thống đọc thành điều, khoản, điểm và những gì văn bản làm với văn bản khác. Ông/bà kiểm tra rồi mới nhập."
        />
        <FormPost
          action={deskPaths.newUpload}
          csrf={view.csrf}
          submit="Tải lên và đọc"
          icon="upload"
          files
          cancel={{ label: 'Về thư viện', href: deskPaths.desk }}
        >
          <ErrorSummary refusal={view.refusal} />
          <FileField
            {...field('law')}
            label="Tệp văn bản"
            kinds="Word (.docx), PDF, kể cả bản chụp, hoặc văn bản thuần"
            accept=".docx,.pdf,.txt"
            sizeMbMax={sizeMbMax}
            required
          />
          <SelectField
            {...field('keeperBodyId')}
            label="Nơi giữ văn bản"
            hint="Văn bản của Trung ương do thư viện chung giữ; nghị quyết, quyết định của địa phương do cơ quan của địa phương giữ"
            empty={mayKeepAll ? 'Chung của hệ thống' : undefined}
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormPost>
      </>
    ),
  }
}
