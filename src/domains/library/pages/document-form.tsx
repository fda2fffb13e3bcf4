import type { KeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { type DocumentKind, documentKinds, type LawDocument } from '#domains/library/document.ts'
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
  const said = fieldsOf(isBack ? view : { typed: {} }, { source: document.source })
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
        <DocumentFields document={document} view={view} />
        <TextField
          {...said('source')}
          id="f-sua-source"
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

type Shown = Pick<
  LawDocument,
  'number' | 'kind' | 'name' | 'issuer' | 'signedBy' | 'issuedOn' | 'effectiveOn' | 'expiresOn'
>

/** What is known of a document itself; the same fields for a known one and for a draft. */
export function DocumentFields({ document, view }: { document: Shown; view: View }) {
  const { number, kind, name, issuer, signedBy, issuedOn, effectiveOn, expiresOn } = document
  const saved = { number, kind, name, issuer, signedBy, issuedOn, effectiveOn, expiresOn }
  const said = fieldsOf(view.typed.step === 'sua' ? view : { typed: {} }, saved)
  const field = (one: keyof typeof saved) => ({ ...said(one), id: `f-sua-${one}` })
  return (
    <>
      <TextField
        {...field('number')}
        label="Số hiệu"
        width="medium"
        hint="Địa chỉ công khai đã có thì không đổi theo"
      />
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
    </>
  )
}
