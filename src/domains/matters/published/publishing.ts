/**
 * Công bố câu trả lời: what one person was told becomes an answer of the library, without anything that tells who asked. It needs
 * the person's consent, that can be taken back; the office may keep it back. Of some kinds, and of whoever is under 18, it never is.
 */
import { Refusal } from '#base/refusal.ts'
import { isSecretKind, type Matter } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Submission } from '#domains/matters/submission.ts'
import { findPersonal, type PersonalFind } from '#engines/personal/find-personal.ts'

export type Publishing = {
  matterId: string
  /** What the person said after sending; null: what was ticked when it was sent counts. */
  agrees: boolean | null
  guideId: string | null
  keptBack: KeptBack | ''
}

/** Vì sao không công bố, or taken down: one of these, for everybody to count. */
export type KeptBack = keyof typeof keptBackNames

export const keptBackNames = {
  minor: 'Việc của người dưới 18 tuổi',
  private: 'Không bỏ hết được thông tin riêng',
  repeated: 'Đã có câu trả lời như vậy',
  outdated: 'Không còn đúng với luật hiện hành',
  unhelpful: 'Không giúp được người khác',
} as const

export const refusals = {
  neverThisKind: new Refusal(
    422,
    'Loại vụ việc này không bao giờ công bố: khiếu nại, tố cáo, trợ giúp pháp lý, hòa giải và việc có bí mật đều giữ kín.',
  ),
  notAnswered: new Refusal(
    409,
    'Vụ việc chưa có câu trả lời đã duyệt nên chưa soạn bản công bố được. Hãy trả lời trước.',
  ),
  noConsent: new Refusal(
    422,
    'Người gửi chưa đồng ý công bố, hoặc đã rút lại đồng ý. Chỉ họ đổi được điều đó, ở trang tra cứu bằng mã hồ sơ.',
  ),
  keptBack: new Refusal(422, 'Lãnh đạo đã quyết định không công bố câu trả lời này. Hãy bỏ quyết định đó trước.'),
  minor: new Refusal(
    422,
    'Nội dung kể về một người dưới 18 tuổi (tuổi, lớp, năm sinh) nên không công bố, dù đã bỏ tên. Nếu cần, hãy soạn một bài hỏi – đáp chung ở «Hướng dẫn pháp luật».',
  ),
  preparedAlready: new Refusal(409, 'Bản công bố của câu trả lời này đã soạn. Hãy mở bản đó để sửa tiếp.'),
}

/** The kinds whose answers may help others; the same list stands in the database, which has the last word. */
const publicKinds: ReadonlySet<MatterKind> = new Set([
  'question',
  'feedback',
  'regulation-feedback',
  'information-request',
])

export function isEverPublished(matter: Pick<Matter, 'kind'>, submission: Pick<Submission, 'isSecret'>): boolean {
  return publicKinds.has(matter.kind) && !isSecretKind(matter.kind) && !submission.isSecret
}

export function agrees(publishing: Publishing, submission: Pick<Submission, 'consents'>): boolean {
  return publishing.agrees ?? submission.consents.some(({ purpose }) => purpose === 'publish')
}

type Asked = {
  matter: Pick<Matter, 'kind'>
  submission: Pick<Submission, 'isSecret' | 'consents' | 'words'>
  year: number
}

/** Why the wording for everybody cannot be prepared now; undefined: it can. */
export function whyNotPublished(publishing: Publishing, { matter, submission, year }: Asked): Refusal | undefined {
  if (!isEverPublished(matter, submission)) return refusals.neverThisKind
  if (publishing.keptBack !== '') return refusals.keptBack
  if (!agrees(publishing, submission)) return refusals.noConsent
  if (tellsOfMinor(findPersonal(submission.words ?? '', year))) return refusals.minor
  return undefined
}

export function tellsOfMinor(finds: readonly PersonalFind[]): boolean {
  return finds.some(({ kind }) => kind === 'minor')
}
