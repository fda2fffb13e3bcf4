import { showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { fullName } from '#domains/library/document.ts'
import { sayRelation, shortName } from '#domains/library/document-status.ts'
import { type AtomFeed, atomFeed } from '#domains/library/feeds/atom.ts'
import type { LawEvent } from '#domains/library/feeds/law-event.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { showList } from '#ui/show.ts'

/** What changed, as a feed; `path` is the page's own, the feed lies beside it. */
export function lawFeed(
  events: readonly LawEvent[],
  given: { title: string; path: string; feedPath: string; publicUrl: string; begun: Date },
): string {
  const { title, path, feedPath, publicUrl, begun } = given
  return atomFeed({
    title,
    self: publicUrl + feedPath,
    page: publicUrl + path,
    updated: events[0]?.updated ?? begun,
    entries: events.map((event) => entryOf(event, publicUrl)),
  })
}

function entryOf(event: LawEvent, publicUrl: string): AtomFeed['entries'][number] {
  const said = sentenceOf(event)
  const [only] = event.kind === 'texts' && event.count === 1 ? event.articles : []
  const place = {
    document: event.document.slug,
    article: only === undefined ? undefined : `dieu-${only.toLowerCase()}`,
  }
  return {
    id:
      event.kind === 'relation'
        ? `urn:uuid:${event.id}`
        : `${publicUrl}${lawPath(place)}#${event.kind}-${event.day ?? 'tu-dau'}`,
    title: `${shortName(event.document)}: ${said}`,
    href: publicUrl + lawPath(place),
    updated: event.updated,
    summary: `${fullName(event.document)}. ${capitalise(said)}.`,
  }
}

function sentenceOf(event: LawEvent): string {
  const from = event.day === null ? '' : ` từ ${showDay(event.day)}`
  switch (event.kind) {
    case 'relation':
      return `${sayRelation({ kind: event.deed, scope: event.scope, by: event.by })}${from}`
    case 'texts':
      return `${articlesOf(event)} ${event.amendedBy.length > 0 ? 'có chữ mới' : 'có trong thư viện, chữ áp dụng'}${from}${by(event.amendedBy)}`
    case 'begins':
      return `bắt đầu có hiệu lực${from}`
    case 'ends':
      return `hết hiệu lực${from}`
  }
}

function articlesOf({ articles, count }: { articles: readonly string[]; count: number }): string {
  if (count > articles.length) return `${count} điều`
  return `Điều ${showList(articles)}`
}

function by(numbers: readonly string[]): string {
  return numbers.length === 0 ? '' : `, theo ${showList(numbers)}`
}
