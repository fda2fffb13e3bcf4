import type { Paragraph } from 'docx'
import { type Assigned, centred, heading, paper, plain, task } from '#app/demo/plan-paper.ts'
import { sharedTasks } from '#app/demo/shared-tasks.ts'

export const provincePlanNumber = '08/KH-UBND'

/** The plan of the demo's province: some work of its departments, most of it given to the communes that are named. */
export async function provincePlanFile(year: number, communes: readonly string[]): Promise<Uint8Array> {
  return paper([...head(year), ...content(year, communes.map((name) => `UBND ${name}`).join('; ')), ...foot(year)])
}

function head(year: number): Paragraph[] {
  return [
    centred('ỦY BAN NHÂN DÂN TỈNH BẮC NINH'),
    plain(`Số: ${provincePlanNumber}`),
    plain(`Bắc Ninh, ngày 05 tháng 01 năm ${year}`),
    centred('KẾ HOẠCH'),
    centred(`Đưa pháp luật đến gần người dân ở các xã, phường làm điểm năm ${year}`),
    plain(
      `Để việc phổ biến pháp luật và hòa giải đến được từng thôn, tổ dân phố, Ủy ban nhân dân tỉnh ban hành Kế hoạch năm ${year} như sau:`,
    ),
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    plain(
      'Mỗi việc có một nơi chủ trì, có ngày xong và có thứ để kiểm chứng; nơi làm tốt chia sẻ cách làm cho nơi khác.',
    ),
  ]
}

function content(year: number, communes: string): Paragraph[] {
  const own: Assigned = {
    text: 'Biên soạn tờ gấp, bản tin phát thanh mẫu về các luật mới để các xã, phường làm điểm dùng chung.',
    lead: 'Sở Tư pháp',
    time: `Quý I năm ${year}`,
    output: 'Bộ tài liệu mẫu',
  }
  const groups = Map.groupBy(sharedTasks(year), (one) => one.group)
  return [
    heading('II. NỘI DUNG THỰC HIỆN'),
    ...[...groups].flatMap(([group, tasks], index) => [
      heading(`${index + 1}. ${group}`),
      ...[...tasks.map((one) => ({ ...one, lead: communes })), ...(index === 0 ? [own] : [])].flatMap((one, at) =>
        task(`${index + 1}.${at + 1}.`, one),
      ),
    ]),
  ]
}

function foot(year: number): Paragraph[] {
  return [
    heading('III. TỔ CHỨC THỰC HIỆN'),
    plain(
      `1. Nơi được chọn làm điểm ban hành kế hoạch của mình trước ngày 25/01/${year} và gửi báo cáo năm trước ngày 20/12/${year}.`,
    ),
    plain('2. Sở Tư pháp theo dõi, đôn đốc và tổng hợp kết quả.'),
    plain('Nơi nhận:'),
    plain('- Chủ tịch, các PCT UBND tỉnh;'),
    plain('- Lưu: VT.'),
    centred('KT. CHỦ TỊCH'),
    centred('PHÓ CHỦ TỊCH'),
    centred('Đào Quang Sơn'),
  ]
}
