import { type Day, showDay } from '#base/day.ts'
import { type Body, communeIdOf } from '#domains/bodies/body.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { findAt, placesBelow, type Register } from '#domains/bodies/register.ts'
import { doubt, type Resolution } from '#domains/bodies/resolution.ts'
import type { EndedPlace } from '#domains/places/ended-places.ts'

/**
 * Cơ quan của đơn vị đã thôi: «Phòng Tư pháp huyện Hưng Hà» in a plan of 2026. Decides only where the facts name one
 * sure successor with the same body; else it offers the committees of the communes that stand on that ground.
 */
export function resolveAbolished(
  unit: EndedPlace,
  key: string,
  { issuer, day }: { issuer: Body; day: Day },
  register: Register,
): Resolution {
  const stem = stemBefore(key, canonicalName(unit.name))
  const here = unit.successors.filter(
    ({ placeId }) =>
      placeId === register.provinceId || register.facts.placeById.get(placeId)?.parentId === register.provinceId,
  )
  const [only] = here
  if (only && unit.successors.length === 1 && only.certainty === 'certain') {
    const found = findAt(register, only.placeId, stem, day)
    if (found.length === 1) return { kind: 'bodies', ids: [found[0]!.body.id], how: 'successor' }
  }
  const own = communeIdOf(issuer)
  const everywhere = own === undefined ? placesBelow(register, day).map(({ id }) => id) : [own]
  const places = unit.successors.length > 0 ? here.map(({ placeId }) => placeId) : everywhere
  const candidates = places.flatMap((placeId) => {
    const same = findAt(register, placeId, stem, day)
    return (same.length > 0 ? same : findAt(register, placeId, committee, day)).map(({ body }) => body.id)
  })
  const names = unit.successors.map(({ placeId }) => register.facts.placeById.get(placeId)!.fullName)
  const ground = names.length === 0 ? '' : ` Địa bàn nay thuộc: ${listed(names)}.`
  return doubt(
    candidates,
    `«${unit.name}» không còn từ ngày ${showDay(unit.endedOn)}.${ground} Hãy chọn cơ quan làm thay.`,
  )
}

const committee = canonicalName('UBND')
const namesMax = 6

function listed(names: string[]): string {
  const rest = names.length - namesMax
  return rest > 0 ? `${names.slice(0, namesMax).join(', ')} và ${rest} đơn vị khác` : names.join(', ')
}

/** «phòng tư pháp huyện hưng hà» → «phòng tư pháp». */
function stemBefore(key: string, unitName: string): string {
  const at = ` ${key} `.indexOf(` ${unitName} `)
  const before = at < 0 ? key : key.slice(0, Math.max(0, at - 1))
  return before.replace(/ (?:các|của|thuộc|trực thuộc|cấp)$/u, '').trim()
}
