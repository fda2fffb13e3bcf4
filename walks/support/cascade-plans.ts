import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

/** A province's plan, the ward's plan that answers it, and the province's amendment: written for the walks. */
export const cascadePlans = {
  provinceTitle: 'Đợt cao điểm phổ biến pháp luật quý IV năm 2026 trên địa bàn tỉnh Bắc Ninh',
  province: () => provinceFile('118/KH-UBND', '05 tháng 11', [conference, mediators, mockTrial, website]),
  /** The conference must now also be sent out live. */
  amended: () =>
    provinceFile('125/KH-UBND', '16 tháng 11', [
      { ...conference, text: `${conference.text}, truyền trực tuyến đến các tổ dân phố` },
      mediators,
      mockTrial,
      website,
    ]),
  ward: () =>
    file({
      issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG KINH BẮC',
      number: '52/KH-UBND',
      place: 'Kinh Bắc',
      day: '12 tháng 11',
      title: 'Đợt cao điểm phổ biến pháp luật quý IV năm 2026 trên địa bàn phường Kinh Bắc',
      because:
        'Thực hiện Kế hoạch số 118/KH-UBND ngày 05/11/2026 của UBND tỉnh Bắc Ninh, UBND phường ban hành Kế hoạch như sau:',
      sendTo: 'UBND tỉnh Bắc Ninh',
      rows: [
        {
          text: 'Tổ chức hội nghị phổ biến Luật Đất đai và văn bản hướng dẫn cho cán bộ, Nhân dân trong phường',
          lead: 'Văn phòng HĐND và UBND phường',
        },
        { text: 'Bồi dưỡng kỹ năng cho hòa giải viên ở tổ dân phố', lead: 'Văn phòng HĐND và UBND phường' },
        { text: 'Treo cờ, dọn vệ sinh trụ sở phường', lead: 'Phòng Văn hóa – Xã hội phường' },
      ],
    }),
}

type Row = { text: string; lead: string; partner?: string }

const conference: Row = {
  text: 'Tổ chức hội nghị phổ biến Luật Đất đai và văn bản hướng dẫn cho cán bộ, Nhân dân',
  lead: 'UBND các xã, phường',
  partner: 'Sở Tư pháp',
}
const mediators: Row = { text: 'Bồi dưỡng kỹ năng hòa giải cho hòa giải viên ở cơ sở', lead: 'UBND các xã, phường' }
const mockTrial: Row = {
  text: 'Tổ chức phiên tòa giả định tại trường trung học phổ thông',
  lead: 'Sở Tư pháp',
  partner: 'UBND các xã, phường',
}
const website: Row = { text: 'Nâng cấp chuyên trang phổ biến pháp luật của tỉnh', lead: 'Sở Tư pháp' }

function provinceFile(number: string, day: string, rows: Row[]): Promise<Uint8Array> {
  return file({
    issuer: 'ỦY BAN NHÂN DÂN TỈNH BẮC NINH',
    number,
    place: 'Bắc Ninh',
    day,
    title: cascadePlans.provinceTitle,
    because: 'Thực hiện nhiệm vụ năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
    sendTo: 'UBND các xã, phường',
    rows,
  })
}

type Contents = {
  issuer: string
  number: string
  place: string
  day: string
  title: string
  because: string
  sendTo: string
  rows: Row[]
}

async function file({ issuer, number, place, day, title, because, sendTo, rows }: Contents): Promise<Uint8Array> {
  const heads = ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian thực hiện']
  const cells = rows.map((row, index) => [
    `${index + 1}`,
    row.text,
    row.lead,
    row.partner ?? '',
    'Trước ngày 25/12/2026',
  ])
  const document = new Document({
    sections: [
      {
        children: [
          text(issuer, true),
          text(`Số: ${number}`),
          text(`${place}, ngày ${day} năm 2026`),
          text('KẾ HOẠCH', true),
          text(title, true),
          text(because),
          text('I. MỤC ĐÍCH, YÊU CẦU', true),
          text('Đưa luật mới đến người dân ở nơi họ sống và làm việc.'),
          text('II. NỘI DUNG THỰC HIỆN', true),
          text('Các nhiệm vụ cụ thể:'),
          new Table({ rows: [heads, ...cells].map(rowOf) }),
          text('III. TỔ CHỨC THỰC HIỆN', true),
          text('Các đơn vị được giao nhiệm vụ tổ chức thực hiện Kế hoạch này.'),
          text('Nơi nhận:'),
          text(`- ${sendTo};`),
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
