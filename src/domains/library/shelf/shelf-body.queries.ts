import { sql } from 'kysely'
import { uncapitalise } from '#base/vietnamese.ts'
import { slugOf } from '#domains/library/document.ts'
import { refusals } from '#domains/library/shelf/bookshelf.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type KeepableBody = {
  id: string
  name: string
  /** «phường Kinh Bắc», «Sở Tư pháp»: what the shelf's name goes on with. */
  called: string
  /** The words its address is made of, the place's own first. */
  addressWords: string
  hasShelf: boolean
}

/** A standing body where the person keeps shelves. «Not there» and «not yours» are one answer. */
export async function loadKeepableBody(db: Db, actor: Actor, bodyId: string): Promise<KeepableBody> {
  const found = (await listKeepable(db, actor, bodyId))[0]
  if (found === undefined) throw refusals.notFound
  return found
}

const bodiesMax = 300

/** Standing bodies where the person keeps shelves and none is yet; the person's own first. */
export async function listBodiesWithoutShelf(db: Db, actor: Actor): Promise<KeepableBody[]> {
  return (await listKeepable(db, actor, null)).filter(({ hasShelf }) => !hasShelf)
}

async function listKeepable(db: Db, actor: Actor, bodyId: string | null): Promise<KeepableBody[]> {
  const { rows } = await sql<Row>`
    select body.id, body.kind, body.name, place.full_name as "placeName", above.full_name as "aboveName",
      exists (select 1 from bookshelf where bookshelf.body_id = body.id) as "hasShelf"
    from body join place on place.id = body.place_id left join place above on above.id = place.parent_id
    where body.to_day is null and ${whereMay(actor, 'keep bookshelves', 'body')}
      and ${bodyId === null ? sql`true` : sql`body.id = ${bodyId}`}
    order by (body.id = ${actor.bodyId}) desc nulls last, length(body.path), body.sort_key limit ${bodiesMax}`.execute(
    db,
  )
  return rows.map(({ kind, placeName, aboveName, ...body }) => {
    const called = kind === 'ubnd' ? uncapitalise(placeName) : body.name
    const isNamed = called.toLowerCase().includes(placeName.toLowerCase())
    return { ...body, called, addressWords: [called, isNamed ? '' : placeName, aboveName ?? ''].join(' ') }
  })
}

type Row = Pick<KeepableBody, 'id' | 'name' | 'hasShelf'> & {
  kind: string
  placeName: string
  aboveName: string | null
}

/** `phuong-kinh-bac-tinh-bac-ninh`; many communes share a name, so the province always stands in it. Counted on where it is taken. */
export async function freeSlug(db: Db, { addressWords }: Pick<KeepableBody, 'addressWords'>): Promise<string> {
  const wish = slugOf(addressWords) || 'tu-sach'
  const rows = await db
    .selectFrom('bookshelf')
    .select('slug')
    .where((on) => on.or([on('slug', '=', wish), on('slug', 'like', `${wish}-%`)]))
    .execute()
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let turn = 1; ; turn++) {
    const slug = turn === 1 ? wish : `${wish}-${turn}`
    if (!taken.has(slug)) return slug
  }
}
