/**
 * Bài phát thanh: what a ward's loudspeaker says. draft → submitted → approved (by somebody who did not write in it) → withdrawn;
 * submitted → draft again with a reason. Approved, it never changes, and each place of the law that it cites is pinned as it stood
 * (`src/domains/library/reliance.ts`): when the place changes, the script can no longer be aired.
 */
import { Refusal } from '#base/refusal.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import { durationInWords, loudspeakerRate, speakingTimeOf } from '#domains/library/speaking-time.ts'
import { statesLaw } from '#domains/library/states-law.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep broadcasts': true
    'approve broadcasts': true
  }
}

export type BroadcastDeed = 'read activities' | 'keep broadcasts' | 'approve broadcasts'
export type ScriptState = 'draft' | 'submitted' | 'approved' | 'withdrawn'

export type Script = {
  id: string
  bodyId: string
  title: string
  language: string
  /** One sentence a line, places of the law in brackets at its end. */
  text: string
  state: ScriptState
  writerIds: string[]
  reason: string
  approvedBy: string | null
  approvedAt: Date | null
  pins: Reliance[]
  /** Tasks of plans that it serves: what is aired of it counts there. */
  taskIds: string[]
  recording: Recording | null
  version: number
}

export type Recording = {
  /** As it came. */
  fileId: string
  speaker: string
  by: string
  heardBy: string | null
  /** The same as loud as the others, or why not; undefined: it waits for that. */
  even: { fileId: string | null; gainDb: number | null; why: string } | undefined
}

/** What is heard of it: as loud as the others where that was done. */
export function heardFileOf({ fileId, even }: Pick<Recording, 'fileId' | 'even'>): string {
  return even?.fileId ?? fileId
}

export type Station = {
  bodyId: string
  /** Syllables a minute of its announcer. */
  rate: number
  /** Cụm loa. */
  clusters: string[]
  about: string
  isOpen: boolean
  version: number
}

export function unsetStation(bodyId: string): Station {
  return { bodyId, rate: loudspeakerRate, clusters: [], about: '', isOpen: false, version: 0 }
}

export const scriptStates: Record<ScriptState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt',
  withdrawn: 'Đã rút',
}

/** In which the machine's voice reads. */
export const vietnamese = 'tiếng Việt'
export const recordingMbMax = 20

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy bài này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa mục này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  notDraft: new Refusal(422, 'Bài đã trình hoặc đã duyệt nên không sửa được. Muốn nói khác, hãy soạn bài mới.'),
  notSubmitted: new Refusal(422, 'Bài này không chờ duyệt. Hãy tải lại trang.'),
  ownScript: new Refusal(403, 'Người soạn không tự duyệt bài của mình. Hãy nhờ lãnh đạo khác duyệt.'),
  notApproved: new Refusal(422, 'Bài chưa được duyệt nên chưa phát được.'),
  withdrawn: new Refusal(422, 'Bài đã rút nên không phát được.'),
  uncited: (count: number) =>
    new Refusal(
      422,
      `Còn ${count} câu có vẻ nói về luật mà chưa ghi căn cứ. Hãy trả lại để ghi, hoặc đánh dấu đã đọc và chấp nhận.`,
    ),
  lawChanged: (reasons: readonly string[]) =>
    new Refusal(
      422,
      `Luật mà bài dựa vào đã đổi nên không phát được: ${reasons.join(' ')} Hãy rút bài và soạn bài mới.`,
    ),
  lawNotThere: (problem: string) => new Refusal(422, problem),
  notInForce: (reasons: readonly string[]) => new Refusal(422, `Chưa duyệt được: ${reasons.join(' ')}`),
  oneFile: new Refusal(422, 'Hãy chọn đúng một tệp âm thanh.'),
  noRecording: new Refusal(422, 'Bài này không có bản ghi âm nào chờ nghe.'),
  evenMeanwhile: new Refusal(
    409,
    'Âm lượng của bản ghi âm vừa được làm đều nên bản sẽ phát khác bản ông/bà đã nghe. Hãy tải lại trang, nghe lại rồi cho dùng.',
  ),
  ownRecording: new Refusal(403, 'Người tải bản ghi âm lên không tự cho dùng. Hãy nhờ người khác nghe.'),
  noSound: new Refusal(404, 'Bài này chưa có bản nghe. Hãy đọc chữ trên trang.'),
  beingMade: new Refusal(503, 'Bản nghe đang được làm. Hãy chờ khoảng một phút rồi bấm nghe lại.'),
}

/** What a script says, without the places; and what is not of the form. Lines are counted from 1. */
export function readScript(text: string) {
  const { sections, faults } = readGuideText(`## Bài\n${text}`)
  const sentences = sections.flatMap((section) => section.sentences)
  return {
    sentences: sentences.map((sentence) => sentence.text),
    citedLines: [
      ...new Set(
        sentences.flatMap(({ citations }) =>
          citations.map(({ documentNumber, article, clause, point }) =>
            [documentNumber, `Điều ${article}`, clause && `khoản ${clause}`, point && `điểm ${point}`]
              .filter(Boolean)
              .join(' '),
          ),
        ),
      ),
    ],
    uncited: sentences
      .filter(({ text: said, citations }) => citations.length === 0 && statesLaw(said))
      .map((one) => one.text),
    faults: faults.map(({ line, sentence }) => ({ line: Math.max(1, line - 1), sentence })),
  }
}

/** What the announcer says, opening and closing included. */
export function spokenLines({ title, text }: Pick<Script, 'title' | 'text'>, bodyName: string): string[] {
  const ended = /[.?!:]$/u.test(title) ? title : `${title}.`
  return [
    `${bodyName} xin thông tin đến bà con.`,
    ended,
    ...readScript(text).sentences,
    'Xin cảm ơn bà con đã lắng nghe.',
  ]
}

/** «1 phút 20 giây»: how long it takes the station's announcer. */
export function readingTime(script: Pick<Script, 'title' | 'text'>, bodyName: string, rate: number): string {
  return durationInWords(speakingTimeOf(spokenLines(script, bodyName), rate).seconds)
}

/** Whether it may go on air. `changed`: what has happened to the law it leans on. Throws the refusal. */
export function checkAirable({ state }: Pick<Script, 'state'>, changed: readonly string[]): void {
  if (state === 'withdrawn') throw refusals.withdrawn
  if (state !== 'approved') throw refusals.notApproved
  if (changed.length > 0) throw refusals.lawChanged(changed)
}
