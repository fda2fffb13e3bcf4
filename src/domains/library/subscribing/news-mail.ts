import { type Day, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'

export type DocumentNews = { name: string; slug: string; lines: readonly string[] }

type Setting = { publicUrl: string; token: string; day: Day; followed: readonly string[] }

const documentsShown = 30
const followedShown = 10

/** Thư báo thay đổi: all of a day in one, the reason for it, and the way out. */
export function newsMail(news: readonly DocumentNews[], { publicUrl, token, day, followed }: Setting) {
  const shown = news.slice(0, documentsShown)
  const more = news.length - shown.length
  const leaveUrl = `${publicUrl}${subscribingPaths.leaving(token)}`
  const subject =
    news.length === 1
      ? `Luật bạn theo dõi vừa thay đổi: ${shorten(news[0]!.name, 120)}`
      : `Luật bạn theo dõi vừa thay đổi: ${news.length} văn bản, ${showDay(day)}`
  return {
    subject,
    leaveUrl,
    html: null,
    text: [
      `Từ lần báo trước đến ngày ${showDay(day)}:`,
      ...shown.map(({ name, slug, lines }) =>
        [name, ...lines.map((line) => `- ${line}`), `${publicUrl}/phap-luat/${slug}`].join('\n'),
      ),
      ...(more > 0 ? [`… và ${more} văn bản khác. Xem tất cả: ${publicUrl}/phap-luat`] : []),
      `Bạn nhận thư này vì đang theo dõi: ${listed(followed)}.`,
      `Xem những gì đang theo dõi, hoặc thôi theo dõi: ${leaveUrl}`,
    ].join('\n\n'),
  }
}

/** Thư xác nhận: whoever did not ask need not do anything. */
export function confirmationMail({ name, publicUrl, token }: { name: string; publicUrl: string; token: string }) {
  return {
    subject: 'Xác nhận theo dõi thay đổi của pháp luật',
    text: [
      `Có người, có thể là bạn, muốn được báo bằng thư khi có thay đổi về: ${name}.`,
      'Nếu đúng là bạn, hãy mở đường dẫn này rồi bấm «Xác nhận» trong vòng 48 giờ:',
      `${publicUrl}${subscribingPaths.confirm(token)}`,
      'Nếu không phải bạn, hãy bỏ qua thư này: không có gì được gửi nữa, và địa chỉ của bạn được xóa sau 48 giờ.',
    ].join('\n\n'),
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, followedShown).join('; ')
  return names.length > followedShown ? `${shown}; và ${names.length - followedShown} mục khác` : shown
}
