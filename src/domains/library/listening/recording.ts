/**
 * Bản đọc của người: somebody's reading of a place in the law or of a guide. waiting → heard | refused (by a second person);
 * heard → withdrawn. It belongs to one text: when the text changes it is no longer offered, and waits for a new reading.
 */
import { Refusal } from '#base/refusal.ts'

export type Recording = {
  id: string
  /** `/phap-luat/35-2013-qh13/dieu-3`. */
  target: string
  /** Of the text that was read (`spokenHash`). */
  textHash: string
  fileId: string
  speaker: string
  language: string
  bodyId: string
  state: RecordingState
  uploadedBy: string
  uploadedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  version: number
}

export type RecordingState = 'waiting' | 'heard' | 'refused' | 'withdrawn'

export const recordingStates: Record<RecordingState, string> = {
  waiting: 'Chờ người thứ hai nghe',
  heard: 'Đang cho nghe',
  refused: 'Không dùng',
  withdrawn: 'Đã rút',
}

/** In place of the machine; any other language stands beside it. */
export const vietnamese = 'tiếng Việt'

export const recordingMbMax = 20

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy bản đọc này, hoặc ông/bà không được giao quyền xem. Hãy mở lại danh sách.',
  ),
  noText: new Refusal(
    404,
    'Thư viện chưa có phần chữ ở đường dẫn này, nên chưa nhận bản đọc. Hãy mở đúng điều, khoản hoặc hướng dẫn rồi dán đường dẫn.',
  ),
  ownRecording: new Refusal(
    403,
    'Người tải bản đọc lên không tự cho nghe được. Hãy nhờ biên tập viên thư viện khác nghe và quyết định.',
  ),
  notOpen: new Refusal(409, 'Bản đọc này đã có người quyết định rồi. Hãy tải lại trang để xem.'),
  textChanged: new Refusal(
    409,
    'Chữ ở nơi này đã đổi sau khi thu, nên bản đọc không còn khớp. Hãy thu bản mới theo chữ hiện nay.',
  ),
  changedMeanwhile: new Refusal(409, 'Cập nhật song song: người khác vừa quyết định bản đọc này. Hãy tải lại trang.'),
  soundGone: new Refusal(
    410,
    'Chữ ở trang này vừa thay đổi nên bản đọc cũ không còn dùng. Hãy tải lại trang để nghe bản mới.',
  ),
  beingMade: new Refusal(503, 'Bản đọc đang được làm. Hãy chờ khoảng một phút rồi bấm nghe lại.'),
  noVoice: new Refusal(404, 'Máy chủ này không có giọng đọc máy. Hãy đọc chữ trên trang.'),
}

export type Decision = { by: string; at: Date; currentHash: string | null }

/** Only what was read of today's text is let through, and never by who brought it. */
export function letBeHeard(recording: Recording, { by, at, currentHash }: Decision): Recording {
  checkWaiting(recording)
  if (recording.uploadedBy === by) throw refusals.ownRecording
  if (recording.textHash !== currentHash) throw refusals.textChanged
  return next(recording, { state: 'heard', decidedBy: by, decidedAt: at })
}

export function refuse(recording: Recording, { by, at, reason }: { by: string; at: Date; reason: string }): Recording {
  checkWaiting(recording)
  if (recording.uploadedBy === by) throw refusals.ownRecording
  return next(recording, { state: 'refused', decidedBy: by, decidedAt: at, reason })
}

/** Also by who brought it: taking away needs no second person. */
export function withdraw(
  recording: Recording,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Recording {
  if (recording.state !== 'heard' && recording.state !== 'waiting') throw refusals.notOpen
  return next(recording, { state: 'withdrawn', decidedBy: by, decidedAt: at, reason })
}

function checkWaiting({ state }: Recording): void {
  if (state !== 'waiting') throw refusals.notOpen
}

function next(recording: Recording, changed: Partial<Recording>): Recording {
  return { ...recording, ...changed, version: recording.version + 1 }
}
