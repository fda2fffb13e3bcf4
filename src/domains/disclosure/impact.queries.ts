import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { isUnfinished } from '#domains/disclosure/local-document.store.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = {
  id: string
  waiting: number
  documents: number
  moving: number
  published: number
  done: number
  lists: number
}

/** What bodies that may end have not made public yet, and legal documents with which they are not done; and what they made public. */
export const disclosureImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const lines = (when: RawBuilder<SqlBool>) =>
    sql`(select count(*)::int from disclosure d where d.body_id = body.id and d.withdrawn_on is null and ${when})`
  const documents = (when: RawBuilder<SqlBool>) =>
    sql`(select count(*)::int from local_document l where l.body_id = body.id and l.dropped_on is null and ${when})`
  const unfinished = isUnfinished('l')
  // a line goes with its document, also one that is public
  const goesAlong = sql<SqlBool>`exists (select from local_document l where l.id = d.local_document_id and ${unfinished})`
  const { rows } = await sql<Row>`
    select body.id, ${lines(sql`d.published_on is null`)} as waiting, ${documents(unfinished)} as documents,
      ${lines(sql`(${goesAlong} or d.local_document_id is null and d.published_on is null)`)} as moving,
      ${lines(sql`d.published_on is not null and not ${goesAlong}`)} as published, ${documents(sql`not ${unfinished}`)} as done,
      (select count(*)::int from disclosure_list own where own.body_id = body.id and own.replaced_on is null) as lists
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  return new Map(
    rows
      .filter(({ id: _, ...counts }) => Object.values(counts).some((count) => count > 0))
      .map(({ id, waiting, documents, moving, published, done, lists }) => [
        id,
        {
          term: 'Công khai thông tin, văn bản của xã',
          counts: `${showNumber(waiting)} mục chưa công khai, ${showNumber(documents)} văn bản chưa ban hành, chưa công khai hoặc chưa tự kiểm tra; ${showNumber(published)} mục đã công khai, ${showNumber(done)} văn bản đã xong, ${showNumber(lists)} danh mục`,
          follow: moving + documents,
          stay: published + done + lists,
          one: 'Mục chưa công khai, văn bản chưa xong (kèm mục của nó) tự sang nơi kế tục trong đêm. Điều đã công khai ở lại, trang công khai của nơi kế tục vẫn hiện. Danh mục hết cùng cơ quan cũ: nơi kế tục lập danh mục của mình.',
          several: 'Mọi mục ở lại cơ quan cũ: nơi kế tục ghi lại mục, văn bản thuộc nơi mình, lập danh mục của mình.',
          deed: 'read disclosures',
          href: disclosurePaths.list,
        },
      ]),
  )
}
