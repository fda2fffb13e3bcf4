import { decides, markNames } from '#domains/library/document.ts'
import { provinceIdOf } from '#domains/places/place.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { listCoverage, loadCommuneCoverage } from '#domains/standard/coverage.queries.ts'
import { type CoverageCounts, sumCoverage } from '#domains/standard/coverage.ts'
import type { YearRule } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import type { AddedGroup } from '#domains/statistics/added-group.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

/**
 * Chuẩn tiếp cận pháp luật on the board of a place, from what was assessed here and what was taken over: how far its communes are, and
 * how many of those that were decided were recognised, the share that is public too. Nothing where no commune stood in that year.
 */
export async function standardOnBoard(
  db: Db,
  actor: Actor,
  { placeId, year }: { placeId: string | null; year: number },
): Promise<AddedGroup[]> {
  const place = placeId === null ? undefined : await findPlace(db, placeId)
  const isCommune = place !== undefined && place.parentId !== null
  const rows = isCommune
    ? [await loadCommuneCoverage(db, year, place)]
    : await listCoverage(db, year, place === undefined ? undefined : [place.id])
  const provinceId = place === undefined ? null : provinceIdOf(place)
  const counts = sumCoverage(rows)
  if (
    rows.every(({ communes }) => communes === 0) &&
    counts.recognised + counts.notRecognised + counts.waiting + counts.ended === 0
  )
    return []
  const nam = String(year)
  return coverageGroups(year, counts, await loadYearRule(db, provinceId, year), {
    decided: isCommune
      ? standardPaths.publicOne(place.id)
      : address(standardPaths.publicList, { tinh: place?.id, nam }),
    unopened: standardPaths.undecided('unopened', { year, placeId }),
    ended: standardPaths.undecided('ended', { year, placeId }),
    ...(mayAnywhere(actor, 'read standard') &&
      !isCommune && { waiting: address(standardPaths.list, { nam, tinh: place?.id }) }),
  })
}

/** `decided`: the public list, which has what was taken over as well. */
type Lists = { decided: string; waiting?: string; unopened: string; ended: string }

function coverageGroups(
  year: number,
  { recognised, notRecognised, waiting, excluded, ended, gone, notAssessed }: CoverageCounts,
  rule: YearRule | undefined,
  { decided: href, waiting: listed, ...lists }: Lists,
): AddedGroup[] {
  const name = `Chuẩn tiếp cận pháp luật năm ${year}`
  const decided = recognised + notRecognised
  const isSuspended = rule?.kind === 'suspended'
  const progress: AddedGroup = {
    name: `${name}, tiến độ`,
    ofName: 'xã, phường, đặc khu',
    of: decided + waiting + excluded + ended + notAssessed,
    parts: [
      { label: 'Đã có quyết định', value: decided, href },
      { label: 'Đang đánh giá', value: waiting, ...(listed !== undefined && { href: listed }) },
      ...(ended === 0 ? [] : [{ label: 'Đã kết thúc, chưa quyết định', value: ended, href: lists.ended }]),
      { label: 'Không đánh giá, có lý do', value: excluded, href },
      {
        label: isSuspended ? 'Không đánh giá trong năm tạm dừng' : 'Chưa mở bản đánh giá',
        value: notAssessed,
        href: lists.unopened,
      },
    ],
    note: [
      isSuspended
        ? `Năm ${year} tạm dừng đánh giá, công nhận (${rule.source}${decides(rule.mark) ? '' : `; ${markNames[rule.mark]}`}).`
        : '',
      gone === 0
        ? ''
        : `Đã có quyết định, không đánh giá: có ${gone} xã, phường, đặc khu không có vào ngày 31/12/${year}.`,
    ]
      .join(' ')
      .trim(),
  }
  if (decided === 0) return [progress]
  const outcome: AddedGroup = {
    name,
    ofName: 'xã, phường, đặc khu đã có quyết định',
    of: decided,
    parts: [
      { label: 'Được công nhận', value: recognised, href },
      { label: 'Chưa được công nhận', value: notRecognised, href },
    ],
    note: 'Gồm cả kết quả các năm trước đã nhập vào hệ thống.',
  }
  return [outcome, progress]
}
