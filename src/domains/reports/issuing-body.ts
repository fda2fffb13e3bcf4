/** Cơ quan ban hành trên giấy: its name as the head of a document writes it, its superior, and the end of its symbol. */
import type { Body } from '#domains/bodies/body.ts'
import { capitals } from '#domains/reports/signature.ts'

export type BodyOnPaper = Pick<Body, 'kind' | 'name'>

/** Who answers for everything that is done at a place; an office, a union, an association for its own part of it. */
export const wholeKinds: readonly Body['kind'][] = ['ubnd', 'bo']

/**
 * Who is written above the issuer. Committees and councils of a level stand for themselves; an office, a department writes the
 * body it belongs to; a front, a union, an association is no office of the committee beside which it stands in our tree. @law
 * 30/2020/NĐ-CP, Phụ lục I, mục II.3 (mark S for offices; that committees and associations write none is usage, B)
 */
export function superiorOf(body: BodyOnPaper, parent: BodyOnPaper | null): string | null {
  if (parent === null || standsForItself(body)) return null
  return capitals(fullName(parent.name))
}

/** «ỦY BAN NHÂN DÂN», «PHƯỜNG VÕ CƯỜNG»: a committee's name is broken before its place, so that it fits the column. */
export function issuerLines(body: BodyOnPaper): string[] {
  const name = fullName(body.name)
  const committee = /^((?:Ủy ban|Hội đồng) nhân dân) (.+)$/iu.exec(name)
  return (committee === null ? [name] : [committee[1]!, committee[2]!]).map(capitals)
}

/** In whose name the leaders of a collective sign: «Ủy ban nhân dân». */
export function collectiveOf(body: BodyOnPaper): string | null {
  if (body.kind === 'ubnd' || /^(?:UBND|Ủy ban nhân dân)\b/iu.test(body.name)) return 'Ủy ban nhân dân'
  if (body.kind === 'hdnd' || /^(?:HĐND|Hội đồng nhân dân)\b/iu.test(body.name)) return 'Hội đồng nhân dân'
  return null
}

/** «BC-UBND»; undefined where no rule says how a body is shortened: the officer writes it, or the văn thư does. */
export function symbolOf(kindAbbreviation: string, body: BodyOnPaper): string | undefined {
  const collective = collectiveOf(body)
  if (collective === null) return undefined
  return `${kindAbbreviation}-${collective === 'Ủy ban nhân dân' ? 'UBND' : 'HĐND'}`
}

/** In the document's own sentences and in capitals a name is written out. */
export function fullName(name: string): string {
  return name.replace(/^UBND\b/u, 'Ủy ban nhân dân').replace(/^HĐND(?= )/u, 'Hội đồng nhân dân')
}

function standsForItself(body: BodyOnPaper): boolean {
  return collectiveOf(body) !== null || associations.includes(body.kind)
}

const associations: readonly BodyOnPaper['kind'][] = ['mttq', 'hoi-lhpn', 'hoi-luat-gia', 'hoi', 'doan-the']
