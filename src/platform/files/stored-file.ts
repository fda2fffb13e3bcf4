import { Refusal } from '#base/refusal.ts'
import { type FileKind, nameKinds } from '#platform/files/file-kind.ts'
import type { Unwanted } from '#platform/files/sniff.ts'

/**
 * Tệp đã tải lên: one upload; uploads with the same bytes share them on the disk.
 * unscanned → clean | quarantined; what is quarantined is never served again.
 */
export type StoredFile = {
  id: string
  sha256: string
  name: string
  sizeBytes: number
  kind: FileKind
  scanTriedAt: Date | null
  uploadedBy: string | null
  at: Date
} & ({ state: 'clean' | 'unscanned'; threat: null } | { state: 'quarantined'; threat: string })

/** Where files are kept, and the virus scanner when there is one. The house is one such. */
export type FileStore = {
  dataFolder: string
  /** clamd: `/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`. */
  clamdAddress?: string
}

const scanWaitMsMax = 120_000

/** A new file waits for its first scan, two minutes at most: when the scanner is down, work goes on with a mark. */
export function isAwaitingScan(file: StoredFile, store: FileStore, now: Date): boolean {
  if (store.clamdAddress === undefined || file.state !== 'unscanned' || file.scanTriedAt !== null) return false
  return now.getTime() - file.at.getTime() < scanWaitMsMax
}

/** What pages write beside a file; undefined when there is nothing to say. */
export function fileMark(file: StoredFile): string | undefined {
  if (file.state === 'quarantined') return 'Đã cách ly vì chứa mã độc'
  return file.state === 'unscanned' ? 'Chưa quét mã độc' : undefined
}

export const refusals = {
  missing: new Refusal(404, 'Không có tệp này, hoặc bạn chưa được giao quyền xem. Hãy tìm lại từ trang có tệp.'),
  awaitingScan: new Refusal(503, 'Tệp đang được quét mã độc. Hãy đợi vài giây rồi tải lại trang.'),

  quarantined: (file: { name: string; threat: string }) =>
    new Refusal(
      410,
      `Tệp «${file.name}» chứa mã độc (${file.threat}) nên đã bị cách ly. Hãy quét mã độc máy đã gửi tệp này rồi gửi tệp sạch.`,
    ),
  knownThreat: (name: string, threat: string) =>
    new Refusal(
      415,
      `Tệp «${name}» đã được phát hiện chứa mã độc (${threat}), hệ thống không nhận. Hãy quét mã độc máy của bạn rồi gửi tệp sạch.`,
    ),
  empty: (name: string) => new Refusal(422, `Tệp «${name}» rỗng (0 byte). Hãy mở tệp kiểm tra rồi gửi lại.`),
  tooLarge: (name: string, sizeBytesMax: number) =>
    new Refusal(
      413,
      `Tệp «${name}» lớn hơn ${showSize(sizeBytesMax)} nên hệ thống không nhận. Hãy giảm dung lượng (nén ảnh trong tệp, tách tệp) rồi gửi lại.`,
    ),
  tooMany: (countMax: number) =>
    new Refusal(413, `Mỗi lần gửi được nhiều nhất ${countMax} tệp. Hãy chia thành nhiều lần gửi.`),
  notAllowed: (name: string, kind: FileKind, allowed: readonly FileKind[]) =>
    new Refusal(
      415,
      `Tệp «${name}» là tệp ${nameKinds([kind])}, ở đây không nhận loại này. Hãy gửi tệp ${nameKinds(allowed)}.`,
    ),
  unwanted: (name: string, why: Unwanted, allowed: readonly FileKind[]) =>
    new Refusal(
      415,
      `Tệp «${name}» ${unwantedBecause[why]} ${unwantedDo[why] ?? `Hãy gửi tệp ${nameKinds(allowed)}.`}`,
    ),
}

const unwantedBecause: Record<Unwanted, string> = {
  runnable: 'là tệp chạy được hoặc chứa tệp chạy được, hệ thống không nhận.',
  active: 'là trang web hoặc ảnh vẽ có thể chứa mã chạy ngầm, hệ thống không nhận.',
  macros: 'có chứa macro, hệ thống không nhận.',
  locked: 'đang đặt mật khẩu nên hệ thống không mở được.',
  damaged: 'bị hỏng hoặc tải lên chưa trọn.',
  'unpacks too large': 'giải nén ra quá lớn, hệ thống không nhận.',
  unknown: 'thuộc loại hệ thống không nhận ra.',
}

const unwantedDo: Partial<Record<Unwanted, string>> = {
  macros: 'Hãy mở tệp, chọn «Lưu thành» (Save As) dạng .docx hoặc .xlsx, rồi gửi tệp mới.',
  locked: 'Hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi tệp mới.',
  damaged: 'Hãy mở thử tệp trên máy của bạn, lưu lại rồi gửi lại.',
  'unpacks too large': 'Hãy chia nhỏ nội dung thành nhiều tệp rồi gửi.',
}

/** `20 MB`, `1,5 MB`, `800 KB`. */
export function showSize(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} byte`
  if (sizeBytes < 1_048_576) return `${Math.ceil(sizeBytes / 1024)} KB`
  return `${(Math.round((sizeBytes / 1_048_576) * 10) / 10).toString().replace('.', ',')} MB`
}
