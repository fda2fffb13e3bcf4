/**
 * Xác nhận, bỏ, ghi thêm quan hệ giữa hai văn bản. read → confirmed | dismissed → read again, while nothing leans on it. What
 * ends or changes a document needs a day; a day that the librarian corrects, or one from an unsure source, needs the place in the
 * text that it was taken from, and then is the librarian's (mark E).
 */
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { pointSlug } from '#domains/library/article.ts'
import { movesEffect } from '#domains/library/desk/keeping.ts'
import { decides } from '#domains/library/document.ts'
import { type StatusRelation, sayScope } from '#domains/library/document-status.ts'
import { type Relation, somePart } from '#domains/library/relation.ts'

/** What a librarian may say of a relation: days, what of the document, and where this stands. */
export type RelationSaid = Pick<Relation, 'fromDay' | 'toDay' | 'scope'> & { source: string }

/** Field by field what is wrong with it; empty when it may be confirmed. */
export function faultsOf(relation: Pick<Relation, 'kind' | keyof RelationSaid | 'mark'>, said: RelationSaid) {
  const faults: Partial<Record<keyof RelationSaid, string>> = {}
  const { fromDay, toDay } = said
  if (movesEffect(relation.kind) && fromDay === null)
    faults.fromDay = 'Hãy ghi ngày bắt đầu: thiếu ngày thì chưa biết văn bản kia đổi hiệu lực từ khi nào.'
  if (toDay !== null && relation.kind !== 'suspends')
    faults.toDay = 'Chỉ việc ngưng hiệu lực mới có ngày kết thúc. Hãy để trống mục này.'
  else if (toDay !== null && fromDay !== null && toDay <= fromDay)
    faults.toDay = 'Ngày hết ngưng phải sau ngày bắt đầu ngưng. Hãy xem lại hai ngày.'
  if (isOwnWord(relation, said) && said.source.length < sourceCharsMin)
    faults.source = 'Hãy ghi văn bản và điều mà ông/bà lấy ngày này, ví dụ «khoản 2 Điều 33 Luật 35/2013/QH13».'
  return faults
}

const sourceCharsMin = 5

/** Whether this is the librarian's word and no more the source's. */
function isOwnWord(relation: Pick<Relation, keyof RelationSaid | 'mark'>, said: RelationSaid): boolean {
  return (
    !decides(relation.mark) ||
    said.fromDay !== relation.fromDay ||
    said.toDay !== relation.toDay ||
    said.scope.join() !== relation.scope.join()
  )
}

/** As it stands once it is confirmed with these values. Throws `decidedAlready`; the faults are asked before. */
export function confirm<Of extends Relation>(relation: Of, said: RelationSaid): Of {
  if (relation.state !== 'read') throw refusals.decidedAlready
  const own = isOwnWord(relation, said)
  return {
    ...relation,
    ...said,
    source: said.source === '' ? relation.source : said.source,
    mark: own ? 'E' : relation.mark,
    state: 'confirmed',
  }
}

export function dismiss<Of extends Relation>(relation: Of): Of {
  if (relation.state !== 'read') throw refusals.decidedAlready
  return { ...relation, state: 'dismissed' }
}

/** `leaning`: texts of the library that were made because of it. */
export function takeBack<Of extends Relation>(relation: Of, leaning: number): Of {
  if (relation.state === 'read') throw refusals.notDecided
  if (relation.state === 'confirmed' && leaning > 0) throw refusals.leanedOn
  return { ...relation, state: 'read' }
}

/** For the preview: the relations of the target, with this one as it would be. */
export function withRelation(
  relations: readonly (StatusRelation & { id: string })[],
  changed: Relation & { by: StatusRelation['by'] },
): StatusRelation[] {
  const { id, kind, scope, fromDay, toDay, mark, state, by } = changed
  return [...relations.filter((one) => one.id !== id), { kind, scope, fromDay, toDay, mark, state, by }]
}

const scopePattern =
  /^(?:phu-luc|phan|chuong|muc|dieu|khoan|diem)-[a-z0-9-]{1,20}(?:\/(?:khoan|diem)-[a-z0-9-]{1,20}){0,2}$/
const scopesMax = 60

/** «Điều 3, khoản 1 Điều 5; dieu-7/khoan-2» → addresses within the document; undefined when a part is none. */
export function scopeOf(text: string): string[] | undefined {
  const parts = text
    .split(/[;,\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const scope = parts.map((part) => (scopePattern.test(part) || part === somePart ? part : addressOf(part)))
  return scope.length > scopesMax || scope.includes(undefined) ? undefined : [...new Set(scope as string[])]
}

const spoken =
  /^(?:điểm\s+(?<point>[a-zđ]{1,2})\s+)?(?:khoản\s+(?<clause>\d{1,3}[a-zđ]?)\s+)?điều\s+(?<article>\d{1,4}[a-zđ]?)$/iu

function addressOf(text: string): string | undefined {
  if (fold(text) === fold(sayScope(somePart))) return somePart
  const { point, clause, article } = spoken.exec(text.normalize('NFC'))?.groups ?? {}
  if (article === undefined) return undefined
  return [`dieu-${fold(article)}`, clause && `khoan-${fold(clause)}`, point && `diem-${pointSlug(point)}`]
    .filter(Boolean)
    .join('/')
}

export const refusals = {
  decidedAlready: new Refusal(
    409,
    'Quan hệ này đã được quyết định rồi. Hãy tải lại trang; nếu cần quyết định lại, bấm «Hoàn tác quyết định» trước.',
  ),
  notDecided: new Refusal(409, 'Quan hệ này đang chờ xác nhận nên không có gì để hoàn tác. Hãy tải lại trang.'),
  leanedOn: new Refusal(
    409,
    'Thư viện đã có bản chữ mới của điều được sửa, nhập theo quan hệ này, nên không hoàn tác được. Hãy hoàn tác việc nhập bản chữ đó trước.',
  ),
  knownAlready: new Refusal(
    409,
    'Thư viện đã có quan hệ này giữa hai văn bản. Hãy mở quan hệ đó trong danh sách để sửa ngày hoặc xác nhận.',
  ),
  sameDocument: new Refusal(422, 'Một văn bản không tự tác động đến chính nó. Hãy ghi số hiệu của văn bản kia.'),
  targetUnknown: new Refusal(
    404,
    'Thư viện chưa có văn bản mang số hiệu này. Hãy kiểm tra số hiệu, hoặc nhập văn bản đó vào thư viện trước.',
  ),
  targetSeveral: new Refusal(
    409,
    'Có nhiều văn bản mang số hiệu này. Hãy mở đúng văn bản đó và ghi quan hệ từ trang của nó.',
  ),
}
