/**
 * Cửa gửi: one way in for one kind of matter, with what the law needs for it and nothing else. Each thing that is asked says why.
 */
import { lengthOf } from '#domains/matters/clocks/clock-rule.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'

export type DoorSlug =
  | 'hoi-dap'
  | 'phan-anh'
  | 'quy-dinh'
  | 'khieu-nai'
  | 'to-cao'
  | 'thong-tin'
  | 'tro-giup-phap-ly'
  | 'hoa-giai'

/** `never`: not asked, and not kept if sent. */
export type Need = 'needed' | 'optional' | 'never'

export type Particular = {
  name: string
  label: string
  why: string
  need: 'needed' | 'optional'
  as: 'line' | 'text' | 'day'
}

export type FilingDoor = {
  slug: DoorSlug
  kind: MatterKind
  title: string
  /** What one gets, and when. */
  lead: string
  /** What must be known before one writes. */
  before: string[]
  words: { label: string; hint: string }
  name: Need
  address: Need
  contact: Need
  /** Why name, address and contact are asked. */
  why: { name: string; address: string; contact: string }
  particulars: Particular[]
  files: { hint: string; need: Need }
  law: string
}

const mayStayUnnamed = 'Không bắt buộc. Để trống thì không ai biết bạn là ai.'
const toReach = 'Để hỏi lại khi chưa rõ, và báo khi có trả lời.'

export const filingDoors: readonly FilingDoor[] = [
  {
    slug: 'hoi-dap',
    kind: 'question',
    title: 'Hỏi về pháp luật',
    lead: 'Cán bộ của xã, phường đọc câu hỏi và trả lời, có dẫn điều luật.',
    before: ['Không cần cho biết tên. Đừng ghi số căn cước hay tên người khác vào câu hỏi.'],
    words: { label: 'Bạn muốn hỏi gì?', hint: 'Kể việc đã xảy ra, ở đâu, khi nào, và điều bạn muốn biết.' },
    name: 'optional',
    address: 'never',
    contact: 'optional',
    why: { name: mayStayUnnamed, address: '', contact: toReach },
    particulars: [],
    files: { hint: 'Ảnh giấy tờ, hoặc bản ghi âm lời kể nếu bạn ngại gõ.', need: 'optional' },
    law: 'Luật Phổ biến, giáo dục pháp luật 14/2012/QH13',
  },
  {
    slug: 'phan-anh',
    kind: 'feedback',
    title: 'Gửi phản ánh, kiến nghị',
    lead: 'Cơ quan xem xét, xử lý hoặc chuyển đến nơi có thẩm quyền, và báo lại bạn.',
    before: ['Luật cần tên và địa chỉ của người phản ánh, kiến nghị. Cơ quan giữ kín hai điều này.'],
    words: {
      label: 'Bạn muốn phản ánh, kiến nghị điều gì?',
      hint: 'Việc gì, ở đâu, từ khi nào, ai chịu trách nhiệm nếu bạn biết.',
    },
    name: 'needed',
    address: 'needed',
    contact: 'optional',
    why: {
      name: 'Luật Tiếp công dân cần họ tên để vào sổ. Chỉ cán bộ giải quyết thấy.',
      address: 'Để vào sổ và gửi văn bản trả lời.',
      contact: toReach,
    },
    particulars: [],
    files: { hint: 'Ảnh hiện trường, giấy tờ, bản ghi âm.', need: 'optional' },
    law: 'Luật Tiếp công dân 42/2013/QH13, Điều 25',
  },
  {
    slug: 'quy-dinh',
    kind: 'regulation-feedback',
    title: 'Kiến nghị về quy định, thủ tục hành chính',
    lead: 'Cơ quan chuyển đến nơi có thẩm quyền sửa quy định, và báo lại bạn.',
    before: ['Dùng cửa này khi chính quy định hay thủ tục gây khó, không phải khi cán bộ làm sai.'],
    words: { label: 'Quy định, thủ tục đó gây khó thế nào?', hint: 'Điều gì vướng, và bạn muốn sửa ra sao.' },
    name: 'needed',
    address: 'needed',
    contact: 'needed',
    why: {
      name: 'Nghị định 20/2008/NĐ-CP yêu cầu nêu tên.',
      address: 'Nghị định 20/2008/NĐ-CP yêu cầu nêu địa chỉ.',
      contact: 'Nghị định 20/2008/NĐ-CP yêu cầu số điện thoại hoặc địa chỉ thư.',
    },
    particulars: [
      {
        name: 'regulation',
        label: 'Quy định hoặc thủ tục nào?',
        why: 'Số hiệu văn bản hoặc tên thủ tục, nếu bạn biết.',
        need: 'optional',
        as: 'line',
      },
    ],
    files: { hint: 'Văn bản, giấy hẹn, ảnh chụp.', need: 'optional' },
    law: 'Nghị định 20/2008/NĐ-CP, Điều 9',
  },
  {
    slug: 'khieu-nai',
    kind: 'complaint',
    title: 'Khiếu nại quyết định, hành vi hành chính',
    lead: 'Dành cho người có quyền lợi bị quyết định hoặc hành vi đó đụng đến. Người có thẩm quyền xem xét và trả lời bằng quyết định.',
    before: [
      'Đơn khiếu nại phải có chữ ký hoặc điểm chỉ của bạn. Hãy viết đơn, ký, rồi gửi kèm ảnh chụp đơn ở dưới; hoặc mang đơn đến trụ sở.',
      `Thời hiệu khiếu nại là ${lengthOf('complaint.limitation')} kể từ ngày bạn nhận hoặc biết quyết định, hành vi.`,
    ],
    words: { label: 'Bạn khiếu nại điều gì, và yêu cầu gì?', hint: 'Tóm tắt. Chi tiết đã có trong đơn kèm theo.' },
    name: 'needed',
    address: 'needed',
    contact: 'needed',
    why: {
      name: 'Luật Khiếu nại cần họ tên người khiếu nại.',
      address: 'Luật Khiếu nại cần địa chỉ, để gửi thông báo thụ lý và quyết định.',
      contact: 'Để mời bạn đối thoại.',
    },
    particulars: [
      {
        name: 'against',
        label: 'Quyết định, hành vi của ai?',
        why: 'Để biết ai có thẩm quyền giải quyết. Ghi số, ngày của quyết định nếu có.',
        need: 'needed',
        as: 'line',
      },
      {
        name: 'knewOn',
        label: 'Bạn nhận hoặc biết quyết định, hành vi đó ngày nào?',
        why: `Để tính thời hiệu ${lengthOf('complaint.limitation')} (Luật Khiếu nại, Điều 9).`,
        need: 'optional',
        as: 'day',
      },
    ],
    files: {
      hint: 'Ảnh chụp đơn có chữ ký hoặc điểm chỉ, quyết định bị khiếu nại, giấy tờ chứng minh.',
      need: 'needed',
    },
    law: 'Luật Khiếu nại 02/2011/QH13, Điều 8',
  },
  {
    slug: 'to-cao',
    kind: 'denunciation-information',
    title: 'Tố cáo hành vi vi phạm',
    lead: 'Tố cáo phải nộp bằng đơn hoặc trình bày trực tiếp. Ở đây bạn để lại thông tin, không cần xưng tên.',
    before: [
      'Luật chỉ nhận tố cáo bằng đơn có chữ ký hoặc điểm chỉ, hoặc trình bày trực tiếp (Luật Tố cáo, Điều 22). Nộp như vậy thì bạn được bảo vệ và được trả lời.',
      'Gửi qua mạng thì đây là «thông tin có nội dung tố cáo» (Điều 25): cơ quan xem nếu nội dung rõ và có bằng chứng; không có quyết định thụ lý, không bắt buộc trả lời.',
      'Trang này không hỏi tên, số điện thoại hay địa chỉ của bạn, và không ghi máy bạn dùng. Đừng ghi những điều đó vào nội dung.',
    ],
    words: { label: 'Việc vi phạm là gì?', hint: 'Ai, làm gì, ở đâu, khi nào; bằng chứng nào, xem ở đâu.' },
    name: 'never',
    address: 'never',
    contact: 'never',
    why: { name: '', address: '', contact: '' },
    particulars: [],
    files: {
      hint: 'Bằng chứng. Ảnh chụp bằng điện thoại có thể ghi nơi chụp và tên máy: hãy cân nhắc trước khi gửi.',
      need: 'optional',
    },
    law: 'Luật Tố cáo 25/2018/QH14, Điều 22, Điều 25',
  },
  {
    slug: 'thong-tin',
    kind: 'information-request',
    title: 'Yêu cầu cung cấp thông tin',
    lead: 'Xin bản sao, bản chụp văn bản, hồ sơ do cơ quan giữ. Miễn phí, trừ chi phí sao chụp thực tế.',
    before: ['Nhiều thông tin đã công khai. Hãy tìm ở trang của cơ quan trước, sẽ nhanh hơn.'],
    words: { label: 'Bạn cần thông tin gì?', hint: 'Tên văn bản, hồ sơ, năm; càng rõ càng nhanh.' },
    name: 'needed',
    address: 'needed',
    contact: 'needed',
    why: {
      name: 'Luật Tiếp cận thông tin cần họ tên người yêu cầu.',
      address: 'Luật cần nơi cư trú: xã, phường cung cấp cho người cư trú trên địa bàn.',
      contact: 'Để gửi thông tin cho bạn.',
    },
    particulars: [
      {
        name: 'form',
        label: 'Bạn muốn nhận bằng cách nào?',
        why: 'Xem tại trụ sở, bản giấy, hay tệp gửi qua thư điện tử.',
        need: 'needed',
        as: 'line',
      },
      {
        name: 'purpose',
        label: 'Lý do, mục đích',
        why: 'Chỉ cần khi thông tin liên quan đến đời tư hoặc bí mật kinh doanh của người khác.',
        need: 'optional',
        as: 'line',
      },
    ],
    files: { hint: 'Văn bản đồng ý của người liên quan, nếu có.', need: 'optional' },
    law: 'Luật Tiếp cận thông tin 01/2026/QH16, Điều 26',
  },
  {
    slug: 'tro-giup-phap-ly',
    kind: 'legal-aid',
    title: 'Xin trợ giúp pháp lý miễn phí',
    lead: 'Xã, phường xem giúp và giới thiệu bạn đến Trung tâm trợ giúp pháp lý. Trung tâm quyết định, không mất tiền.',
    before: ['Đang bị bắt, tạm giữ, hoặc sắp xét xử: hãy gọi ngay Trung tâm trợ giúp pháp lý, đừng chờ trả lời ở đây.'],
    words: { label: 'Bạn cần giúp việc gì?', hint: 'Việc đang ở đâu: tòa án, công an, hay mới tranh chấp.' },
    name: 'needed',
    address: 'optional',
    contact: 'needed',
    why: {
      name: 'Để lập giấy giới thiệu.',
      address: 'Không bắt buộc. Giúp chọn chi nhánh gần bạn.',
      contact: 'Để hẹn gặp và hỏi thêm.',
    },
    particulars: [
      {
        name: 'group',
        label: 'Bạn thuộc diện nào?',
        why: 'Ví dụ: hộ nghèo, người có công, trẻ em, người khuyết tật. Không chắc thì để trống, cán bộ xem giúp.',
        need: 'optional',
        as: 'line',
      },
    ],
    files: { hint: 'Giấy tờ bạn đang có. Chưa có cũng gửi được.', need: 'optional' },
    law: 'Luật Trợ giúp pháp lý 11/2017/QH14, Điều 7, Điều 30',
  },
  {
    slug: 'hoa-giai',
    kind: 'mediation-request',
    title: 'Đề nghị hòa giải ở cơ sở',
    lead: 'Hòa giải viên ở thôn, tổ dân phố giúp hai bên nói chuyện. Tự nguyện, không mất tiền.',
    before: ['Có bạo lực hoặc nguy hiểm: hãy gọi 113 trước.'],
    words: { label: 'Mâu thuẫn là gì?', hint: 'Chuyện gì, với ai, từ khi nào; bạn mong điều gì.' },
    name: 'needed',
    address: 'needed',
    contact: 'optional',
    why: {
      name: 'Để hòa giải viên biết ai đề nghị.',
      address: 'Để biết tổ hòa giải nào: ghi thôn, tổ dân phố.',
      contact: 'Để hẹn ngày gặp.',
    },
    particulars: [],
    files: { hint: 'Giấy tờ, ảnh nếu có.', need: 'optional' },
    law: 'Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 16',
  },
]

export function doorBySlug(slug: string): FilingDoor | undefined {
  return filingDoors.find((door) => door.slug === slug)
}

/** What a body takes: all, or questions alone where jurists advise for free. */
export function doorsOf({ givesAdvice }: { givesAdvice: boolean }): readonly FilingDoor[] {
  return givesAdvice ? filingDoors.filter(({ kind }) => kind === 'question') : filingDoors
}
