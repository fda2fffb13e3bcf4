import { showDay } from '#base/day.ts'
import type { DeskRelation, KeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { sayScope, shortName } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { relationStates } from '#domains/library/pages/status-words.ts'
import { type RelationKind, relationNames } from '#domains/library/relation.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { showPeriod } from '#ui/show.ts'

/** Both directions in one table, what waits first; each row leads to its page, where it is decided. */
export function DeskRelations({ document, relations }: { document: KeptDocument; relations: readonly DeskRelation[] }) {
  return (
    <DataTable
      caption={`${relations.length} quan hệ với văn bản khác`}
      rows={relations}
      rowKey={(relation) => relation.id}
      rowHref={(relation) => deskPaths.relation(relation.id)}
      rowTone={(relation) => (relation.state === 'read' ? 'warm' : undefined)}
      cards
      columns={[
        { head: 'Văn bản này', width: 'roomy', cell: (relation) => sayOf(document, relation) },
        { head: 'Thời gian', cell: (relation) => showPeriod(relation.fromDay, relation.toDay) },
        {
          head: 'Đọc được từ',
          width: 'roomy',
          cell: ({ excerpt, source }) => (excerpt === '' ? source : `«${excerpt.slice(0, 200)}»`),
        },
        { head: 'Tình trạng', width: 'tight', cell: (relation) => <Chip {...relationStates[relation.state]} /> },
      ]}
      empty={<p class="hint">Chưa biết quan hệ nào của văn bản này.</p>}
    />
  )
}

/** «bị thay thế bởi Quyết định 25/2021/QĐ-TTg (Điều 3)», from where one stands. */
function sayOf({ id }: KeptDocument, { fromId, acting, target, kind, scope }: DeskRelation): string {
  const isActing = fromId === id
  const what = isActing ? relationNames[kind].acting : relationNames[kind].actedOn
  const places = scope.length === 0 ? '' : ` (${scope.slice(0, 6).map(sayScope).join('; ')})`
  return `${what} ${shortName(isActing ? target : acting)}${places}`
}

/** Ghi thêm quan hệ: it waits like one that the machine read; its page shows what would follow. */
export function AddRelationForm({ document, view }: { document: KeptDocument; view: View }) {
  const isBack = view.typed.step === 'them'
  const said = fieldsOf(isBack ? view : { typed: {} }, { direction: 'acted-on' })
  const field = (name: string) => ({ ...said(name), id: `f-them-${name}` })
  return (
    <details open={isBack}>
      <summary>Ghi thêm quan hệ với văn bản khác</summary>
      <FormPost
        action={`${deskPaths.document(document.id)}/quan-he`}
        csrf={view.csrf}
        submit="Ghi quan hệ và xem trước"
        hidden={{ version: String(document.version), step: 'them' }}
      >
        <RadioGroup
          {...field('direction')}
          label="Văn bản nào tác động"
          options={[
            { value: 'acted-on', label: 'Văn bản kia tác động đến văn bản này' },
            { value: 'acts', label: 'Văn bản này tác động đến văn bản kia' },
          ]}
        />
        <SelectField
          {...field('kind')}
          label="Làm gì"
          empty="Chọn"
          options={(Object.keys(relationNames) as RelationKind[]).map((value) => ({
            value,
            label: relationNames[value].acting,
          }))}
          required
        />
        <TextField
          {...field('otherNumber')}
          label="Số hiệu của văn bản kia"
          width="medium"
          hint="Ví dụ 25/2021/QĐ-TTg"
          required
        />
        <DateField {...field('fromDay')} label="Từ ngày" />
        <DateField
          {...field('toDay')}
          label="Ngày đầu tiên hết ngưng hiệu lực"
          hint="Chỉ khi ngưng hiệu lực có thời hạn"
        />
        <TextField
          {...field('scope')}
          label="Những điều, khoản nào"
          hint="Ví dụ «Điều 3; khoản 1 Điều 5»; để trống nếu là toàn bộ văn bản"
        />
        <TextArea {...field('excerpt')} label="Câu trong văn bản nói điều này" rows={3} required />
        <TextField
          {...field('source')}
          label="Câu đó ở đâu"
          hint="Ví dụ «khoản 2 Điều 33 Luật 35/2013/QH13»"
          required
        />
      </FormPost>
    </details>
  )
}

/** «từ 01/01/2022», for a preview. */
export function sayFrom(day: string | null): string {
  return day === null ? 'trước đó' : showDay(day)
}
