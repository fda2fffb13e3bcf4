import { showDay, showMoment } from '#base/day.ts'
import { type EvidenceKind, evidenceKindNames, flagNames, opensHere } from '#domains/standard/evidence.ts'
import type { IndicatorProps } from '#domains/standard/pages/standard-props.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldId, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type PartProps = IndicatorProps & { mayChange: boolean; view: View }

/** Tài liệu kiểm chứng of an indicator, and the two ways to add one: from what the system recorded, or a file or link. */
export function EvidencePart(props: PartProps) {
  const { assessment, indicator, evidence, mayChange } = props
  const step = (name: 'tai-lieu' | 'bo-tai-lieu') => standardPaths.indicatorStep(assessment.id, indicator.code, name)
  return (
    <>
      <h2>Tài liệu kiểm chứng</h2>
      {evidence.length === 0 && <p>Chưa có tài liệu nào.</p>}
      <EvidenceList {...props} removePath={step('bo-tai-lieu')} />
      {mayChange && props.records.length > 0 && <RecordForm {...props} />}
      {mayChange && <PaperForm {...props} code={indicator.code} addPath={step('tai-lieu')} />}
    </>
  )
}

type ListProps = Pick<PartProps, 'assessment' | 'evidence' | 'mayChange' | 'view'> & { removePath: string }

/** What was attached, each with what looks wrong. */
export function EvidenceList({ assessment, evidence, mayChange, view, removePath }: ListProps) {
  return (
    <ul>
      {evidence.map((one) => (
        <li key={one.id} class="counted-line">
          {evidenceKindNames[one.kind]}:{' '}
          <a href={opensHere(one) ? standardPaths.evidence(assessment.id, one.id) : one.link}>{one.title}</a>, ngày{' '}
          {showDay(one.datedOn)}
          {one.keptBy === '' ? '' : `; bản gốc: ${one.keptBy}`}; {one.addedByName} kèm {showMoment(one.addedAt)}{' '}
          {one.flags.map((flag) => (
            <Chip key={flag} tone="warm" label={flagNames[flag]} />
          ))}
          {mayChange && (
            <PostButton
              action={removePath}
              csrf={view.csrf}
              label={`Bỏ ${one.title}`}
              tone="quiet"
              hidden={{ evidenceId: one.id, version: String(assessment.version) }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function RecordForm({ assessment, indicator, records, view }: PartProps) {
  const field = fieldsOf(view)
  return (
    <details open={view.refusal?.fields.record !== undefined}>
      <summary>Lấy từ hồ sơ của hệ thống</summary>
      <FormPost
        action={standardPaths.indicatorStep(assessment.id, indicator.code, 'tai-lieu')}
        csrf={view.csrf}
        submit="Dùng bản ghi này"
        tone="plain"
        hidden={{ version: String(assessment.version) }}
      >
        <SelectField
          {...field('record')}
          label="Bản ghi"
          hint="Mới nhất trước. Không phải tải tệp lên: người thẩm định mở được dòng của bản ghi trong số liệu thống kê."
          empty="Chọn bản ghi"
          options={records.map(({ value, group, title, datedOn }) => ({
            value,
            group,
            label: value.startsWith('count:') ? title : `${showDay(datedOn)}: ${title}`,
          }))}
          required
        />
      </FormPost>
    </details>
  )
}

const kindsOffered = Object.entries(evidenceKindNames).filter(([kind]) => kind !== ('record' satisfies EvidenceKind))

type PaperProps = Pick<PartProps, 'assessment' | 'view' | 'sizeMbMax'> & {
  code: string
  addPath: string
  /** Whose document it is, where a page has several such forms. */
  what?: string
}

/** One file or one link, of an indicator or a condition: several may stand on a page. */
export function PaperForm({ assessment, code, addPath, what = '', view, sizeMbMax }: PaperProps) {
  const fields = fieldsOf(view)
  const idOf = (name: string) => (what === '' ? fieldId(name) : `${name}-${code}`)
  const field = (name: string) => ({ ...fields(name), id: idOf(name) })
  const names = ['title', 'datedOn', 'link', 'file', 'kind', 'keptBy']
  return (
    <details open={names.some((name) => view.refusal?.fields[name] !== undefined)}>
      <summary>{`Kèm tài liệu ${what}`.trim()}</summary>
      <FormPost
        action={addPath}
        csrf={view.csrf}
        submit="Kèm tài liệu"
        files
        hidden={{ code, version: String(assessment.version) }}
      >
        <TextField
          {...field('title')}
          label="Tên tài liệu"
          hint="Ví dụ: Kế hoạch số 15/KH-UBND"
          lengthMax={300}
          required
        />
        <DateField {...field('datedOn')} label="Ngày của tài liệu" required />
        <SelectField
          {...field('kind')}
          label="Loại"
          width="medium"
          empty="Theo tệp, đường dẫn"
          options={kindsOffered.map(([value, label]) => ({ value, label }))}
        />
        <FileField
          name="file"
          id={idOf('file')}
          error={view.refusal?.fields.file}
          label="Tệp"
          kinds="Word, PDF, Excel, ảnh"
          sizeMbMax={sizeMbMax}
        />
        <TextField
          {...field('link')}
          label="Hoặc đường dẫn"
          hint="Trang của hệ thống này (bắt đầu bằng /) hoặc https://…"
          lengthMax={500}
        />
        <TextField
          {...field('keptBy')}
          label="Ai giữ bản gốc"
          hint="Ví dụ: công chức văn hóa - xã hội. Để trống cũng được."
          lengthMax={200}
        />
      </FormPost>
    </details>
  )
}
