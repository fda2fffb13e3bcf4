type Line = {
  code: string
  path: string[]
  title: string
  text: string
  document: string
  number: string
  effective: string
  note: string
}

const neighbours = { topic: '99.1', topicName: 'Quan hệ láng giềng' }
const general = ['Chương I. QUY ĐỊNH CHUNG']
const boundaries = ['Chương II. RANH GIỚI VÀ LỐI ĐI']

/** A codification of seven articles that nobody passed: a law, a decree below it, and the law that both stand against. */
export function inventedCodification(): string {
  const law = (article: string, path: string[], title: string, text: string): Line => ({
    code: `99.1.LQ.${article}`,
    path,
    title,
    text,
    document: 'Luật số 901/2020/QH99 Luật Láng giềng ngày 20/11/2020 của Quốc hội',
    number: '901/2020/QH99',
    effective: '01/07/2021',
    note: `Điều ${article}`,
  })
  const decree = (article: string, title: string, text: string): Line => ({
    code: `99.1.NĐ.1.${article}`,
    path: boundaries,
    title,
    text,
    document: 'Nghị định số 905/2021/NĐ-CP Quy định chi tiết Luật Láng giềng ngày 15/08/2021 của Chính phủ',
    number: '905/2021/NĐ-CP',
    effective: '01/10/2021',
    note: `Điều ${article}`,
  })
  const lines = [
    law('1', general, 'Phạm vi điều chỉnh', 'Luật này quy định quan hệ giữa những nhà ở cạnh nhau.'),
    law(
      '2',
      general,
      'Giải thích từ ngữ',
      'Trong Luật này, các từ ngữ dưới đây được hiểu như sau:\n1. Láng giềng, còn gọi là hàng xóm, là người ở nhà liền kề.\n2. Mốc là vật đánh dấu đường chia hai thửa đất.',
    ),
    law(
      '3',
      boundaries,
      'Giữ ranh giới',
      '1. Láng giềng cùng giữ ranh giới, không được:\na) dời mốc;\nb) xây tường sang đất bên cạnh;\nc) trồng cây sát mốc;\nd) đặt ống sang đất bên cạnh;\nđ) đổ nước mưa sang nhà bên cạnh.\n2. Người lấn ranh giới của hàng xóm phải trả lại phần đất đã lấn trong 15 ngày và dựng lại mốc.\n3. Việc tranh chấp được hòa giải trước, theo Điều 4 của Luật này.',
    ),
    law(
      '4',
      boundaries,
      'Hòa giải giữa hai nhà',
      '1. Tổ hòa giải ở thôn, tổ dân phố giúp hai nhà tự thỏa thuận.\n2. Mức đền bù theo Điều 2 Nghị định số 905/2021/NĐ-CP.',
    ),
    law('5', boundaries, 'Lối đi qua nhà liền kề', 'Nhà không có lối ra đường được mở lối đi qua nhà liền kề.'),
    decree('1', 'Chi phí dựng mốc', 'Hai nhà chịu chi phí dựng mốc như nhau.'),
    decree('2', 'Mức đền bù', 'Mức đền bù do hai nhà thỏa thuận.'),
  ]
  return `${lines.map(write).join('\n')}\n`
}

function write({ code, path, title, text, document, number, effective, note }: Line): string {
  return JSON.stringify({
    code,
    ...neighbours,
    path,
    title,
    text,
    documentNumber: number,
    effective,
    sourceNote: `(${note} ${document}, có hiệu lực thi hành kể từ ngày ${effective})`,
    vbplId: '',
    anchor: '',
    related: [],
  })
}
