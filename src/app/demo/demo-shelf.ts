import type { Story } from '#app/demo/demo-story.ts'
import { changeBookshelf } from '#domains/library/acts/change-bookshelf.ts'
import { openBookshelf } from '#domains/library/acts/open-bookshelf.ts'
import { putOnShelf } from '#domains/library/acts/put-on-shelf.ts'
import { listPublishedGuides } from '#domains/library/guides/guides.queries.ts'

const lawsOnShelf = [
  ['/phap-luat/35-2013-qh13', 'Hòa giải ở thôn, tổ dân phố: ai làm, làm thế nào; không mất tiền'],
  ['/phap-luat/11-2017-qh14', 'Ai được luật sư, trợ giúp viên giúp mà không phải trả tiền'],
] as const
const guidesOnShelf = 4

/** The ward's shelf as Lan lays it out for a village hall: guides that were approved, two laws, open to everybody. */
export async function tellShelf(story: Story, lan: string, wardId: string): Promise<void> {
  let shelf = await story.does(lan, openBookshelf, { bodyId: wardId })
  const [usual, fresh] = shelf.collections
  const put = async (collectionId: string | undefined, target: string, note: string) => {
    const form = { shelfId: shelf.id, version: String(shelf.version), collectionId, target, note }
    shelf = await story.does(lan, putOnShelf, form)
  }
  const guides = await listPublishedGuides(story.house.database.kysely, { kind: 'guide' })
  for (const { slug } of guides.slice(0, guidesOnShelf)) await put(usual?.id, `/huong-dan/${slug}`, '')
  for (const [path, note] of lawsOnShelf) await put(fresh?.id, path, note)
  await story.does(lan, changeBookshelf, {
    shelfId: shelf.id,
    version: String(shelf.version),
    name: shelf.name,
    about: 'Những bài và văn bản người dân trong phường hay hỏi. Có ở nhà văn hóa các tổ dân phố.',
    isOpen: 'yes',
  })
}
