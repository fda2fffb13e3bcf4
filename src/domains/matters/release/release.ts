/**
 * Kết quả cung cấp thông tin: in full, in part, or refused. Each refused part has a ground of the law of the day of receipt, or a place
 * that is cited and found in the library. It belongs to one answer, is approved with it by another person, and never changes after.
 */
import { Refusal } from '#base/refusal.ts'
import { citationsIn } from '#domains/matters/matter-answer.ts'
import type { InformationLaw, PartGround } from '#domains/matters/release/information-law.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'

export type Outcome = keyof typeof outcomeNames

export const outcomeNames = { full: 'Cung cấp đầy đủ', part: 'Cung cấp một phần', refused: 'Không cung cấp' } as const

/** `cited`: «[104/2016/QH13 khoản 1 Điều 6]». */
export type RefusedPart = { what: string; reason: string; cited: string }

export type Release = {
  matterId: string
  number: number
  outcome: Outcome
  parts: RefusedPart[]
  /** How and where it is received, in words for the person. */
  how: string
  /** Chi phí sao chụp thực tế; '' where none is taken. */
  cost: string
}

/** What the person who asked is given: of each file what may go out, and nothing of what stays. */
export type Given = Release & { files: GivenFile[] }

export type GivenFile = { id: string; label: string; given: StoredFile; givenMark: string | undefined }

export const partsMax = 5
export const releaseFilesMax = 20

export const refusals = {
  notThatKind: new Refusal(422, 'Chỉ yêu cầu cung cấp thông tin mới có phần cung cấp. Hãy xem lại loại của vụ việc.'),
  noneYet: new Refusal(
    422,
    'Chưa ghi kết quả cung cấp. Hãy ghi ở mục «Cung cấp thông tin»: đầy đủ, một phần hay không, rồi trình lại.',
  ),
  submitted: new Refusal(
    409,
    'Bản trả lời đang chờ duyệt nên không sửa phần cung cấp được. Hãy nhờ người duyệt trả lại trước.',
  ),
  nothingGiven: new Refusal(
    422,
    'Ghi là có cung cấp nhưng chưa có tệp nào để giao, cũng chưa ghi cách nhận. Hãy thêm tệp hoặc ghi nơi, giờ đến nhận.',
  ),
  full: new Refusal(422, `Một lần cung cấp có nhiều nhất ${releaseFilesMax} tệp. Hãy gộp tệp lại.`),
  noFile: new Refusal(404, 'Không có tệp này, hoặc tệp không được giao cho bạn. Hãy mở lại hồ sơ bằng mã.'),
}

export type TypedPart = { what: string; groundId: string; cited: string }

/** What was typed, held against the law of the day; each fault under the field that it is in. */
export function readParts(
  outcome: Outcome,
  typed: readonly TypedPart[],
  grounds: readonly PartGround[],
): { parts: RefusedPart[]; faults: Record<string, string> } {
  const faults: Record<string, string> = {}
  const parts: RefusedPart[] = []
  for (const [index, { what, groundId, cited }] of typed.entries()) {
    const row = index + 1
    if (what === '' && groundId === '' && cited === '') continue
    if (what === '') faults[`what-${row}`] = 'Hãy ghi phần nào không cung cấp.'
    const ground = grounds.find(({ id }) => id === groundId)
    const [place] = citationsIn(cited)
    if (ground !== undefined) parts.push({ what, reason: ground.what, cited: `[${ground.number} ${ground.place}]` })
    else if (place !== undefined)
      parts.push({ what, reason: 'theo quy định được dẫn', cited: `[${place.number} ${place.place}]` })
    else
      faults[`ground-${row}`] =
        'Hãy chọn một căn cứ, hoặc ghi điều luật trong ngoặc vuông, ví dụ [29/2018/QH14 Điều 7].'
  }
  if (outcome !== 'full' && parts.length === 0 && Object.keys(faults).length === 0)
    faults['what-1'] = 'Không cung cấp, hoặc cung cấp một phần, thì ghi từng phần và căn cứ.'
  return { parts: outcome === 'full' ? [] : parts, faults: outcome === 'full' ? {} : faults }
}

/** The first words of an answer, from what was decided; the officer goes on from there. */
export function answerFrom(
  { outcome, parts, how, cost }: Pick<Release, 'outcome' | 'parts' | 'how' | 'cost'>,
  law: InformationLaw,
): string {
  const base = law.partial !== null && outcome === 'part' ? law.partial.place : law.inWriting.place
  const refused = parts.map(({ what, reason, cited }) => `- ${what}: ${reason}. ${cited}`)
  return [
    outcome === 'full'
      ? `Cơ quan cung cấp đầy đủ thông tin ông/bà yêu cầu. [${law.number} ${law.supply.place}]`
      : outcome === 'part'
        ? `Cơ quan cung cấp phần thông tin được phép. [${law.number} ${base}]`
        : `Cơ quan không cung cấp được thông tin ông/bà yêu cầu. [${law.number} ${base}]`,
    ...(refused.length === 0 ? [] : ['Phần không cung cấp và lý do:', ...refused]),
    ...(how === '' ? [] : [`Cách nhận: ${how}`]),
    ...(cost === '' ? [] : [`Chi phí in, sao, chụp, gửi thực tế: ${cost}`]),
    'Không đồng ý, ông/bà có quyền khiếu nại theo quy định của pháp luật.',
  ].join('\n')
}
