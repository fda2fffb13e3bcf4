import type { Day } from '#base/day.ts'
import { findAbolishedUnit } from '#domains/bodies/abolished-unit.ts'
import { type Body, communeIdOf, isAlive, provinceIdOf, shortNameOf } from '#domains/bodies/body.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { guessMisspelled } from '#domains/bodies/guess-misspelled.ts'
import { type PlaceRef, readPlaceRef } from '#domains/bodies/place-ref.ts'
import { findAt, living, type NamedBody, type Register } from '#domains/bodies/register.ts'
import { type Doubt, doubt, type Resolution } from '#domains/bodies/resolution.ts'
import { resolveAbolished } from '#domains/bodies/resolve-abolished.ts'
import { resolveCollective } from '#domains/bodies/resolve-collective.ts'
import { nation, placeKinds } from '#domains/places/place.ts'

/**
 * Tên ghi trong kế hoạch → cơ quan có thật. `issuer` is the body whose plan it is («phường» without a name is its own),
 * `day` the day on which the bodies must stand. Whatever is not certain is a doubt, with the bodies it may be.
 */
export function resolveBodies(name: string, context: { issuer: Body; day: Day }, register: Register): Resolution {
  const key = canonicalName(name)
  if (key === '') return doubt([], 'Chưa ghi tên cơ quan.')
  return (
    byFullName(key, context.day, register) ??
    resolveVague(key) ??
    resolveCollective(key, context, register) ??
    resolvePerson(name, key, context, register) ??
    resolveInPlace(key, context, register) ??
    resolveEnded(name, key, context, register) ??
    guessMisspelled(key, context, register) ??
    doubt([], `Danh mục không có «${name.trim()}». Hãy chọn cơ quan, hoặc nhờ người quản trị thêm vào danh mục.`)
  )
}

/** The whole name with its place: «Sở Tư pháp tỉnh Bắc Ninh». */
function byFullName(key: string, day: Day, register: Register): Resolution | undefined {
  const found = register.byName.get(key) ?? []
  // «Phòng Văn hóa – Xã hội» alone is the name of a hundred bodies: its place decides later.
  if (new Set(found.map(({ body }) => body.placeId)).size > 1) return undefined
  const alive = living(found, day)
  if (alive.length > 0) return decide(alive)
  return found.length === 0 ? undefined : followSuccessors(found[0]!.body, day, register)
}

const vague =
  /(?:^| )(?:liên quan|các cấp)(?: |$)|^(?:các |toàn thể |mọi |những )?(?:cơ quan(?! chuyên môn)|đơn vị|địa phương|tổ chức|thành viên)(?: |$)/u

function resolveVague(key: string): Doubt | undefined {
  if (!vague.test(key)) return undefined
  return doubt(
    [],
    'Tên này không chỉ rõ cơ quan nào. Hãy chọn các cơ quan được giao, hoặc để nguyên chữ trong kế hoạch.',
  )
}

const personTitle = /^(?:phó )?(?:chủ tịch|giám đốc|trưởng phòng|thủ trưởng|chánh văn phòng|bí thư|trưởng ban)(?: |$)/u

/** «Chủ tịch UBND phường»: a person; the body stands behind. */
function resolvePerson(
  name: string,
  key: string,
  context: { issuer: Body; day: Day },
  register: Register,
): Doubt | undefined {
  const rest = key.replace(personTitle, '')
  if (rest === key) return undefined
  const body = rest === '' ? undefined : resolveInPlace(rest, context, register)
  return doubt(
    body?.kind === 'bodies' ? body.ids : [],
    `«${name.trim()}» là một người, không phải cơ quan. Hãy chọn cơ quan, rồi giao cho người đó.`,
  )
}

/** The name without its place, at the place it names; at the issuer's own place, then the province, when it names none. */
function resolveInPlace(key: string, context: { issuer: Body; day: Day }, register: Register): Resolution | undefined {
  const ref = readPlaceRef(key, context.day, register)
  switch (ref.kind) {
    case 'none':
      return nearest(ref.stem, context, register)
    case 'named':
      return at(ref.place.id, ref.stem, context.day, register) ?? absentAt(ref, context, register)
    case 'own-commune':
      return inOwnCommune(ref, context, register)
    case 'province':
      return at(register.provinceId, ref.stem, context.day, register)
    case 'ended':
      return undefined
  }
}

function nearest(
  stem: string,
  { issuer, day }: { issuer: Body; day: Day },
  register: Register,
): Resolution | undefined {
  const own = communeIdOf(issuer)
  const places = own === undefined ? [provinceIdOf(issuer)] : [own, provinceIdOf(issuer)]
  for (const placeId of places) {
    const found = at(placeId, stem, day, register)
    if (found) return found
  }
  return undefined
}

/** «… phường» in a ward's own plan. */
function inOwnCommune(
  ref: PlaceRef & { kind: 'own-commune' },
  { issuer, day }: { issuer: Body; day: Day },
  register: Register,
): Resolution | undefined {
  const ownId = communeIdOf(issuer)
  if (ownId === undefined) return doubt([], `«${ref.word}» nào thì kế hoạch không nói. Hãy chọn.`)
  const own = findAt(register, ownId, ref.stem, day)
  const place = register.facts.placeById.get(ownId)
  if (own.length === 0 || !place) return at(ownId, ref.stem, day, register)
  if (ref.word === 'cấp xã' || ref.word === placeKinds[place.kind].word.toLowerCase()) return decide(own)
  return doubt(
    own.map(({ body }) => body.id),
    `Kế hoạch của ${place.fullName} nhưng ghi «${ref.word}». Có phải ${shortNameOf(own[0]!.body)}?`,
  )
}

/** The place is real but has no such body in the register. */
function absentAt(ref: PlaceRef & { kind: 'named' }, { day }: { day: Day }, register: Register): Doubt {
  const committee = findAt(register, ref.place.id, canonicalName('UBND'), day)
  return doubt(
    committee.map(({ body }) => body.id),
    `Danh mục của ${ref.place.fullName} không có cơ quan mang tên này. Hãy chọn, hoặc nhờ người quản trị thêm vào danh mục.`,
  )
}

function resolveEnded(
  name: string,
  key: string,
  context: { issuer: Body; day: Day },
  register: Register,
): Resolution | undefined {
  const unit = findAbolishedUnit(
    name,
    context.day,
    register.facts,
    register.provinceId === nation.id ? undefined : register.provinceId,
  )
  return unit && resolveAbolished(unit, key, context, register)
}

/** The body of that name at a place; one that ended leads to who took over. */
function at(placeId: string, stem: string, day: Day, register: Register): Resolution | undefined {
  const ended = register.byPlace.get(placeId)?.get(stem)
  return (
    decide(findAt(register, placeId, stem, day)) ??
    (ended?.length === 1 ? followSuccessors(ended[0]!.body, day, register) : undefined)
  )
}

function decide(found: readonly NamedBody[]): Resolution | undefined {
  if (found.length === 0) return undefined
  if (found.length === 1) return { kind: 'bodies', ids: [found[0]!.body.id], how: found[0]!.how }
  return doubt(
    found.map(({ body }) => body.id),
    `Có ${found.length} cơ quan cùng mang tên này. Hãy chọn một.`,
  )
}

/** A registered body that does not stand on the day: one sure successor takes its place. */
function followSuccessors(body: Body, day: Day, register: Register): Resolution {
  if (body.fromDay !== null && day < body.fromDay)
    return doubt([body.id], `«${body.name}» chưa thành lập vào ngày của kế hoạch.`)
  let ends = [body]
  let sure = true
  for (let step = 0; step < successionsMax && ends.some((one) => !isAlive(one, day)); step++) {
    ends = ends.flatMap((one) => {
      if (isAlive(one, day)) return [one]
      const successions = register.successionsOf.get(one.id) ?? []
      if (successions.some(({ kind }) => kind === 'split') || successions.length === 0) sure = false
      return successions.flatMap(({ newId }) => register.bodyById.get(newId) ?? [])
    })
  }
  const ids = [...new Set(ends.map(({ id }) => id))]
  if (sure && ids.length === 1) return { kind: 'bodies', ids, how: 'successor' }
  return doubt(ids, `«${body.name}» không còn hoạt động. Hãy chọn cơ quan làm thay.`)
}

const successionsMax = 20
