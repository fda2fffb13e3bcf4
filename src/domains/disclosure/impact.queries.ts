import { sql } from 'kysely'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** What bodies that may end have not made public yet, and legal documents that they have not issued. */
export const disclosureImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const { rows } = await sql<{ id: string; waiting: number; documents: number }>`
    select body.id,
      (select count(*)::int from disclosure d where d.body_id = body.id and d.published_on is null and d.withdrawn_on is null) as waiting,
      (select count(*)::int from local_document l where l.body_id = body.id and l.issued_on is null and l.dropped_on is null) as documents
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  return new Map(
    rows
      .filter(({ waiting, documents }) => waiting + documents > 0)
      .map(({ id, waiting, documents }) => [
        id,
        {
          term: 'Công khai thông tin, văn bản của xã',
          counts: `${showNumber(waiting)} mục chưa công khai, ${showNumber(documents)} văn bản chưa ban hành`,
          follow: waiting + documents,
          stay: 0,
          one: 'Mục chưa công khai, văn bản chưa ban hành tự sang nơi kế tục trong đêm; điều đã công khai ở lại, trang công khai của nơi kế tục vẫn hiện.',
          several: 'Mọi mục ở lại cơ quan cũ: nơi kế tục ghi lại mục, văn bản thuộc nơi mình.',
          deed: 'read disclosures',
          href: disclosurePaths.list,
        },
      ]),
  )
}
