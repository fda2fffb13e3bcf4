import { showDay, showMoment } from '#base/day.ts'
import { judgmentWords, MarkChip, showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import type { RuleRow } from '#domains/standard/rule-change.ts'
import { stepCodes } from '#domains/standard/rule-row-fields.ts'
import { type RuleSet, rulesOf, showCode } from '#domains/standard/rule-set.ts'
import { showTest } from '#domains/standard/rule-test.ts'
import type { ChangeLine, PreviewLine } from '#domains/standard/rules.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RuleSetProps = {
  provinceId: string
  provinceName: string
  ruleSet: RuleSet
  versionName: string
  open: ChangeLine | undefined
  approved: ChangeLine[]
  preview: PreviewLine[]
  isWriter: boolean
  mayRead: boolean
}

/** Bộ quy tắc của một tỉnh: what is verified, the open batch with what it would change, versions before. */
export function ruleSetPage(props: RuleSetProps, view: View): PageParts {
  const { ruleSet, provinceName, versionName, open, approved } = props
  const title = `${ruleSet.basis[0]!.number}, ${provinceName}`
  return {
    title,
    section: 'standard',
    trail: [...rulesTrail(props), { label: 'Quy tắc đã xác minh', href: standardPaths.rules }],
    body: (
      <>
        <PageHead
          title={title}
          lead={`Đang dùng phiên bản ${versionName}. Mỗi lần duyệt thành một phiên bản mới; phiên bản cũ còn nguyên.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {open !== undefined && <OpenBatch {...props} open={open} view={view} />}
        {(open === undefined || open.state === 'draft') && <EntryForms {...props} view={view} />}
        <RuleTable ruleSet={ruleSet} />
        {approved.length > 0 && (
          <>
            <h2>Các phiên bản</h2>
            <ul>
              {approved.map((change) => (
                <li key={change.id}>
                  Phiên bản {change.number}: {change.rows.length} giá trị, {change.writers.join(', ')} nhập,{' '}
                  {change.approvedByName} duyệt {showMoment(change.approvedAt!)}.
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }
}

type BatchProps = RuleSetProps & { open: ChangeLine; view: View }

function OpenBatch(props: BatchProps) {
  const { open, provinceId, ruleSet, preview, view } = props
  const step = (name: 'bo' | 'trinh' | 'duyet' | 'tra-lai') => standardPaths.ruleStep(provinceId, ruleSet.id, name)
  const hidden = { version: String(open.version) }
  const changes = preview.filter(({ before, after }) => before !== after)
  return (
    <section aria-label="Đợt giá trị chưa duyệt">
      <h2>{open.state === 'draft' ? 'Đợt giá trị đang nhập' : 'Đợt giá trị chờ duyệt'}</h2>
      {open.returnedWhy !== '' && (
        <Notice tone="warning" title="Bị trả lại">
          {open.returnedWhy}
        </Notice>
      )}
      <DataTable
        caption={`${open.rows.length} giá trị, ${open.writers.join(', ')} nhập`}
        rows={open.rows.map((row, place) => ({ row, place }))}
        rowKey={({ place }) => String(place)}
        cards
        columns={[
          { head: 'Mã', cell: ({ row }) => row.code },
          { head: 'Văn bản nói', width: 'roomy', cell: ({ row }) => saysOf(row) },
          { head: 'Ở đâu', cell: ({ row }) => `${row.document}, ${row.article}; từ ${showDay(row.fromDay)}` },
          ...(open.state === 'draft'
            ? [
                {
                  head: 'Bỏ',
                  cell: ({ row, place }: { row: RuleRow; place: number }) => (
                    <PostButton
                      action={step('bo')}
                      csrf={view.csrf}
                      label={`Bỏ ${row.code}`}
                      tone="quiet"
                      hidden={{ ...hidden, place: String(place) }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <h3>Nếu duyệt thì xét lại ra sao</h3>
      {preview.length === 0 ? (
        <p>Chưa có bản đánh giá nào theo bộ quy tắc này.</p>
      ) : changes.length === 0 ? (
        <p>{`${preview.length} bản đánh giá đã có: kết quả không đổi.`}</p>
      ) : (
        <DataTable
          caption={`${changes.length} trong ${preview.length} bản đánh giá đổi kết quả`}
          rows={changes}
          rowKey={(line) => line.id}
          cards
          columns={[
            { head: 'Xã, phường', cell: (line) => `${line.placeName}, ${line.year}` },
            { head: 'Đang là', cell: (line) => judgmentWords[line.before] },
            { head: 'Sẽ là', cell: (line) => judgmentWords[line.after] },
          ]}
        />
      )}
      <div class="buttons">
        {open.state === 'draft' && (
          <PostButton
            action={step('trinh')}
            csrf={view.csrf}
            label="Trình duyệt đợt giá trị"
            hidden={hidden}
            tone="primary"
          />
        )}
        {open.state === 'submitted' &&
          (props.isWriter ? (
            <ClosedStep label="Duyệt đợt giá trị" reason="Người đã nhập giá trị không tự duyệt." />
          ) : (
            <PostButton
              action={step('duyet')}
              csrf={view.csrf}
              label="Duyệt đợt giá trị"
              hidden={hidden}
              tone="primary"
            />
          ))}
      </div>
      {open.state === 'submitted' && (
        <details>
          <summary>Trả lại để sửa</summary>
          <FormPost action={step('tra-lai')} csrf={view.csrf} submit="Trả lại đợt giá trị" tone="plain" hidden={hidden}>
            <TextArea {...fieldsOf(view)('why')} label="Cần sửa gì" rows={3} lengthMax={1000} required />
          </FormPost>
        </details>
      )}
    </section>
  )
}

function saysOf(row: RuleRow): string {
  switch (row.kind) {
    case 'rule':
      return `${row.name === '' ? '' : `${row.name}: `}${showTest(row.test)}${row.mayNotApply ? '; được ghi «không áp dụng»' : ''}`
    case 'absent':
      return 'không có nội dung này'
    case 'whole':
      return `chỉ tiêu gồm đúng các nội dung này${row.points === null ? '' : `, tối đa ${row.points} điểm`}`
    case 'condition':
      return showTest(row.test)
    case 'criterion':
      return `tiêu chí tối đa ${String(row.points).replace('.', ',')} điểm`
    case 'step':
      return row.what
  }
}

function EntryForms({ provinceId, ruleSet, open, view }: RuleSetProps & { view: View }) {
  const field = fieldsOf(view, { says: 'holds' })
  const hidden = { version: String(open?.version ?? 0) }
  return (
    <>
      <details open={view.refusal !== undefined}>
        <summary>Nhập một giá trị đọc từ văn bản</summary>
        <FormPost
          action={standardPaths.ruleStep(provinceId, ruleSet.id, 'gia-tri')}
          csrf={view.csrf}
          submit="Nhập giá trị"
          guard={`standard-rule-${provinceId}-${ruleSet.id}`}
          hidden={hidden}
        >
          <SelectField {...field('code')} label="Mục" empty="Chọn mục" options={codesOf(ruleSet)} required />
          <RadioGroup
            {...field('says')}
            label="Văn bản nói gì về mục này"
            options={[
              { value: 'holds', label: 'Có, với mức dưới đây' },
              { value: 'absent', label: 'Không có nội dung hoặc điều kiện này' },
              { value: 'whole', label: 'Chỉ tiêu gồm đúng các nội dung đã liệt kê (chọn mục là chỉ tiêu)' },
              { value: 'step', label: 'Một bước có thời hạn (chọn mục B1 đến B9)' },
            ]}
            required
          />
          <TextField
            {...field('level')}
            label="Mức phải đạt"
            hint="Tỷ lệ: phần trăm. Hạn: số ngày làm việc. Đếm: số lượng. Điểm: số điểm. Có hoặc không thì để trống."
            keyboard="decimal"
            width="short"
          />
          <TextField
            {...field('each')}
            label="Mỗi tổ từ (chỉ với quy tắc tính theo tổ)"
            keyboard="numeric"
            width="short"
          />
          <TextField
            {...field('steps')}
            label="Bậc thang (chỉ với quy tắc bậc thang)"
            hint="Như «90: 2; 80: 1; 0: 0»."
            lengthMax={300}
          />
          <TextField
            {...field('before')}
            label="Trước ngày (chỉ với bước có thời hạn)"
            hint="Ngày và tháng của năm sau, như 10/01; hoặc ghi số ngày làm việc ở ô mức."
            lengthMax={5}
            width="short"
          />
          <Checkbox
            {...pick(field('mayNotApply'))}
            label="Văn bản cho phép không áp dụng khi không phát sinh"
            checked={field('mayNotApply').value === 'co'}
          />
          <TextField
            {...field('name')}
            label="Tên mục, tên bước đúng theo văn bản (để trống: giữ tên đang có)"
            lengthMax={500}
          />
          <TextField
            {...field('document')}
            label="Số, ký hiệu văn bản"
            hint="Ví dụ: 15/2025/TT-BTP"
            lengthMax={60}
            width="medium"
            required
          />
          <TextField {...field('article')} label="Điều, khoản, phụ lục" lengthMax={120} width="medium" required />
          <DateField {...field('effectiveDay')} label="Ngày văn bản có hiệu lực" required />
        </FormPost>
      </details>
      <details>
        <summary>Nhập nhiều giá trị từ tệp</summary>
        <FormPost
          action={standardPaths.ruleStep(provinceId, ruleSet.id, 'tep')}
          csrf={view.csrf}
          submit="Nhập từ tệp"
          tone="plain"
          files
          hidden={hidden}
        >
          <FileField
            name="rows"
            error={view.refusal?.fields.rows}
            label="Tệp giá trị"
            hint="Danh sách JSON; mỗi dòng có code, says (holds, absent, whole), level, each, steps, mayNotApply, name, document, article, effectiveDay."
            kinds="JSON"
            sizeMbMax={1}
            accept=".json"
          />
        </FormPost>
      </details>
    </>
  )
}

const pick = ({ name, error }: { name: string; error: string | undefined }) => ({ name, ...(error && { error }) })

function codesOf(ruleSet: RuleSet) {
  return [
    ...ruleSet.criteria
      .filter(() => ruleSet.mode === 'points')
      .map(({ code, name }) => ({ value: code, label: `${showCode(code)} (tiêu chí) ${name}` })),
    ...ruleSet.criteria.flatMap(({ indicators }) =>
      indicators.flatMap((indicator) => [
        { value: indicator.code, label: `${showCode(indicator.code)} (chỉ tiêu) ${indicator.name}` },
        ...indicator.rules.map((rule) => ({ value: rule.code, label: `${rule.code} ${rule.name}` })),
      ]),
    ),
    ...ruleSet.conditions.map(({ code, name }) => ({
      value: code,
      label: `${code} ${name}`,
      group: 'Điều kiện công nhận',
    })),
    ...stepCodes.map((code) => ({ value: code, label: code, group: 'Bước, thời hạn' })),
  ]
}

function RuleTable({ ruleSet }: { ruleSet: RuleSet }) {
  const rows = [
    ...rulesOf(ruleSet).map(({ rule, indicator }) => ({
      ...rule,
      under: `${showCode(indicator.code)} ${indicator.isWhole ? '' : '(chưa xác nhận đủ)'}`,
    })),
    ...ruleSet.conditions.map((condition) => ({ ...condition, under: 'Điều kiện' })),
  ]
  return (
    <>
      <h2>Quy tắc đang dùng</h2>
      <DataTable
        caption="Quy tắc đang dùng"
        captionUnseen
        rows={rows}
        rowKey={({ code }) => code}
        cards
        columns={[
          { head: 'Nội dung', width: 'roomy', cell: (row) => `${row.code}. ${row.name}` },
          { head: 'Thuộc', cell: (row) => row.under },
          { head: 'Mức', cell: (row) => showTest(row.test) },
          {
            head: 'Nguồn',
            cell: (row) => (
              <>
                <MarkChip mark={row.mark} /> {showFrom(row.source, row.mark)}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
