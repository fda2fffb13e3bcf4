import { sql } from 'kysely'
import type { PastResult } from '#domains/standard/past-result.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import type { Tx } from '#platform/database/database.ts'

/** Every place is or was one of the province, and none has an assessment of that year here: what is assessed here is never taken over. */
export async function requirePast(tx: Tx, provinceId: string, results: readonly PastResult[]): Promise<void> {
  // a commune may have gone through several reorganisations
  const { rows: known } = await sql<{ id: string }>`
    with recursive became (id, place_id) as (
      select id, id from place where id = any(${results.map(({ placeId }) => placeId)}::text[])
      union select became.id, s.new_id from became join place_succession s on s.old_id = became.place_id)
    select distinct became.id from became join place on place.id = became.place_id where place.parent_id = ${provinceId}`.execute(
    tx,
  )
  const ids = new Set(known.map(({ id }) => id))
  const stranger = results.find(({ placeId }) => !ids.has(placeId))
  if (stranger !== undefined)
    throw new FormRefusal({
      lines: `Mã ${stranger.placeId} không phải xã, phường của tỉnh này (trước hay sau sắp xếp).`,
    })
  const { rows: assessed } = await sql<{ placeId: string; year: number }>`
    select place_id as "placeId", year from standard_assessment where place_id = any(${[...ids]}::text[])`.execute(tx)
  const taken = results.find((one) =>
    assessed.some(({ placeId, year }) => placeId === one.placeId && year === one.year),
  )
  if (taken !== undefined)
    throw new FormRefusal({
      lines: `Mã ${taken.placeId} năm ${taken.year} đã có bản đánh giá trong hệ thống: kết quả theo bản ấy, không nhập lại.`,
    })
}
