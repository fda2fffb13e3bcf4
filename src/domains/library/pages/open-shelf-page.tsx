import { showDay } from '#base/day.ts'
import { StatusChip } from '#domains/library/pages/status-chip.tsx'
import { newForDays } from '#domains/library/shelf/bookshelf.ts'
import type { OpenShelfPage, ShelfContents, ShownEntry } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** A body's shelf as everybody reads it: what is new, then the collections, each entry with its state before its name. */
export function openShelfPage({ shelf, followed, day }: OpenShelfPage): PageParts {
  const whose = [shelf.body.placeName, shelf.body.aboveName].filter(Boolean).join(', ')
  const recent = shelf.collections.flatMap(({ entries }) => entries).filter(({ isNew }) => isNew !== null)
  const isEmpty = shelf.collections.every(({ entries }) => entries.length === 0)
  return {
    title: shelf.name,
    section: 'shelves',
    trail: [{ label: 'Tủ sách pháp luật', href: shelfPaths.list }],
    about: {
      description: shelf.about || `Văn bản và hướng dẫn pháp luật được chọn cho người dân ${whose}.`,
      canonicalPath: shelfPaths.shelf(shelf.slug),
      manifest: shelfPaths.manifest,
    },
    body: (
      <>
        <PageHead
          title={shelf.name}
          lead={shelf.about || `${shelf.body.name} chọn những văn bản và hướng dẫn này cho người dân.`}
          actions={
            <>
              <LinkButton href={shelfPaths.takeAlong(shelf.slug)} label="Mang tủ sách theo" icon="download" />
              <LinkButton href={shelfPaths.sheet(shelf.slug)} label="In tờ treo có mã QR" icon="print" tone="quiet" />
            </>
          }
        />
        <p class="shelf-day">Hiệu lực ghi ở đây đúng đến ngày {showDay(day)}.</p>
        {shelf.body.endedOn !== null && shelf.body.endedOn <= day && (
          <Notice tone="warning">
            <p>
              {shelf.body.name} đã kết thúc hoạt động từ {showDay(shelf.body.endedOn)}, nên tủ sách này không còn được
              sửa. <a href={shelfPaths.list}>Tìm tủ sách của nơi bạn ở hiện nay</a>.
            </p>
          </Notice>
        )}
        {recent.length > 0 && (
          <section>
            <h2>Mới trong {newForDays} ngày qua</h2>
            <ul class="shelf-new">
              {recent.slice(0, recentShown).map((entry) => (
                <li key={entry.id}>
                  <a href={entry.path}>{titleOf(entry)}</a> (
                  {entry.isNew === 'added' ? 'mới đặt vào tủ' : 'vừa có thay đổi'})
                </li>
              ))}
            </ul>
          </section>
        )}
        {isEmpty && (
          <EmptyState title="Tủ sách đang được sắp xếp">
            <p>
              Hiện chưa có mục nào. Bạn có thể <a href="/phap-luat">tìm trong thư viện pháp luật</a>.
            </p>
          </EmptyState>
        )}
        <Collections shelf={shelf} />
        {followed.map((above) => (
          <section key={above.id}>
            <h2>
              Từ <a href={shelfPaths.shelf(above.slug)}>{above.name}</a>
            </h2>
            <Collections shelf={above} />
          </section>
        ))}
      </>
    ),
  }
}

const recentShown = 10

function Collections({ shelf }: { shelf: ShelfContents }) {
  return (
    <>
      {shelf.collections
        .filter(({ entries }) => entries.length > 0)
        .map(({ id, name, about, source, entries }) => (
          <section key={id} class="shelf-collection">
            <h2>{name}</h2>
            {about !== '' && <p>{about}</p>}
            {source !== null && (
              <p class="shelf-source">
                Lấy từ {source.name} ngày {showDay(source.takenOn)}.
              </p>
            )}
            <ul class="shelf-entries">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

function Entry({ entry }: { entry: ShownEntry }) {
  const { shown, note, path } = entry
  if (shown === null)
    return (
      <li>
        <p>Một mục đã không còn trong thư viện.</p>
      </li>
    )
  return (
    <li>
      {shown.status !== null && <StatusChip kind={shown.status.kind} />}
      <p>
        <a href={path}>{shown.title}</a>
        {shown.from !== '' && <span class="shelf-from"> {shown.from}</span>}
      </p>
      {shown.status !== null && <p class="shelf-status">{shown.status.sentence}</p>}
      {note !== '' && <p>{note}</p>}
    </li>
  )
}

function titleOf({ shown, path }: ShownEntry): string {
  if (shown === null) return path
  return shown.from === '' ? shown.title : `${shown.title} (${shown.from})`
}
