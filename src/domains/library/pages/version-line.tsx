import { addDays, type Day, showDay } from '#base/day.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import type { VersionMark } from '#domains/library/reading/reading.queries.ts'
import { Timeline, type TimelineEvent } from '#ui/parts/timeline.tsx'
import { showList, showPeriod } from '#ui/show.ts'

type VersionLineProps = {
  versions: readonly VersionMark[]
  shown: VersionMark | undefined
  document: string
  article: string
  today: Day
}

/** Which words the article had from when to when, drawn newest first, each with the way to it and to what it changed. */
export function VersionLine({ versions, shown, document, article, today }: VersionLineProps) {
  const place = { document, article }
  const events = versions.map((version, index): TimelineEvent => {
    const isShown = version.id === shown?.id
    const isNow = holds(version, today)
    return {
      when: capitalPeriod(version),
      what: index === 0 ? 'Chữ đầu tiên thư viện có' : 'Chữ đã thay đổi',
      who: `${madeBy(version, index)}${isNow ? '; đang áp dụng' : ''}`,
      tone: isShown ? 'action' : 'neutral',
      icon: isShown ? 'book' : 'circle',
      note: (
        <ul class="law-ways">
          <li>
            {isShown ? (
              'Đang xem bản này'
            ) : (
              <a href={lawPath(place, isNow ? undefined : dayWithin(version))}>Xem bản này</a>
            )}
          </li>
          {index > 0 && (
            <li>
              <a href={`${lawPaths.changes(document, article)}?ngay=${dayWithin(version)}`}>Khác gì bản trước</a>
            </li>
          )}
        </ul>
      ),
    }
  })
  return <Timeline events={events.reverse()} />
}

function holds({ fromDay, toDay }: VersionMark, day: Day): boolean {
  return (fromDay === null || fromDay <= day) && (toDay === null || day < toDay)
}

function dayWithin({ fromDay, toDay }: VersionMark): Day {
  return fromDay ?? (toDay === null ? '1000-01-01' : addDays(toDay, -1))
}

function capitalPeriod({ fromDay, toDay }: VersionMark): string {
  if (fromDay === null && toDay === null) return 'Không rõ từ ngày nào'
  const last = toDay === null ? null : addDays(toDay, -1)
  return fromDay === null ? `Đến hết ${showDay(last!)}` : showPeriod(fromDay, last)
}

function madeBy({ amendedBy, source }: VersionMark, index: number): string {
  if (amendedBy.length > 0) return `theo ${showList(amendedBy)}`
  return index === 0 ? source : 'chưa ghi văn bản nào đã sửa'
}
