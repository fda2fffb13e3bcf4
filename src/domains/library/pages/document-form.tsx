import type { KeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { type DocumentKind, documentKinds } from '#domains/library/document.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Sửa thông tin và các ngày; folded until it is needed, or came back. */
export function DocumentForm({ document, view }: { document: KeptDocument; view: View }) {
  const isBack = view.typed.step === 'sua'
  const said = fieldsOf(isBack ? view : { typed: {} }, {
    number: document.number,
    kind: document.kind,
    name: document.name,
    issuer: document.issuer,
    signedBy: document.signedBy,
    issuedOn: document.issuedOn,
    effectiveOn: document.effectiveOn,
    expiresOn: document.expiresOn,
    source: document.source,
  })
  const field = (name: string) => ({ ...said(name), id: `f-sua-${name}` })
  return (
    <details open={isBack}>
      <summary>Sửa thông tin và các ngày</summary>
      <FormPost
        action={`${deskPaths.document(document.id)}/sua`}
        csrf={view.csrf}
        submit="Lưu thông tin văn bản"
        hidden={{ version: String(document.version), step: 'sua' }}
        guard={`law-${document.id}`}
      >
        <TextField {...field('number')} label="Số hiệu" width="medium" hint="Địa chỉ công khai không đổi theo" />
        <SelectField
          {...field('kind')}
          label="Loại văn bản"
          options={(Object.keys(documentKinds) as DocumentKind[]).map((value) => ({
            value,
            label: documentKinds[value],
          }))}
          required
        />
        <TextArea {...field('name')} label="Tên văn bản" rows={2} required />
        <TextField {...field('issuer')} label="Cơ quan ban hành" />
        <TextField {...field('signedBy')} label="Người ký" />
        <DateField {...field('issuedOn')} label="Ngày ban hành" />
        <DateField {...field('effectiveOn')} label="Ngày có hiệu lực" />
        <DateField {...field('expiresOn')} label="Ngày đầu tiên hết hiệu lực, nếu chính văn bản nói" />
        <TextField
          {...field('source')}
          label="Các ngày này nhập từ đâu"
          hint="Văn bản, điều và ngày xem, ví dụ «Điều 33, bản in Công báo số 417, xem 28/11/2026»"
        />
        <Checkbox
          name="compared"
          id="f-sua-compared"
          label="Tôi đã đối chiếu các ngày trên với văn bản"
          hint="Ngày đã đối chiếu thì quyết định hiệu lực; ngày chưa đối chiếu chỉ được nói là «có thể»."
          checked={isBack && view.typed.compared === 'co'}
        />
      </FormPost>
    </details>
  )
}
