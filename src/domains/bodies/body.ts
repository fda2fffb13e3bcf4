import { createHash } from 'node:crypto'
import type { Day } from '#base/day.ts'
import { nation } from '#domains/places/place.ts'

/**
 * Cơ quan, tổ chức: whoever plans, works and answers. Bodies stand in a tree (UBND tỉnh → Sở, UBND xã → phòng) and have
 * dates: one that ended stays, so that old plans still name who they named.
 */
export type Body = {
  id: string
  kind: BodyKind
  /** «Ủy ban nhân dân phường Võ Cường»: as on its seal. */
  name: string
  /** «UBND phường Võ Cường»: as in lists. */
  shortName: string | null
  placeId: string
  /** Of the place, `24/09193/`. */
  placePath: string
  parentId: string | null
  /** `/1/2a/`: from the root, closed by a slash, so that a prefix is a subtree. */
  path: string
  /** null: longer than the records reach. */
  fromDay: Day | null
  /** The first day without it; null: it stands. */
  toDay: Day | null
  /** Số, ký hiệu of the decisions that founded and ended it; '' when not known. */
  foundedBy: string
  endedBy: string
}

export type BodyKind = keyof typeof bodyKinds

export const bodyKinds = {
  bo: 'Bộ',
  ubnd: 'Ủy ban nhân dân',
  hdnd: 'Hội đồng nhân dân',
  so: 'Sở',
  phong: 'Phòng chuyên môn',
  'van-phong': 'Văn phòng',
  'trung-tam': 'Trung tâm',
  ban: 'Ban',
  nganh: 'Cơ quan ngành dọc',
  mttq: 'Mặt trận Tổ quốc',
  'hoi-lhpn': 'Hội Liên hiệp Phụ nữ',
  'hoi-luat-gia': 'Hội Luật gia',
  hoi: 'Hội',
  'doan-the': 'Đoàn thể',
  'hoi-dong': 'Hội đồng',
  'cong-an': 'Công an',
  'quan-su': 'Quân sự',
  dai: 'Đài',
  truong: 'Trường',
  other: 'Cơ quan, tổ chức khác',
} as const

/** What may be founded below another body: a ministry stands below none (`foundMinistry`). */
export const kindsBelow = (Object.keys(bodyKinds) as BodyKind[]).filter((kind) => kind !== 'bo')

/** Another name of a body: its official one until `toDay` (`former`), or one that people and plans use too (`also`). */
export type BodyName = { bodyId: string; name: string; kind: 'former' | 'also'; toDay: Day | null; decision: string }

/** Who took over: many into one (merge), one into many (split), or the work of an abolished body to another (transfer). */
export type BodySuccession = {
  oldId: string
  newId: string
  onDay: Day
  kind: 'merge' | 'split' | 'transfer'
  decision: string
}

export function isAlive(body: Pick<Body, 'fromDay' | 'toDay'>, day: Day): boolean {
  return (body.fromDay === null || body.fromDay <= day) && (body.toDay === null || day < body.toDay)
}

/** What lists show. */
export function shortNameOf(body: Pick<Body, 'name' | 'shortName'>): string {
  return body.shortName ?? body.name
}

/** The path of the body with this number below a parent, or of a root. */
export function pathBelow(parent: Pick<Body, 'path'> | null, number: number): string {
  return `${parent?.path ?? '/'}${number.toString(36)}/`
}

/** Is `body` the other one, or somewhere below it? */
export function standsUnder(body: Pick<Body, 'path'>, other: Pick<Body, 'path'>): boolean {
  return body.path.startsWith(other.path)
}

/** The id of the nation for a body of the whole country, whose path is empty. */
export function provinceIdOf(body: Pick<Body, 'placePath'>): string {
  return body.placePath === nation.path ? nation.id : body.placePath.split('/')[0]!
}

/** undefined for a body of the province. */
export function communeIdOf(body: Pick<Body, 'placePath'>): string | undefined {
  return body.placePath.split('/')[1] || undefined
}

/** The id of a body that the system ships: the same in every installation, so that two databases can speak of it. */
export function shippedBodyId(placeId: string, role: 'ubnd' | 'so-tu-phap'): string {
  const hex = createHash('sha256').update(`luat-gan-dan/body/${placeId}/${role}`).digest('hex')
  // version 8 (made by ourselves), variant 10
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
