import { addDays, type Day, showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { readingTime, type Script, type Station, spokenLines } from '#domains/activities/broadcasts/script.ts'
import { slotStates } from '#domains/activities/broadcasts/slot.ts'
import type { WeekSlot } from '#domains/activities/broadcasts/week.queries.ts'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PrintBroadcastProps = {
  body: BodyLine
  monday: Day
  slots: WeekSlot[]
  scripts: Map<string, Script>
  station: Station
}

/** Tuần phát thanh để in: the table with room to sign, then each script once, as it is read. */
export function printBroadcastPage(
  { body, monday, slots, scripts, station }: PrintBroadcastProps,
  _view: View,
): PageParts {
  const title = `Lịch phát thanh từ ${showDay(monday)} đến ${showDay(addDays(monday, 6))}`
  const stopped = new Set(slots.filter(({ changed }) => changed.length > 0).map(({ scriptId }) => scriptId))
  const toRead = [...scripts.values()].filter(({ id, state }) => state === 'approved' && !stopped.has(id))
  return {
    title,
    section: 'broadcasts',
    wide: true,
    trail: [{ label: 'Tuần phát thanh', href: broadcastPaths.weekOf(body.bodyId, showDay(monday)) }],
    body: (
      <div class="register-print">
        <PageHead title={title} lead={`${body.bodyName}.`} />
        <DataTable
          caption={title}
          captionUnseen
          rows={slots}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Ngày', cell: ({ day }) => showDayWithWeekday(day) },
            { head: 'Giờ', cell: ({ starts }) => showMinutes(starts) },
            { head: 'Cụm loa', cell: ({ cluster }) => cluster || 'mọi cụm' },
            { head: 'Bài', width: 'roomy', cell: ({ title: name }) => name },
            { head: 'Tiếng', cell: ({ language }) => language },
            {
              head: 'Tình trạng',
              cell: ({ state, changed, scriptState }) =>
                state !== 'planned'
                  ? slotStates[state]
                  : changed.length > 0
                    ? 'luật đã đổi, không phát'
                    : scriptState === 'approved'
                      ? ''
                      : 'bài chưa duyệt',
            },
            { head: 'Người phát ký', cell: () => '………' },
          ]}
        />
        {toRead.map((script) => (
          <section key={script.id} class="script">
            <h2>
              {script.title} ({readingTime(script, body.bodyName, station.rate)})
            </h2>
            {spokenLines(script, body.bodyName).map((line, index) => (
              <p key={`${index}-${line}`}>{line}</p>
            ))}
          </section>
        ))}
      </div>
    ),
  }
}
