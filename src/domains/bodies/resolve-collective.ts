import { type Day, showDay } from '#base/day.ts'
import { type Body, type BodyKind, communeIdOf, isAlive } from '#domains/bodies/body.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { readPlaceRef } from '#domains/bodies/place-ref.ts'
import { findAt, placesBelow, type Register } from '#domains/bodies/register.ts'
import { doubt, type Resolution } from '#domains/bodies/resolution.ts'
import { nation, type PlaceKind, twoLevelDay } from '#domains/places/place.ts'

type Context = { issuer: Body; day: Day }

/**
 * Tên chung: one name for many bodies: «UBND các xã, phường», «Ủy ban nhân dân cấp xã», «Các sở, ban, ngành tỉnh», «Các
 * phòng chuyên môn thuộc UBND phường»; in a ministry's plan «Sở Tư pháp các tỉnh, thành phố». undefined when the name is no such one.
 */
export function resolveCollective(key: string, context: Context, register: Register): Resolution | undefined {
  return (
    resolveAllProvinces(key, context, register) ??
    resolveAllCommunes(key, context, register) ??
    resolveKinds(key, context, register)
  )
}

const communes =
  /^(?<stem>.*?) ?(?<every>các )?(?<kinds>(?:cấp xã|đặc khu|thị trấn|phường|xã)(?: (?:đặc khu|thị trấn|phường|xã))*)(?: (?:trên địa bàn|thuộc|trong|của)?(?: ?(?:toàn )?(?:tỉnh|thành phố))?)?$/u
/** A town of before July 2025 may be in any kind of commune today. */
const communeKinds: Record<string, PlaceKind[]> = {
  xã: ['xa'],
  phường: ['phuong'],
  'đặc khu': ['dac-khu'],
  'thị trấn': ['thi-tran', 'xa', 'phuong', 'dac-khu'],
  'cấp xã': ['xa', 'phuong', 'dac-khu'],
}

/** The same body of every commune. «UBND phường» alone is none: one ward's. */
function resolveAllCommunes(key: string, { issuer, day }: Context, register: Register): Resolution | undefined {
  const match = communes.exec(key)?.groups
  if (!match) return undefined
  const words = match.kinds!.match(/cấp xã|đặc khu|thị trấn|phường|xã/gu)!
  if (!match.every && words.length < 2 && words[0] !== 'cấp xã') return undefined
  const stem = (match.stem ?? '').replace(/ của$| thuộc$/u, '') || canonicalName('UBND')
  const own = communeIdOf(issuer)
  if (own !== undefined) {
    if (words[0] === 'cấp xã') return undefined
    const mine = findAt(register, own, stem, day).map(({ body }) => body.id)
    return doubt(
      mine,
      'Tên này chỉ nhiều xã, phường, mà kế hoạch là của một xã, phường. Có phải chỉ cơ quan của địa phương mình?',
    )
  }
  if (issuer.placePath === nation.path) return undefined
  const kinds = new Set(words.flatMap((word) => communeKinds[word]!))
  const places = placesBelow(register, day).filter(({ kind }) => kinds.has(kind))
  const found = places.map((place) => findAt(register, place.id, stem, day))
  const ids = found.flatMap((bodies) => bodies.map(({ body }) => body.id))
  if (ids.length === 0) return undefined
  if (kinds.has('thi-tran') && day >= twoLevelDay)
    return doubt(ids, `Thị trấn không còn từ ngày ${showDay(twoLevelDay)}. Có phải tất cả các xã, phường hiện nay?`)
  const missing = found.filter((bodies) => bodies.length === 0).length
  if (missing > 0)
    return doubt(ids, `Danh mục mới có cơ quan này ở ${places.length - missing} trong ${places.length} xã, phường.`)
  return { kind: 'bodies', ids, how: 'collective' }
}

const provinces =
  /^(?<stem>.*?) ?(?:các )?(?:cấp tỉnh|tỉnh thành phố|tỉnh thành|tỉnh)(?: (?:trực )?thuộc trung ương)?(?: trên (?:cả nước|toàn quốc))?$/u

/** The same body of every province, where the whole country asks. */
function resolveAllProvinces(key: string, { issuer, day }: Context, register: Register): Resolution | undefined {
  const match = issuer.placePath === nation.path ? provinces.exec(key)?.groups : undefined
  if (!match) return undefined
  const stem = (match.stem ?? '').replace(/ của$| thuộc$/u, '') || canonicalName('UBND')
  const places = placesBelow(register, day)
  const found = places.map((place) => findAt(register, place.id, stem, day))
  const ids = found.flatMap((bodies) => bodies.map(({ body }) => body.id))
  if (ids.length === 0) return undefined
  const missing = found.filter((bodies) => bodies.length === 0).length
  if (missing > 0)
    return doubt(
      ids,
      `Danh mục mới có cơ quan này ở ${places.length - missing} trong ${places.length} tỉnh, thành phố.`,
    )
  return { kind: 'bodies', ids, how: 'collective' }
}

/** Longest first. */
const groups: [string, BodyKind[]][] = [
  ['tổ chức chính trị xã hội', ['hoi-lhpn', 'doan-the']],
  ['cơ quan chuyên môn', ['so', 'phong', 'van-phong']],
  ['mặt trận tổ quốc', ['mttq']],
  ['phòng chuyên môn', ['phong']],
  ['hội đoàn thể', ['hoi-lhpn', 'doan-the', 'hoi', 'hoi-luat-gia']],
  ['đoàn thể', ['hoi-lhpn', 'doan-the']],
  ['trường học', ['truong']],
  ['trung tâm', ['trung-tam']],
  ['trường', ['truong']],
  ['phòng', ['phong']],
  ['ngành', ['nganh', 'cong-an', 'quan-su']],
  ['hội', ['hoi-lhpn', 'hoi', 'hoi-luat-gia']],
  ['ban', ['ban']],
  ['sở', ['so']],
]

/** Bodies of some kinds at one place: the one named, else the issuer's own. */
function resolveKinds(key: string, { issuer, day }: Context, register: Register): Resolution | undefined {
  const ref = readPlaceRef(key, day, register)
  if (ref.kind === 'ended') return undefined
  const kinds = readKinds(ref.stem)
  if (!kinds) return undefined
  const own = communeIdOf(issuer)
  if (ref.kind === 'own-commune' && own === undefined)
    return doubt([], `Kế hoạch không nói «${ref.word}» nào. Hãy chọn các cơ quan.`)
  const placeId =
    ref.kind === 'named' ? ref.place.id : ref.kind === 'province' ? register.provinceId : (own ?? register.provinceId)
  const ids = register.bodies
    .filter((body) => body.placeId === placeId && kinds.has(body.kind) && isAlive(body, day))
    .map(({ id }) => id)
  // One body for «các» says that the register is not filled in, not that the plan meant one.
  if (ids.length < 2)
    return doubt(
      ids,
      `Danh mục mới có ${ids.length} cơ quan thuộc nhóm này. Hãy chọn, hoặc nhờ người quản trị bổ sung danh mục.`,
    )
  return { kind: 'bodies', ids, how: 'collective' }
}

/** «các phòng ban ngành đoàn thể» → its kinds; undefined when another word stands in it. */
function readKinds(stem: string): Set<BodyKind> | undefined {
  const plural = stem.startsWith('các ')
  let rest = plural ? stem.slice(4) : stem
  const kinds = new Set<BodyKind>()
  let count = 0
  while (rest !== '') {
    const group = groups.find(([word]) => rest === word || rest.startsWith(`${word} `))
    if (!group) return undefined
    for (const kind of group[1]) kinds.add(kind)
    rest = rest.slice(group[0].length + 1).replace(/^các /u, '')
    count++
  }
  return plural || count >= 2 ? kinds : undefined
}
