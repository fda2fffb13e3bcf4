import type { Paragraph } from 'docx'
import { centred, heading, paper, plain, task } from '#app/demo/plan-paper.ts'

/**
 * A plan written for the demo, in the manner of a ward's yearly plans: headings, tasks with their assignment lines, a
 * reporting duty, recipients, a signature; and three slips of the kind that real plans have, for the checking page.
 */
export async function demoPlanFile(year: number): Promise<Uint8Array> {
  return paper([...head(year), ...purpose(year), ...content(year), ...organisation(year), ...foot()])
}

function head(year: number): Paragraph[] {
  return [
    centred('ỦY BAN NHÂN DÂN PHƯỜNG KINH BẮC'),
    plain(`Số: 27/KH-UBND`),
    plain(`Kinh Bắc, ngày 12 tháng 01 năm ${year}`),
    centred('KẾ HOẠCH'),
    centred(
      `Công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và xây dựng phường đạt chuẩn tiếp cận pháp luật năm ${year}`,
    ),
    plain(
      `Căn cứ Luật Phổ biến, giáo dục pháp luật; Luật Hòa giải ở cơ sở; thực hiện Kế hoạch số 08/KH-UBND ngày 05/01/${year} của UBND tỉnh Bắc Ninh, Ủy ban nhân dân phường Kinh Bắc ban hành Kế hoạch năm ${year} như sau:`,
    ),
  ]
}

function purpose(year: number): Paragraph[] {
  return [
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    plain(
      '1. Đưa các quy định pháp luật gắn với đời sống đến từng tổ dân phố, trước hết là người khuyết tật, hộ nghèo, hộ cận nghèo, phụ nữ và trẻ em.',
    ),
    plain(`2. Việc nào cũng có người chịu trách nhiệm, có thời hạn và có sản phẩm kiểm chứng trong năm ${year}.`),
  ]
}

function content(year: number): Paragraph[] {
  const office = 'Văn phòng HĐND và UBND phường'
  const culture = 'Phòng Văn hóa – Xã hội phường'
  return [
    heading('II. NỘI DUNG THỰC HIỆN'),
    heading('1. Phổ biến, giáo dục pháp luật'),
    ...task('1.1.', {
      text: 'Tổ chức hội nghị giới thiệu các luật mới có hiệu lực cho cán bộ phường và tổ trưởng tổ dân phố.',
      lead: office,
      partners: 'Công an phường; Ủy ban MTTQ Việt Nam phường',
      time: `Quý I năm ${year}`,
      output: 'Kế hoạch hội nghị và danh sách người dự',
    }),
    ...task('1.2.', {
      text: 'Phát thanh chuyên mục pháp luật trên hệ thống loa của phường, mỗi tháng một chủ đề, có bản tin dành cho người cao tuổi.',
      lead: culture,
      partners: office,
      time: `Hằng tháng, từ tháng 01 đến tháng 12 năm ${year}`,
      output: 'Bản tin đã phát',
    }),
    ...task('1.3.', {
      text: 'Nói chuyện pháp luật với hội viên phụ nữ về phòng, chống bạo lực gia đình và quyền được trợ giúp pháp lý.',
      lead: 'Hội LHPN phường',
      partners: `${culture}; Công an phường`,
      time: `Quý II, III năm ${year}`,
      output: 'Biên bản buổi nói chuyện',
    }),
    ...task('1.4.', {
      text: 'Tổ chức các hoạt động hưởng ứng Ngày Pháp luật Việt Nam 09/11.',
      lead: office,
      partners: 'Các các đơn vị liên quan',
      time: `Tháng 11 năm ${year}`,
      output: 'Báo cáo kết quả',
    }),
    heading('2. Hòa giải ở cơ sở'),
    ...task('2.1.', {
      text: 'Kiện toàn tổ hòa giải ở các tổ dân phố, bảo đảm mỗi tổ có hòa giải viên nữ.',
      lead: office,
      partners: 'Ủy ban MTTQ Việt Nam phường',
      time: `Trước ngày 30/6/${year}`,
      output: 'Quyết định công nhận',
    }),
    ...task('2.2.', {
      text: 'Tập huấn kỹ năng hòa giải cho hòa giải viên mới được công nhận.',
      lead: office,
      partners: 'Sở Tư pháp',
      time: `Quý IV năm ${year}`,
      output: 'Tài liệu tập huấn và danh sách người dự',
    }),
    ...task('2.3.', {
      text: 'Theo dõi, hỗ trợ tổ hòa giải giải quyết kịp thời mâu thuẫn, tranh chấp phát sinh trong nhân dân.',
      lead: office,
      time: 'Thường xuyên',
    }),
    heading('3. Chuẩn tiếp cận pháp luật'),
    ...task('3.1.', {
      text: 'Tự đánh giá phường đạt chuẩn tiếp cận pháp luật và niêm yết kết quả tại trụ sở.',
      lead: office,
      partners: culture,
      time: `Tháng 12 năm ${year}`,
      output: 'Hồ sơ tự đánh giá',
    }),
    ...task('3.2.', {
      text: 'Cung cấp thông tin, tài liệu phục vụ đoàn kiểm tra của cấp trên.',
      lead: office,
      time: 'Theo yêu cầu của cấp trên',
    }),
    ...task('3.3.', { text: 'Khảo sát nhu cầu tìm hiểu pháp luật của người lao động ở các khu nhà trọ.' }),
  ]
}

function organisation(year: number): Paragraph[] {
  return [
    heading('III. TỔ CHỨC THỰC HIỆN'),
    plain(
      `1. Các phòng chuyên môn, đoàn thể phường gửi báo cáo 6 tháng trước ngày 15/5/${year} và báo cáo năm trước ngày 15/11/${year} về Văn phòng HĐND và UBND phường.`,
    ),
    plain('2. Văn phòng HĐND và UBND phường theo dõi, đôn đốc và tổng hợp, báo cáo Sở Tư pháp theo quy định.'),
  ]
}

function foot(): Paragraph[] {
  return [
    plain('Nơi nhận:'),
    plain('- Sở Tư pháp tỉnh Bắc Ninh;'),
    plain('- Chủ tịch, các PCT UBND phường;'),
    plain('- Các phòng chuyên môn, đoàn thể phường;'),
    plain('- Lưu: VT.'),
    centred('KT. CHỦ TỊCH'),
    centred('PHÓ CHỦ TỊCH'),
    centred('Nguyễn Mạnh Hùng'),
  ]
}
