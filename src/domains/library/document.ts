/**
 * Văn bản: a document of the law as the library knows it. One identity for ever: a consolidated text, a correction and an
 * amendment are versions of its articles, not new documents. Whether it is in force is never written down; it follows from days
 * and relations (document-status.ts).
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold, tidy } from '#base/vietnamese.ts'

export type LawDocument = {
  id: string
  /** `35-2013-qh13`: its address, which never changes. */
  slug: string
  /** «35/2013/QH13»; null for one that is known by its name alone. */
  number: string | null
  kind: DocumentKind
  /** «Luật Hòa giải ở cơ sở». */
  name: string
  /** «Quốc hội», «Thủ tướng Chính phủ». */
  issuer: string
  signedBy: string
  issuedOn: Day | null
  effectiveOn: Day | null
  /** The first day on which it is in force no more, where the document or an editor says so itself. */
  expiresOn: Day | null
  mark: Mark
  /** Where this is known from, in words a jurist can follow. */
  source: string
  /** The body that keeps it; null for the whole system. */
  keeperBodyId: string | null
  version: number
}

export type DocumentKind = keyof typeof documentKinds

export const documentKinds = {
  'hien-phap': 'Hiến pháp',
  'bo-luat': 'Bộ luật',
  luat: 'Luật',
  'phap-lenh': 'Pháp lệnh',
  lenh: 'Lệnh',
  'nghi-quyet': 'Nghị quyết',
  'nghi-dinh': 'Nghị định',
  'quyet-dinh': 'Quyết định',
  'thong-tu': 'Thông tư',
  'thong-tu-lien-tich': 'Thông tư liên tịch',
  'chi-thi': 'Chỉ thị',
  'ket-luan': 'Kết luận',
  'ke-hoach': 'Kế hoạch',
  'cong-van': 'Công văn',
  'van-ban-hop-nhat': 'Văn bản hợp nhất',
  khac: 'Văn bản khác',
} as const

/**
 * How sure a value is. S seen in the official text or the codification · C a clean copy, confirmed in the gazette · E entered by
 * an editor from the text · G only the gazette's entry seen · P press or portal · T quoted by a third party · R remembered.
 */
export type Mark = 'S' | 'C' | 'E' | 'G' | 'P' | 'T' | 'R'

/** An unsure value is shown and never decides. A gazette's entry is official for number and days. */
export function decides(mark: Mark): boolean {
  return mark === 'S' || mark === 'C' || mark === 'E' || mark === 'G'
}

export const markNames: Record<Mark, string> = {
  S: 'theo văn bản chính thức',
  C: 'theo bản sao đã đối chiếu Công báo',
  E: 'do biên tập viên nhập từ văn bản',
  G: 'theo mục lục Công báo',
  P: 'theo báo chí, cổng thông tin; chưa đối chiếu văn bản',
  T: 'theo nguồn dẫn lại; chưa đối chiếu văn bản',
  R: 'chưa đối chiếu văn bản',
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep the library': true
  }
}

export const refusals = {
  notFound: new Refusal(
    404,
    'Thư viện chưa có văn bản này. Hãy kiểm tra lại số hiệu, hoặc tìm theo tên văn bản hay nội dung cần biết.',
  ),
  articleNotFound: new Refusal(
    404,
    'Văn bản này không có điều, khoản như đường dẫn ghi, hoặc thư viện chưa có phần chữ đó. Hãy mở văn bản và chọn trong mục lục.',
  ),
  topicNotFound: new Refusal(
    404,
    'Thư viện không có chủ đề này. Hãy chọn trong danh sách chủ đề, hoặc tìm theo lời thường.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa văn bản này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
}

/** «35/2013/QH13» → `35-2013-qh13`; «66-NQ/TW» → `66-nq-tw`. The same for a name, where there is no number. */
export function slugOf(numberOrName: string): string {
  return fold(numberOrName)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 110)
}

/** For finding by number, however it was typed: «số 977 / QĐ-TTg» and «977/qd-ttg» are one. */
export function numberKeyOf(number: string): string {
  return fold(number)
    .replace(/^so[\s:.]+/u, '')
    .replace(/[\s.]+/gu, '')
    .replace(/[–—−]/gu, '-')
}

/** «Luật Hòa giải ở cơ sở số 35/2013/QH13»: once, in full. */
export function fullName({ name, number }: Pick<LawDocument, 'name' | 'number'>): string {
  return number === null || name.includes(number) ? tidy(name) : `${tidy(name)} số ${number}`
}
