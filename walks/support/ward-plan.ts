import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { Person } from './walk.ts'

type PlanFile = { name: string; bytes: Uint8Array; amends?: string }

/** Sends a file through the form for new plans; answers with the status of the page that came. */
export async function uploadPlan(person: Person, { name, bytes, amends }: PlanFile): Promise<number> {
  await person.go('/nghiep-vu/ke-hoach/moi')
  await person.field('plan').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
  if (amends !== undefined) await person.field('amendsPlanId').selectOption({ label: amends })
  return person.press('Tải lên và đọc')
}

/** The same, and waits until it is read; answers with the address of the page for checking. */
export async function readPlan(person: Person, plan: PlanFile): Promise<string> {
  await uploadPlan(person, plan)
  await person.page.getByRole('heading', { level: 1, name: /^Kiểm tra «/ }).waitFor()
  return person.address()
}

export const planTitle = 'Đợt cao điểm phổ biến pháp luật quý IV năm 2026 trên địa bàn phường Kinh Bắc'

type Row = { text: string; lead: string; partner: string; time: string; output: string }

const conference: Row = {
  text: 'Tổ chức hội nghị phổ biến Luật Đất đai cho nhân dân các tổ dân phố',
  lead: 'Văn phòng HĐND và UBND phường',
  partner: 'Hội LHPN phường',
  time: 'Quý IV năm 2026',
  output: 'Danh sách người dự',
}
const leaflets: Row = {
  text: 'Phát tờ gấp pháp luật về trợ giúp pháp lý tại các khu nhà trọ',
  lead: 'Phòng Văn hóa – Xã hội phường',
  partner: 'Công an phường',
  time: '',
  output: 'Tờ gấp',
}
const mediators: Row = {
  text: 'Rà soát, kiện toàn tổ hòa giải',
  lead: 'Văn phòng HĐND và UBND phường',
  partner: 'Ủy ban MTTQ Việt Nam phường',
  time: 'Tháng 12 năm 2026',
  output: 'Quyết định công nhận',
}
const broadcast: Row = {
  text: 'Phát thanh về quyền khiếu nại, tố cáo trên hệ thống loa của phường',
  lead: 'Phòng Văn hóa – Xã hội phường',
  partner: 'Văn phòng HĐND và UBND phường',
  time: 'Tháng 12 năm 2026',
  output: 'Bản tin đã phát',
}

/** A ward's plan as a Word file with a task table: written for the walks, with one task that lacks its time. */
export function wardPlanFile(): Promise<Uint8Array> {
  return planFile({ number: '41/KH-UBND', day: '02 tháng 10', rows: [conference, leaflets, mediators] })
}

/** What replaces it a month later: one task as it was, one with another time, one gone, one new. */
export function amendedWardPlanFile(): Promise<Uint8Array> {
  const later = { ...mediators, time: 'Trước ngày 25/12/2026' }
  return planFile({ number: '46/KH-UBND', day: '06 tháng 11', rows: [conference, later, broadcast] })
}

/** Changes one task and adds one; all that it does not name stays in force. Its reviews are due in two years. */
export function partialWardPlanFile(): Promise<Uint8Array> {
  const later = { ...mediators, time: 'Trước ngày 25/12/2026' }
  const review = {
    ...broadcast,
    text: 'Tổ chức sơ kết, tổng kết đợt cao điểm',
    time: 'Sơ kết tháng 12/2026, tổng kết năm 2027',
  }
  const title = `Sửa đổi, bổ sung một số nội dung Kế hoạch số 41/KH-UBND`
  return planFile({ number: '47/KH-UBND', day: '06 tháng 11', rows: [later, review], title })
}

/** A plan that rests on one law. */
export function planOnLawFile(basis: string): Promise<Uint8Array> {
  return planFile({ number: '52/KH-UBND', day: '10 tháng 10', rows: [conference], title: planOnLawTitle, basis })
}

export const planOnLawTitle = 'Tuyên truyền Luật Đọc sách buổi tối trên địa bàn phường Kinh Bắc'

type PlanPaper = { number: string; day: string; rows: Row[]; title?: string; basis?: string }

async function planFile({
  number,
  day,
  rows,
  title = planTitle,
  basis = 'Thực hiện nhiệm vụ năm 2026',
}: PlanPaper): Promise<Uint8Array> {
  const heads = [
    'STT',
    'Nội dung công việc',
    'Đơn vị chủ trì',
    'Đơn vị phối hợp',
    'Thời gian thực hiện',
    'Kết quả, sản phẩm',
  ]
  const cells = rows.map((row, index) => [`${index + 1}`, row.text, row.lead, row.partner, row.time, row.output])
  const document = new Document({
    sections: [
      {
        children: [
          text('ỦY BAN NHÂN DÂN PHƯỜNG KINH BẮC', true),
          text(`Số: ${number}`),
          text(`Kinh Bắc, ngày ${day} năm 2026`),
          text('KẾ HOẠCH', true),
          text(title, true),
          text(`${basis}, Ủy ban nhân dân phường ban hành Kế hoạch như sau:`),
          text('I. MỤC ĐÍCH, YÊU CẦU', true),
          text('Đưa luật mới đến người dân ở nơi họ sống và làm việc.'),
          text('II. NỘI DUNG THỰC HIỆN', true),
          text('Các nhiệm vụ cụ thể:'),
          new Table({ rows: [heads, ...cells].map(rowOf) }),
          text('III. TỔ CHỨC THỰC HIỆN', true),
          text('Văn phòng HĐND và UBND phường theo dõi, tổng hợp, báo cáo kết quả trước ngày 20/12/2026.'),
          text('Nơi nhận:'),
          text('- Sở Tư pháp tỉnh Bắc Ninh;'),
          text('- Lưu: VT.'),
          text('KT. CHỦ TỊCH', true),
          text('PHÓ CHỦ TỊCH', true),
          text('Nguyễn Mạnh Hùng', true),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function rowOf(cells: string[]): TableRow {
  return new TableRow({ children: cells.map((cell) => new TableCell({ children: [text(cell)] })) })
}

function text(words: string, bold = false): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: words, bold })] })
}
