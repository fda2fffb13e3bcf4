import { sql } from 'kysely'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { AddedGroup } from '#domains/statistics/added-group.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

/**
 * Chuẩn tiếp cận pháp luật on the board of a place: how many communes that stood on the last day of the year were recognised, of all of
 * them. Decisions are public; whoever reads assessments is led to them.
 */
export async function standardOnBoard(
  db: Db,
  actor: Actor,
  { placeId, year }: { placeId: string | null; year: number },
): Promise<AddedGroup[]> {
  const last = `${year}-12-31`
  const { rows } = await sql<Record<'communes' | 'recognised' | 'refused' | 'excluded' | 'open', number>>`
    select count(*)::int as communes, count(*) filter (where a.outcome = 'recognised')::int as recognised,
      count(*) filter (where a.outcome = 'not-recognised')::int as refused, count(*) filter (where a.state = 'excluded')::int as excluded,
      count(*) filter (where a.outcome is null and a.state <> 'excluded')::int as open
    from place left join standard_assessment a on a.place_id = place.id and a.year = ${year}
    where (${placeId}::text is null or place.id = ${placeId} or place.path like ${placeId} || '/%') and place.kind in ('xa', 'phuong', 'dac-khu')
      and (place.from_day is null or place.from_day <= ${last}::date) and (place.to_day is null or place.to_day > ${last}::date)`.execute(
    db,
  )
  const { communes, recognised, refused, excluded, open } = rows[0]!
  const href = mayAnywhere(actor, 'read standard') ? { href: address(standardPaths.list, { nam: String(year) }) } : {}
  return [
    {
      name: `Chuẩn tiếp cận pháp luật năm ${year}`,
      ofName: 'xã, phường, đặc khu',
      of: communes,
      parts: [
        { label: 'Được công nhận', value: recognised, ...href },
        { label: 'Chưa được công nhận', value: refused, ...href },
        { label: 'Đang đánh giá', value: open, ...href },
        { label: 'Không đánh giá, có lý do', value: excluded, ...href },
        { label: 'Chưa mở bản đánh giá', value: communes - recognised - refused - excluded - open },
      ],
      note: `Tỷ lệ được công nhận tính trên số đã có quyết định: ${recognised} trong ${recognised + refused}.`,
    },
  ]
}
