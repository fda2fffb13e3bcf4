import { guidePaths } from '#domains/library/guides/guide-paths.ts'

export type FlaggedGuide = {
  name: string
  title: string
  reasons: readonly string[]
  guideId: string
  publicUrl: string
}

const reasonsShown = 10
const titleShown = 150

/** Thư báo: a text of the reader leans on a place that changed. */
export function flaggedGuideMail({ name, title, reasons, guideId, publicUrl }: FlaggedGuide) {
  const shown = reasons.slice(0, reasonsShown).map((reason) => `- ${reason}`)
  const more = reasons.length - shown.length
  return {
    subject: `Cần rà lại: ${title.slice(0, titleShown)}`,
    text: [
      `Kính gửi ông/bà ${name},`,
      `Luật mà bài «${title}» dẫn đã thay đổi:`,
      [...shown, ...(more > 0 ? [`- … và ${more} chỗ khác`] : [])].join('\n'),
      'Người dân vẫn đọc được bài, với dòng «đang rà lại» ở đầu trang. Hãy đối chiếu rồi soạn bản mới, hoặc nhờ người thứ hai xác nhận bài vẫn đúng:',
      `${publicUrl}${guidePaths.guide(guideId)}`,
    ].join('\n\n'),
  }
}
