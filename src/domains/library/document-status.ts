/**
 * Hiệu lực của một văn bản vào một ngày: never written down, it follows from the document's days and from what others do to
 * it. Only what is certain and confirmed decides; what was merely read, or rests on an unsure source, is said beside it as
 * «có thể». The rule is one table of days without a gap (`spansOf`), so any day has exactly one answer.
 *
 * @law Luật Ban hành văn bản quy phạm pháp luật 80/2015/QH13, Điều 151 đến 156: effect, suspension, end of effect; since
 * 01/4/2025 in Luật 64/2025/QH15, whose articles were not compared.
 */
import { addDays, type Day, showDay } from '#base/day.ts'
import { decides, documentKinds, fullName, type LawDocument, markNames } from '#domains/library/document.ts'
import { type Relation, relationNames, somePart } from '#domains/library/relation.ts'

export type StatusKind = 'not-yet' | 'in-force' | 'partly-expired' | 'expired' | 'suspended' | 'unknown'

export const statusNames: Record<StatusKind, string> = {
  'not-yet': 'Chưa có hiệu lực',
  'in-force': 'Còn hiệu lực',
  'partly-expired': 'Hết hiệu lực một phần',
  expired: 'Hết hiệu lực toàn bộ',
  suspended: 'Ngưng hiệu lực',
  unknown: 'Chưa rõ hiệu lực',
}

export type LawStatus = {
  kind: StatusKind
  /** One sentence: «Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Quyết định 25/2021/QĐ-TTg.» */
  sentence: string
  /** The first day of this status, and the first day of another one; null: none is known. */
  since: Day | null
  until: Day | null
  /** The relation that made it so, where one did. */
  by: StatusRelation | null
  /** The next day on which something is known to change, and what. */
  next: { day: Day; sentence: string } | null
  /** What may be so, and nobody has confirmed. */
  possible: string[]
}

/** What is needed of the document, and of one that acts on it. */
export type StatusFacts = Pick<LawDocument, 'effectiveOn' | 'expiresOn' | 'mark'>
export type StatusRelation = Pick<Relation, 'kind' | 'scope' | 'fromDay' | 'toDay' | 'mark' | 'state'> & {
  by: Pick<LawDocument, 'slug' | 'number' | 'kind' | 'name'>
}

export function statusOn(day: Day, document: StatusFacts, relations: readonly StatusRelation[]): LawStatus {
  const known = knownOf(document, relations)
  const spans = spansOf(known)
  const at = spans.findLastIndex(({ from }) => from === null || from <= day)
  const span = spans[at]!
  const later = spans.findIndex((each, index) => index > at && each.kind !== span.kind)
  const first = spans.findLastIndex((each, index) => index < at && each.kind !== span.kind) + 1
  return {
    kind: span.kind,
    sentence: span.sentence,
    since: spans[first]!.from,
    until: later < 0 ? null : spans[later]!.from,
    by: span.by,
    next: nextOf(spans.slice(at + 1), span.sentence),
    possible: possibleOf(document, relations),
  }
}

export type Known = { effectiveOn: Day | null; expiresOn: Day | null; relations: KnownRelation[]; isUnsure: boolean }
type KnownRelation = StatusRelation & { fromDay: Day }

const ending = new Set<Relation['kind']>(['replaces', 'repeals'])
const acting = new Set<Relation['kind']>(['amends', 'replaces', 'repeals', 'suspends'])

/** Confirmed, from a source that decides, and with a day. */
function isDecisive(relation: StatusRelation): relation is KnownRelation {
  return (
    relation.state === 'confirmed' && decides(relation.mark) && relation.fromDay !== null && acting.has(relation.kind)
  )
}

function knownOf(document: StatusFacts, relations: readonly StatusRelation[]): Known {
  const isSure = decides(document.mark)
  return {
    effectiveOn: isSure ? document.effectiveOn : null,
    expiresOn: isSure ? document.expiresOn : null,
    // The order in which relations are told must not matter.
    relations: relations.filter(isDecisive).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    isUnsure: !isSure,
  }
}

function keyOf({ fromDay, toDay, by, kind, mark, state, scope }: StatusRelation): string {
  return [fromDay, kind, by.slug, toDay, mark, state, ...scope].join(' ')
}

type Span = { from: Day | null; kind: StatusKind; sentence: string; by: StatusRelation | null }

/** All days, in order: the first span has no beginning, each next one starts where something changes. */
function spansOf(known: Known): Span[] {
  const { effectiveOn, expiresOn, relations } = known
  const days = [effectiveOn, expiresOn, ...relations.flatMap(({ fromDay, toDay }) => [fromDay, toDay])]
  const starts = [...new Set(days.filter((day) => day !== null))].sort()
  return [null, ...starts].map((from) => ({ from, ...stateOn(from, known) }))
}

function stateOn(day: Day | null, known: Known): Omit<Span, 'from'> {
  const { effectiveOn, isUnsure } = known
  const ended = day === null ? undefined : endedBy(day, known)
  if (ended) return ended
  if (effectiveOn === null) return { kind: 'unknown', sentence: unknownSentence(isUnsure), by: null }
  if (day === null || day < effectiveOn)
    return { kind: 'not-yet', sentence: `Chưa có hiệu lực: có hiệu lực từ ${showDay(effectiveOn)}.`, by: null }
  const acts = known.relations.filter(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day < toDay))
  const suspended = acts.findLast(({ kind, scope }) => kind === 'suspends' && scope.length === 0)
  if (suspended) return { kind: 'suspended', sentence: sayOf('suspended', suspended), by: suspended }
  const last = acts.at(-1)
  if (last) return { kind: 'partly-expired', sentence: sayOf('partly-expired', last), by: last }
  return { kind: 'in-force', sentence: `Còn hiệu lực từ ${showDay(effectiveOn)}.`, by: null }
}

/** Its own last day, or the first document that replaces or repeals the whole of it. */
function endedBy(day: Day, { expiresOn, relations }: Known): Omit<Span, 'from'> | undefined {
  const whole = relations.find(({ kind, scope }) => ending.has(kind) && scope.length === 0)
  if (whole && whole.fromDay <= day && (expiresOn === null || whole.fromDay <= expiresOn))
    return { kind: 'expired', sentence: sayOf('expired', whole), by: whole }
  if (expiresOn === null || expiresOn > day) return undefined
  return { kind: 'expired', sentence: `Hết hiệu lực toàn bộ từ ${showDay(expiresOn)}.`, by: null }
}

function unknownSentence(isUnsure: boolean): string {
  return isUnsure
    ? 'Chưa rõ hiệu lực: thông tin về văn bản này chưa được đối chiếu với bản chính thức.'
    : 'Chưa rõ hiệu lực: chưa biết ngày văn bản này có hiệu lực.'
}

function sayOf(kind: StatusKind, relation: KnownRelation): string {
  const until = relation.toDay === null ? '' : ` đến hết ${showDay(addDays(relation.toDay, -1))}`
  return `${statusNames[kind]} từ ${showDay(relation.fromDay)}${until}: ${sayRelation(relation)}.`
}

/** «bị bãi bỏ bởi Nghị định 24/2018/NĐ-CP (Điều 5; khoản 2 Điều 7)». */
export function sayRelation({ kind, scope, by }: Pick<StatusRelation, 'kind' | 'scope' | 'by'>): string {
  const shown = scope.slice(0, scopesShown).map(sayScope).join('; ')
  const more = scope.length > scopesShown ? `; và ${scope.length - scopesShown} chỗ khác` : ''
  return `${relationNames[kind].actedOn} ${shortName(by)}${shown === '' ? '' : ` (${shown}${more})`}`
}

const scopesShown = 6

/** `dieu-3/khoan-1/diem-dd` → «điểm đ khoản 1 Điều 3». */
export function sayScope(scope: string): string {
  if (scope === somePart) return 'một phần'
  const [article = '', clause, point] = ['dieu', 'khoan', 'diem'].map(
    (part) => new RegExp(`${part}-([^/]+)`, 'u').exec(scope)?.[1],
  )
  const parts = [point && `điểm ${point.replace('dd', 'đ')}`, clause && `khoản ${clause}`, article && `Điều ${article}`]
  return parts.filter(Boolean).join(' ') || scope
}

/** «Quyết định 25/2021/QĐ-TTg»; a law with its name: «Luật Hòa giải ở cơ sở số 35/2013/QH13». */
export function shortName(document: Pick<LawDocument, 'number' | 'kind' | 'name'>): string {
  const { number, kind, name } = document
  if (number === null || kind === 'khac') return name
  return kind === 'luat' || kind === 'bo-luat' || kind === 'phap-lenh'
    ? fullName(document)
    : `${documentKinds[kind]} ${number}`
}

function nextOf(later: Span[], now: string): LawStatus['next'] {
  const next = later.find(({ sentence }) => sentence !== now)
  return next && next.from !== null ? { day: next.from, sentence: next.sentence } : null
}

/** Read and not yet confirmed, unsure of source, or without a day: said, never decided by. */
function possibleOf(document: StatusFacts, relations: readonly StatusRelation[]): string[] {
  const own = decides(document.mark) ? [] : ownDays(document)
  const told = relations
    .filter((relation) => acting.has(relation.kind) && relation.state !== 'dismissed' && !isDecisive(relation))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map((relation) => `Có thể ${sayRelation(relation)}${fromOf(relation)} (${whyUnsure(relation)}).`)
  return [...own, ...told]
}

function ownDays({ effectiveOn, expiresOn, mark }: StatusFacts): string[] {
  const days = [
    effectiveOn && `có hiệu lực từ ${showDay(effectiveOn)}`,
    expiresOn && `hết hiệu lực từ ${showDay(expiresOn)}`,
  ]
  const said = days.filter(Boolean).join(', ')
  return said === '' ? [] : [`Có thể ${said} (${markNames[mark]}).`]
}

function fromOf({ fromDay }: StatusRelation): string {
  return fromDay === null ? ', chưa rõ từ ngày nào' : ` từ ${showDay(fromDay)}`
}

function whyUnsure({ mark, state, fromDay }: StatusRelation): string {
  if (!decides(mark)) return markNames[mark]
  if (state === 'read') return 'máy đọc được, chưa ai xác nhận'
  return fromDay === null ? 'thiếu ngày' : markNames[mark]
}
