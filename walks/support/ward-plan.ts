import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

/** A ward's plan as a Word file with a task table: written for the walks, with one task that lacks its time. */
export async function wardPlanFile(): Promise<Uint8Array> {
  const rows = [
    ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian thực hiện', 'Kết quả, sản phẩm'],
    [
      '1',
      'Tổ chức hội nghị phổ biến Luật Đất đai cho nhân dân các tổ dân phố',
      'Văn phòng HĐND và UBND phường',
      'Hội LHPN phường',
      'Quý IV năm 2026',
      'Danh sách người dự',
    ],
    [
      '2',
      'Phát tờ gấp pháp luật về trợ giúp pháp lý tại các khu nhà trọ',
      'Phòng Văn hóa – Xã hội phường',
      'Công an phường',
      '',
      'Tờ gấp',
    ],
    [
      '3',
      'Rà soát, kiện toàn tổ hòa giải',
      'Văn phòng HĐND và UBND phường',
      'Ủy ban MTTQ Việt Nam phường',
      'Tháng 12 năm 2026',
      'Quyết định công nhận',
    ],
  ]
  const document = new Document({
    sections: [
      {
        children: [
          text('ỦY BAN NHÂN DÂN PHƯỜNG KINH BẮC', true),
          text('Số: 41/KH-UBND'),
          text('Kinh Bắc, ngày 02 tháng 10 năm 2026'),
          text('KẾ HOẠCH', true),
          text('Đợt cao điểm phổ biến pháp luật quý IV năm 2026 trên địa bàn phường Kinh Bắc', true),
          text(
            'Thực hiện Kế hoạch số 27/KH-UBND ngày 12/01/2026 của UBND phường Kinh Bắc, Ủy ban nhân dân phường ban hành Kế hoạch như sau:',
          ),
          text('I. MỤC ĐÍCH, YÊU CẦU', true),
          text('Đưa luật mới đến người dân ở nơi họ sống và làm việc.'),
          text('II. NỘI DUNG THỰC HIỆN', true),
          text('Các nhiệm vụ cụ thể:'),
          new Table({
            rows: rows.map(
              (cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [text(cell)] })) }),
            ),
          }),
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

function text(words: string, bold = false): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: words, bold })] })
}
