import { decides, type Mark } from '#domains/library/document.ts'
import { showLimit } from '#domains/standard/look-ahead.ts'
import { showCouncil, showPoints } from '#domains/standard/pages/rule-row-words.ts'
import { MarkChip, showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { showLevels } from '#domains/standard/posting-levels.ts'
import { councilCode, handlerCode, postingCode, recognizerCode } from '#domains/standard/rule-row.ts'
import { type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { showTest } from '#domains/standard/rule-test.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { DataTable } from '#ui/parts/data-table.tsx'

type Line = {
  code: string
  name: string
  says: string
  mark: Mark
  source: string
  entry: string
  mayBeAbsent: boolean
}

type RuleTableProps = { ruleSet: RuleSet; provinceId: string; approvedCodes: ReadonlySet<string>; mayEnter: boolean }

/** Everything that the rule set says, with where it comes from and what may be entered about it. */
export function RuleTable({ ruleSet, provinceId, approvedCodes, mayEnter }: RuleTableProps) {
  const to = (entry: string, code: string) => standardPaths.ruleEntry(provinceId, ruleSet.id, entry, { code })
  return (
    <>
      <h2>Quy tắc đang dùng</h2>
      <DataTable
        caption="Quy tắc đang dùng"
        captionUnseen
        rows={linesOf(ruleSet)}
        rowKey={({ code }) => code}
        cards
        columns={[
          {
            head: 'Mục',
            width: 'roomy',
            cell: ({ code, name }) => (code === shownAs(code, name) ? `${showCode(code)}. ${name}` : name),
          },
          { head: 'Mức', cell: ({ says }) => says },
          {
            head: 'Nguồn',
            cell: ({ mark, source }) => (
              <>
                <MarkChip mark={mark} /> {showFrom(source, mark)}
              </>
            ),
          },
          ...(mayEnter
            ? [
                {
                  head: 'Nhập',
                  cell: ({ code, name, entry, mayBeAbsent }: Line) => (
                    <>
                      <a href={to(entry, code)}>Nhập {showCode(shownAs(code, name))}</a>
                      {mayBeAbsent && (
                        <>
                          {' · '}
                          <a href={to('khong-co', code)}>Không có {showCode(shownAs(code, name))}</a>
                        </>
                      )}
                      {approvedCodes.has(code) && (
                        <>
                          {' · '}
                          <a href={to('rut', code)}>Rút {showCode(shownAs(code, name))}</a>
                        </>
                      )}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

/** What a rule set has only one of is called by its name, the rest by its code. */
function shownAs(code: string, name: string): string {
  const only = [councilCode, postingCode, recognizerCode, handlerCode]
  return only.includes(code) ? name.toLocaleLowerCase('vi') : code
}

/** What stands at a code and was not compared with the text; undefined: nothing does, or it was. */
export function findUnsure(ruleSet: RuleSet, code: string): Line | undefined {
  return linesOf(ruleSet).find((line) => line.code === code && !decides(line.mark))
}

function linesOf(ruleSet: RuleSet): Line[] {
  const { council, posting, recognizer, handler } = ruleSet
  const points = ruleSet.mode === 'points'
  const unread = { mark: 'R' as const, source: 'chưa thấy văn bản' }
  return [
    ...ruleSet.criteria.flatMap((criterion) => [
      ...(points ? [{ ...criterion, ...pointsOf(criterion.points), entry: 'tieu-chi', mayBeAbsent: false }] : []),
      ...criterion.indicators.flatMap((indicator) => [
        ...indicator.rules.map((rule) => ({
          ...rule,
          says: showTest(rule.test),
          entry: 'noi-dung',
          mayBeAbsent: true,
        })),
        {
          ...indicator,
          mark: indicator.isWhole ? ('E' as const) : ('R' as const),
          source: indicator.wholeSource ?? unread.source,
          says: `${indicator.isWhole ? 'gồm đúng các nội dung trên' : 'chưa xác nhận đủ nội dung'}${points ? `; ${pointsOf(indicator.points).says}` : ''}`,
          entry: 'chi-tieu',
          mayBeAbsent: false,
        },
      ]),
    ]),
    ...ruleSet.conditions.map((one) => ({ ...one, says: showTest(one.test), entry: 'dieu-kien', mayBeAbsent: true })),
    ...ruleSet.deadlines.map((one) => ({
      ...one,
      name: one.what,
      says: showLimit(one),
      entry: 'buoc',
      mayBeAbsent: true,
    })),
    {
      code: councilCode,
      name: 'Hội đồng đánh giá',
      ...(council === null
        ? { ...unread, says: 'không có hoặc chưa rõ' }
        : { ...council, name: 'Hội đồng đánh giá', says: showCouncil(council) }),
      entry: 'hoi-dong',
      mayBeAbsent: council !== null,
    },
    {
      code: postingCode,
      name: 'Niêm yết',
      ...(posting === null ? { ...unread, says: 'chưa rõ' } : { ...posting, says: showLevels(posting) }),
      entry: 'niem-yet',
      mayBeAbsent: posting !== null,
    },
    {
      ...recognizer,
      code: recognizerCode,
      name: 'Người công nhận',
      says: recognizer.name,
      entry: 'tham-quyen',
      mayBeAbsent: false,
    },
    {
      ...handler,
      code: handlerCode,
      name: 'Cơ quan tiếp nhận hồ sơ',
      says: handler.name,
      entry: 'tham-quyen',
      mayBeAbsent: false,
    },
  ]
}

function pointsOf(
  points: { value: number; mark: Mark; source: string } | null,
): Pick<Line, 'says' | 'mark' | 'source'> {
  return points === null
    ? { says: 'điểm tối đa chưa rõ', mark: 'R', source: 'chưa thấy văn bản' }
    : { says: `tối đa ${showPoints(points.value)} điểm`, mark: points.mark, source: points.source }
}
