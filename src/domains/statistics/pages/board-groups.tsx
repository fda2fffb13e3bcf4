import { capitalise } from '#base/vietnamese.ts'
import type { AddedGroup } from '#domains/statistics/added-group.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { type BoardGroup, boardGroups } from '#domains/statistics/board/board.ts'
import { addCounted, figureOf, type MeasureId, measureOf } from '#domains/statistics/measure.ts'
import { boardListOf } from '#domains/statistics/pages/board-list-of.ts'
import { blankWords, noneCounted, notCounted, showKept } from '#domains/statistics/pages/statistics-words.ts'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { showNumber, showShare } from '#ui/show.ts'

/** Parts of one thing as bars against it, in two columns: every drawing is its own table. */
export function BoardGroups({ board, added }: { board: Board; added: readonly AddedGroup[] }) {
  return (
    <div class="board-groups">
      {boardGroups.map((group) => (
        <Group key={group.name} board={board} group={group} />
      ))}
      {added.map(({ name, ofName, of, parts, note }) => (
        <div key={name}>
          <SmallBars
            caption={`${name}: trong ${showNumber(of)} ${ofName}`}
            heads={{ label: 'Kết quả', value: 'Số' }}
            max={Math.max(1, of)}
            bars={parts.map(({ label, value, href }) => ({
              label,
              value,
              note: `(${showShare(value, of)})`,
              ...(href !== undefined && value > 0 && { href }),
            }))}
          />
          {note !== '' && <p class="hint">{note}</p>}
        </div>
      ))}
    </div>
  )
}

function Group({ board, group }: { board: Board; group: BoardGroup }) {
  const { whole, countedAt } = board
  const countOf = (id: MeasureId) => whole.get(id) ?? noneCounted
  const all = group.of === null ? addCounted(group.parts.map(countOf)) : countOf(group.of)
  const of = figureOf(all)
  const isCounted = countedAt !== null || (group.of === null ? group.parts : [group.of]).some((id) => whole.has(id))
  return (
    <SmallBars
      caption={
        of === null || of === 0 ? (
          `${group.name}: ${!isCounted ? notCounted : of === null ? blankWords : `${showNumber(of)} ${group.ofName}`}`
        ) : (
          <>
            {group.name}: trong{' '}
            {group.of === null ? showNumber(of) : <a href={boardListOf(board, group.of)}>{showNumber(of)}</a>}{' '}
            {group.ofName}
          </>
        )
      }
      heads={{ label: 'Chỉ tiêu', value: measureOf(group.parts[0]!).unit }}
      max={Math.max(1, of ?? 0, ...group.parts.map((id) => figureOf(countOf(id)) ?? 0))}
      bars={group.parts.map((id) => {
        const value = figureOf(countOf(id))
        return {
          label: bareName(id),
          value: value ?? 0,
          shown: showKept(whole.get(id), countedAt !== null),
          ...(of !== null && of > 0 && value !== null && { note: `(${showShare(value, of)})` }),
          ...(value !== null && countOf(id).records > 0 && { href: boardListOf(board, id) }),
        }
      })}
    />
  )
}

/** Under the name of its group: «Trong đó đã ban hành» → «Đã ban hành». */
function bareName(id: MeasureId): string {
  return capitalise(
    measureOf(id).name.replace(
      /^(?:Trong đó|Nhóm đặc thù:|Chi phí đã ghi:|Chi phí hoạt động của nhiệm vụ có dự toán:|Văn bản của xã đã ban hành:) ?/u,
      '',
    ),
  )
}
