/** An invented plan of a commune: enough of every kind of line that a real one has, as long as one asks for. */
export function samplePlan(groups: number): string[] {
  const tasks = Array.from({ length: groups }, (_, index) => group(index + 1)).flat()
  return [...opening, ...tasks, ...closing]
}

const opening = [
  'ỦY BAN NHÂN DÂN',
  'XÃ BÌNH AN',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Số: 15/KH-UBND',
  'Bình An, ngày 12 tháng 01 năm 2026',
  'KẾ HOẠCH',
  'Phổ biến, giáo dục pháp luật và hòa giải ở cơ sở năm 2026 trên địa bàn xã Bình An',
  'Căn cứ Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13 ngày 20/6/2012;',
  'Căn cứ Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày 20/6/2013;',
  'Ủy ban nhân dân xã Bình An ban hành kế hoạch với các nội dung sau:',
  'I. MỤC ĐÍCH, YÊU CẦU',
  '1. Mục đích',
  'Giúp người dân trong xã hiểu và làm theo các quy định gắn với đời sống hằng ngày.',
  '2. Yêu cầu',
  'Việc làm phải thiết thực, tiết kiệm, đúng đối tượng và có người chịu trách nhiệm.',
  'II. NỘI DUNG, NHIỆM VỤ',
]

const subjects = [
  'luật đất đai cho các hộ có đất trong vùng quy hoạch',
  'luật giao thông đường bộ cho học sinh trung học cơ sở',
  'luật hôn nhân và gia đình cho đoàn viên, hội viên phụ nữ',
  'quy định về phòng cháy, chữa cháy cho các hộ kinh doanh tại chợ',
  'luật hòa giải ở cơ sở cho tổ trưởng các tổ hòa giải',
  'luật bảo vệ môi trường cho các hộ chăn nuôi',
]

function group(number: number): string[] {
  const subject = subjects[number % subjects.length]
  const month = (number % 12) + 1
  return [
    `${number}. Tổ chức phổ biến ${subject}`,
    `a) Mở một buổi nói chuyện về ${subject} tại nhà văn hóa thôn số ${number}, có phần hỏi đáp và phát tài liệu rút gọn.`,
    '- Đơn vị chủ trì: Phòng Văn hóa – Xã hội xã.',
    '- Đơn vị phối hợp: Hội Liên hiệp Phụ nữ xã; Đoàn Thanh niên xã; các thôn.',
    `- Thời gian thực hiện: Tháng ${month} năm 2026.`,
    '- Kết quả: Buổi phổ biến, danh sách người dự.',
    `b) Phát thanh ${number} bài viết ngắn về ${subject} trên hệ thống truyền thanh của xã.`,
    '- Đơn vị chủ trì: Công chức tư pháp – hộ tịch.',
    '- Thời gian thực hiện: Thường xuyên.',
  ]
}

const closing = [
  'III. TỔ CHỨC THỰC HIỆN',
  '1. Các thôn báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 30/11/2026.',
  '2. Công chức tư pháp – hộ tịch theo dõi, đôn đốc việc thực hiện kế hoạch này.',
  'Nơi nhận:',
  '- Sở Tư pháp;',
  '- Đảng ủy, HĐND xã;',
  '- Lưu: VT.',
  'TM. ỦY BAN NHÂN DÂN',
  'CHỦ TỊCH',
  'Nguyễn Văn Hùng',
]
