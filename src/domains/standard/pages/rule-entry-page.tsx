import { showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { markNames } from '#domains/library/document.ts'
import { EntryFields } from '#domains/standard/pages/rule-entry-fields.tsx'
import { findUnsure } from '#domains/standard/pages/rule-table.tsx'
import { showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { ruleSetTrail } from '#domains/standard/pages/standard-trail.ts'
import type { RowKind } from '#domains/standard/rule-row-fields.ts'
import { type RuleSet, rulesOf, sureExemption } from '#domains/standard/rule-set.ts'
import { type ConditionType, type RuleType, typesOf } from '#domains/standard/rule-types.ts'
import type { ChangeLine } from '#domains/standard/rules.queries.ts'
import type { SavedRow } from '#domains/standard/saved-row.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'

export type RuleEntryProps = {
  provinceId: string
  provinceName: string
  ruleSet: RuleSet
  /** The last part of the address. */
  entry: string
  kind: RowKind
  /** '': something new. */
  code: string
  itemName: string
  type: RuleType | ConditionType | ''
  saved: SavedRow
  open: ChangeLine | undefined
  mayRead: boolean
}

/** Nhập một giá trị đọc từ văn bản: only the fields of what is entered. */
export function ruleEntryPage(props: RuleEntryProps, view: View): PageParts {
  const { provinceId, ruleSet, entry, kind, code, itemName, type, open } = props
  const title = `${headOf(kind, code)}, ${ruleSet.basis[0]!.number}`
  const setPath = standardPaths.ruleSet(provinceId, ruleSet.id)
  const last = open?.rows.at(-1)
  const saved = {
    ...props.saved,
    ...(last && { document: last.document, article: last.article, effectiveDay: showDay(last.fromDay) }),
  }
  const unsure = kind === 'absent' || kind === 'back' ? [] : unsureOf(ruleSet, code)
  const types = typesOf(ruleSet, kind)
  const field = fieldsOf(view, saved as Record<string, string>)
  return {
    title,
    section: 'standard',
    trail: ruleSetTrail(props),
    body: (
      <>
        <PageHead title={title} lead={itemName === '' ? leads[kind] : itemName} />
        {open !== undefined && open.state !== 'draft' ? (
          <Notice tone="warning" title="Đợt giá trị đang chờ duyệt">
            Duyệt hoặc trả lại đợt ấy rồi mới nhập tiếp được.
          </Notice>
        ) : (
          <>
            {Object.keys(types).length > 0 && (
              <Tabs
                label="Cách tính"
                tabs={Object.entries(types).map(([key, label]) => ({
                  key,
                  label,
                  href: standardPaths.ruleEntry(provinceId, ruleSet.id, entry, { code, type: key }),
                }))}
                current={type}
              />
            )}
            <FormPost
              action={standardPaths.ruleEntry(provinceId, ruleSet.id, entry, { code, type })}
              csrf={view.csrf}
              submit="Nhập giá trị"
              cancel={{ label: 'Thôi, không nhập', href: setPath }}
              guard={`standard-rule-${provinceId}-${ruleSet.id}-${entry}-${code}`}
              hidden={{
                version: String(open?.version ?? 0),
                kind,
                ...(code !== '' && { code }),
                ...(type !== '' && { type }),
              }}
            >
              <ErrorSummary refusal={view.refusal} />
              {unsure.length > 0 && (
                <Notice tone="info" title="Đang có, chưa đối chiếu với văn bản">
                  {`${unsure.join(' ')} Hãy ghi đúng như văn bản, đừng đoán.`}
                </Notice>
              )}
              <EntryFields
                {...props}
                field={field}
                choices={choicesOf(view, saved as unknown as Record<string, string[]>)}
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
          </>
        )}
      </>
    ),
  }
}

/** What stands at a code and nobody compared with the text, in sentences: its level, and when it does not have to be met. */
export function unsureOf(ruleSet: RuleSet, code: string): string[] {
  const line = findUnsure(ruleSet, code)
  const rule = rulesOf(ruleSet).find((placed) => placed.rule.code === code)?.rule
  const exemption = rule === undefined || sureExemption(rule) !== undefined ? undefined : rule.notApplicable
  return [
    ...(line === undefined ? [] : [`${capitalise(line.says)}. Nguồn: ${showFrom(line.source, line.mark)}.`]),
    ...(exemption === undefined
      ? []
      : [`Được ghi «không áp dụng»: ${exemption.label.toLocaleLowerCase('vi')} (${markNames[exemption.mark]}).`]),
  ]
}

const leads: Record<RowKind, string> = {
  rule: 'Nội dung mà bộ quy tắc đang thiếu: ghi đúng theo văn bản, chọn cách tính.',
  condition: 'Điều kiện công nhận mà bộ quy tắc đang thiếu: ghi đúng theo văn bản, chọn cách xét.',
  absent: 'Văn bản không có mục này.',
  back: 'Giá trị đã duyệt gần nhất của mục này không còn dùng; giá trị trước đó có lại hiệu lực.',
  whole: 'Xác nhận chỉ tiêu gồm đúng các nội dung đã liệt kê.',
  criterion: 'Điểm tối đa của tiêu chí.',
  step: 'Một bước của quy trình và thời hạn của bước.',
  council: 'Số thành viên, tỷ lệ tham gia, tỷ lệ đồng ý. Văn bản không nói thì để trống.',
  posting: 'Niêm yết ở đâu, bao lâu. Nơi nào văn bản không yêu cầu thì để trống.',
  authority: 'Người công nhận hoặc cơ quan tiếp nhận hồ sơ.',
  year: 'Năm nào đánh giá theo bộ quy tắc này, hoặc tạm dừng đánh giá. Khi duyệt, bản đang làm của năm ấy theo bộ khác chuyển sang bộ này và phải ký lại.',
}

function headOf(kind: RowKind, code: string): string {
  const heads: Record<RowKind, string> = {
    rule: code === '' ? 'Nội dung mới' : `Nội dung ${code}`,
    condition: code === '' ? 'Điều kiện mới' : `Điều kiện ${code}`,
    absent: `Văn bản không có ${code}`,
    back: `Rút giá trị của ${code}`,
    whole: `Chỉ tiêu ${code}`,
    criterion: `Tiêu chí ${code}`,
    step: code === '' ? 'Bước, thời hạn mới' : `Bước ${code}`,
    council: 'Hội đồng đánh giá',
    posting: 'Niêm yết',
    authority: 'Thẩm quyền',
    year: 'Năm áp dụng',
  }
  return heads[kind]
}
