import { judgmentWords, VerdictChip } from '#domains/standard/pages/standard-chips.tsx'
import { changesByIndicator, type PreviewLine } from '#domains/standard/rule-preview.ts'
import { indicatorsOf, type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { DataTable } from '#ui/parts/data-table.tsx'

type PreviewProps = { lines: readonly PreviewLine[]; ruleSet: RuleSet; nothing: string }

/** Per indicator how many communes come out otherwise, then which communes. */
export function RulePreview({ lines, ruleSet, nothing }: PreviewProps) {
  const changed = lines.filter((line) => line.changed.length > 0 || line.before !== line.after)
  if (lines.length === 0) return <p>{nothing}</p>
  if (changed.length === 0) return <p>{`${lines.length} xã, phường đã thử: kết quả không đổi.`}</p>
  const names = new Map([...indicatorsOf(ruleSet), ...ruleSet.conditions].map(({ code, name }) => [code, name]))
  const outcomes = changed.filter(({ before, after }) => before !== after).length
  return (
    <>
      <DataTable
        caption="Đổi theo từng chỉ tiêu, điều kiện"
        rows={changesByIndicator(lines)}
        rowKey={({ code, before, after }) => `${code} ${before} ${after}`}
        cards
        columns={[
          {
            head: 'Chỉ tiêu, điều kiện',
            width: 'roomy',
            cell: ({ code }) => `${showCode(code)}. ${names.get(code) ?? 'không còn trong bộ quy tắc'}`,
          },
          { head: 'Đang là', cell: ({ before }) => (before === null ? 'chưa có' : <VerdictChip verdict={before} />) },
          { head: 'Sẽ là', cell: ({ after }) => (after === null ? 'không còn' : <VerdictChip verdict={after} />) },
          { head: 'Số xã, phường', align: 'end', cell: ({ communes }) => communes },
        ]}
      />
      <DataTable
        caption={`${changed.length} trong ${lines.length} xã, phường có chỉ tiêu đổi; ${outcomes} đổi kết quả chung`}
        rows={changed}
        rowKey={({ key }) => key}
        cards
        columns={[
          {
            head: 'Xã, phường',
            cell: ({ placeName, year, isDecided }) =>
              `${placeName}, ${year}${isDecided ? ' (đã quyết định: giữ nguyên kết quả)' : ''}`,
          },
          { head: 'Đang là', cell: ({ before }) => judgmentWords[before] },
          { head: 'Sẽ là', cell: ({ after }) => judgmentWords[after] },
          {
            head: 'Chỉ tiêu đổi',
            width: 'roomy',
            cell: (line) => line.changed.map(({ code }) => showCode(code)).join(', '),
          },
        ]}
      />
    </>
  )
}
