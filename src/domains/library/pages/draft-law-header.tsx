import { showDay } from '#base/day.ts'
import { documentKinds } from '#domains/library/document.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { DocumentFields } from '#domains/library/pages/document-form.tsx'
import type { LawUploadProps } from '#domains/library/uploads/law-upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** What was read of the document itself; corrected in one form. */
export function DraftHeaderForm({ upload, view }: LawUploadProps & { view: View }) {
  const { header } = upload.draft!
  if (upload.state !== 'read') {
    const { number, kind, name, issuer, issuedOn, effectiveOn } = header
    return (
      <Facts
        facts={[
          { term: 'Văn bản', detail: `${documentKinds[kind]} ${number ?? ''} ${name}` },
          { term: 'Cơ quan ban hành', detail: issuer },
          { term: 'Ban hành', detail: issuedOn === null ? 'chưa rõ' : showDay(issuedOn) },
          { term: 'Có hiệu lực', detail: effectiveOn === null ? 'chưa rõ' : showDay(effectiveOn) },
        ]}
      />
    )
  }
  return (
    <FormPost
      action={`${deskPaths.upload(upload.id)}/thong-tin`}
      csrf={view.csrf}
      submit="Lưu thông tin văn bản"
      tone="plain"
      hidden={{ version: String(upload.draft_version), step: 'sua' }}
      guard={`law-upload-${upload.id}`}
    >
      <DocumentFields document={header} view={view} />
    </FormPost>
  )
}
