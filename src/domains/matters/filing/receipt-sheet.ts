import { showDay, showDayWithWeekday, showMoment } from '#base/day.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { Tracked } from '#domains/matters/tracking/tracked.ts'
import type { ReceiptPass } from '#domains/matters/tracking/tracking-pass.ts'
import type { PdfBlock, PdfSheet } from '#engines/pdf/sheet.ts'
import { showCode } from '#platform/identity/receipt-code.ts'

/** Phiếu hẹn A6 for the one who sent: the code in large digits, the days of the law, where to ask. */
export function receiptSheet({ submission, matters }: Tracked, pass: ReceiptPass, publicUrl: string): PdfSheet {
  const [first] = matters
  const desk = first?.desk
  return {
    ...frame(submission.receivedAt, first?.bodyName ?? ''),
    kicker: 'Phiếu tiếp nhận',
    title: showCode(pass.code),
    lead: 'Mã hồ sơ. Giữ kín, ai có mã thì xem được.',
    blocks: [
      ...matters.flatMap(({ matter, bodyName, clocks }): PdfBlock[] => [
        { kind: 'heading', text: matterKinds[matter.kind].name },
        { kind: 'item', text: `${bodyName} nhận lúc ${showMoment(submission.receivedAt)}.` },
        ...clocks
          .filter(({ dueDay, standing }) => dueDay !== null && standing !== 'met')
          .slice(0, clocksShown)
          .map(
            ({ rule, dueDay, explained }): PdfBlock => ({
              kind: 'item',
              text: `${rule.what}: chậm nhất ${showDayWithWeekday(dueDay!)}.`,
              note: explained[0],
            }),
          ),
      ]),
      ...(desk === undefined
        ? []
        : [{ kind: 'small', text: `Hỏi tại: ${desk.address}. ${desk.phone}. ${desk.hours}.` } as const]),
    ],
    foot: {
      qr: publicUrl + matterPaths.link(pass.link),
      lines: ['Quét để xem hồ sơ', `${publicUrl}${matterPaths.track}`],
    },
  }
}

/** For whoever helped: that it was sent, and nothing with which it can be read. */
export function helperSheet({ submission, matters }: Tracked, publicUrl: string): PdfSheet {
  const [first] = matters
  return {
    ...frame(submission.receivedAt, first?.bodyName ?? ''),
    kicker: 'Phiếu của người nộp hộ',
    title: matters.map(({ matter }) => `Số ${matter.number}/${matter.year}`).join(', '),
    lead: `Đã nộp hộ ngày ${showDay(submission.receivedOn)}.`,
    blocks: [
      ...(submission.helperName === ''
        ? []
        : [{ kind: 'item', text: `Người nộp hộ: ${submission.helperName}.` } as const]),
      { kind: 'item', text: `Nơi nhận: ${first?.bodyName ?? ''}.` },
      { kind: 'small', text: 'Phiếu này không có mã hồ sơ: chỉ người có việc mới xem được.' },
    ],
    foot: { qr: publicUrl + matterPaths.track, lines: ['Trang tra cứu', `${publicUrl}${matterPaths.track}`] },
  }
}

const clocksShown = 3

function frame(madeAt: Date, author: string) {
  return { size: 'A6' as const, columns: 1 as const, textPt: 10, textPtMin: 7, pagesMax: 1, author, madeAt }
}
