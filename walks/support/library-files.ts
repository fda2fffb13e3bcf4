import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'

/** An invented law as a Word file; of Điều 1 the second khoản is missing, which the librarian must see. */
export function inventedLawFile(): Promise<Uint8Array> {
  return lawFile({
    number: '988/2026/QH16',
    name: 'LUẬT ĐỌC SÁCH BUỔI TỐI',
    day: '15 tháng 6 năm 2026',
    lines: [
      'Chương I',
      'NHỮNG QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi điều chỉnh',
      '1. Luật này quy định việc đọc sách buổi tối ở nhà văn hóa.',
      '3. Chính phủ quy định chi tiết Điều này.',
      'Điều 2. Giờ mở cửa',
      '1. Nhà văn hóa mở cửa đến 20 giờ.',
      '2. Ngày nghỉ, nhà văn hóa mở cửa như sau:',
      'a) Buổi sáng từ 8 giờ;',
      'b) Buổi tối đến 21 giờ.',
      'Chương II',
      'ĐIỀU KHOẢN THI HÀNH',
      'Điều 3. Hiệu lực thi hành',
      'Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.',
    ],
  })
}

/** What changes its Điều 2 later, as a plain text file. */
export function amendingLawText(): Uint8Array {
  return new TextEncoder().encode(
    [
      'QUỐC HỘI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Luật số: 989/2026/QH16',
      '',
      'LUẬT',
      'SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐỌC SÁCH BUỔI TỐI',
      '',
      'Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;',
      'Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Đọc sách buổi tối số 988/2026/QH16.',
      '',
      'Điều 1. Sửa đổi, bổ sung một số điều của Luật Đọc sách buổi tối số 988/2026/QH16',
      '1. Sửa đổi, bổ sung khoản 1 Điều 2 như sau:',
      '“1. Nhà văn hóa mở cửa đến 22 giờ.”.',
      '',
      'Điều 2. Hiệu lực thi hành',
      'Luật này có hiệu lực thi hành từ ngày 01 tháng 11 năm 2026.',
      '',
      'Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 2 thông qua ngày 20 tháng 10 năm 2026.',
      'CHỦ TỊCH QUỐC HỘI',
      'Nguyễn Văn Bịa',
    ].join('\n'),
  )
}

type LawPaper = { number: string; name: string; day: string; lines: string[] }

async function lawFile({ number, name, day, lines }: LawPaper): Promise<Uint8Array> {
  const cell = (...texts: string[]) => new TableCell({ children: texts.map((text) => new Paragraph(text)) })
  const head = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        children: [
          cell('QUỐC HỘI', `Luật số: ${number}`),
          cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', `Hà Nội, ngày ${day}`),
        ],
      }),
    ],
  })
  const document = new Document({
    sections: [
      {
        children: [
          head,
          new Paragraph('LUẬT'),
          new Paragraph(name.replace(/^LUẬT /u, '')),
          new Paragraph('Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;'),
          new Paragraph(`Quốc hội ban hành Luật Đọc sách buổi tối.`),
          ...lines.map((text) => new Paragraph(text)),
          new Paragraph(
            `Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 1 thông qua ngày ${day}.`,
          ),
          new Paragraph('CHỦ TỊCH QUỐC HỘI'),
          new Paragraph('Nguyễn Văn Bịa'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
