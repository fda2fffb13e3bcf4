import { showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import type { OpenSlot, OpenStation } from '#domains/activities/broadcasts/open-station.queries.ts'
import { readScript, type Script } from '#domains/activities/broadcasts/script.ts'
import { languageTag } from '#domains/activities/broadcasts/script-language.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { SoundPlayer } from '#ui/parts/sound-player.tsx'

const listTitle = 'Loa truyền thanh về pháp luật'

/** Các đài cho mọi người nghe lại. */
export function openStationsPage({ stations }: { stations: OpenStation[] }): PageParts {
  return {
    title: listTitle,
    section: 'help',
    about: { description: 'Lịch phát thanh, đọc lại, nghe lại bài pháp luật của loa xã, phường.' },
    body: (
      <>
        <PageHead title={listTitle} lead="Lịch phát, đọc lại, nghe lại bài pháp luật của loa xã, phường." />
        {stations.length === 0 ? (
          <EmptyState title="Bài phát thanh của các xã, phường sẽ nằm ở đây" icon="chat">
            Chưa có xã, phường nào mở. Bạn đọc hướng dẫn pháp luật ở mục «Hướng dẫn».
          </EmptyState>
        ) : (
          <ul>
            {stations.map(({ bodyId, bodyName }) => (
              <li key={bodyId}>
                <a href={broadcastPaths.openStation(bodyId)}>{bodyName}</a>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

export type OpenStationProps = {
  station: OpenStation
  /** The script whose link was followed, unless it can no longer be aired. */
  asked: { scriptId: string; title: string } | undefined
  coming: OpenSlot[]
  aired: { script: Script; lastDay: string; hasSound: boolean; time: string }[]
}

/** Một đài: what comes, and what was said, to read and to hear. */
export function openStationPage({ station, asked, coming, aired }: OpenStationProps): PageParts {
  const comes =
    asked === undefined || aired.some(({ script }) => script.id === asked.scriptId) ? undefined : asked.title
  return {
    title: `Loa ${station.bodyName}`,
    section: 'help',
    trail: [{ label: listTitle, href: broadcastPaths.open }],
    about: {
      description: station.about || `Lịch phát và bài phát thanh pháp luật của ${station.bodyName}.`,
      canonicalPath:
        asked === undefined
          ? broadcastPaths.openStation(station.bodyId)
          : broadcastPaths.openScript(station.bodyId, asked.scriptId),
      card: { kicker: 'Loa truyền thanh', title: asked?.title ?? listTitle, issuer: station.bodyName },
    },
    body: (
      <>
        <PageHead title={`Loa ${station.bodyName}`} lead={station.about || undefined} />
        {comes !== undefined && <p>Bài «{comes}» chưa phát. Phát rồi thì đọc lại, nghe lại được ở đây.</p>}
        <h2>Bảy ngày tới</h2>
        <DataTable
          caption="Lịch phát bảy ngày tới"
          captionUnseen
          rows={coming}
          rowKey={({ day, starts, cluster }) => `${day}-${starts}-${cluster}`}
          cards
          empty={<p>Chưa xếp bài nào.</p>}
          columns={[
            { head: 'Bài', width: 'roomy', cell: ({ title }) => title },
            { head: 'Lúc', cell: ({ day, starts }) => `${showDayWithWeekday(day)}, ${showMinutes(starts)}` },
            { head: 'Cụm loa', cell: ({ cluster }) => cluster || 'mọi cụm' },
          ]}
        />
        <h2>Đã phát</h2>
        <p>
          <a href={broadcastPaths.podcast(station.bodyId)}>Nghe bằng ứng dụng podcast (RSS)</a>
        </p>
        {aired.length === 0 && <p>Chưa có bài nào.</p>}
        {aired.map(({ script, lastDay, hasSound, time }) => (
          <section key={script.id} class="script">
            <h3 lang={languageTag(script.language)}>{script.title}</h3>
            <p class="soft">
              Phát ngày {showDay(lastDay)}, {script.language}, khoảng {time}.
            </p>
            {hasSound && <SoundPlayer href={broadcastPaths.sound(script.id)} label={`Nghe: ${script.title}`} />}
            <details open={script.id === asked?.scriptId}>
              <summary>Đọc lại</summary>
              <div lang={languageTag(script.language)}>
                {readScript(script.text).sentences.map((line, index) => (
                  <p key={`${index}-${line}`}>{line}</p>
                ))}
              </div>
            </details>
          </section>
        ))}
      </>
    ),
  }
}
