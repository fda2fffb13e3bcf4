import { fold } from '#base/vietnamese.ts'

/** Words by which names of people are told from other words in capitals. */
export type WordList = { toned: ReadonlySet<string>; bare: ReadonlySet<string> }

function listed(text: string): WordList {
  const words = text
    .normalize('NFC')
    .split(/[\n,]/u)
    .map((word) => word.trim())
    .filter(Boolean)
  return { toned: new Set(words), bare: new Set(words.map(fold)) }
}

/** Whether a word is on a list: with its marks, or without any where it was typed without. */
export function isOn(list: WordList, word: string): boolean {
  const small = word.toLowerCase()
  return list.toned.has(small) || (/^[a-z]+$/u.test(small) && list.bare.has(small))
}

/** Họ, of Vietnam's peoples. */
export const familyNames =
  listed(`nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đào, đoàn,
  trịnh, trương, đinh, lâm, mai, lương, lưu, hà, chu, cao, tạ, tô, thái, triệu, kiều, quách, quản, tống, nghiêm, vương, la, lò, lầu,
  giàng, mạc, ma, thạch, sơn, kim, danh, châu, tăng, phùng, âu, ung, nông, vi, hứa, bế, hoa, ksor, rcom, siu, rmah, êban, niê, y, h,
  giáp, thiều, khuất, khổng, khúc, lục, lại, đàm, đới, thào, vàng, sùng, hầu, mùa, lỳ, lù, lành, bạch, cù, điểu, phí, đồng, cầm, quàng`)

export const middleNames =
  listed(`văn, thị, đức, hữu, đình, quang, minh, ngọc, xuân, thanh, hồng, kim, công, bá, trọng, tuấn, mạnh,
  việt, quốc, hoàng, anh, thế, như, thùy, bích, mỹ, phương, bảo, gia, khánh, hải, duy, tiến, trung, đăng, tấn, phước`)

/** What stands before a name: «ông Bính». */
export const titles =
  listed(`ông, bà, anh, chị, cô, chú, bác, cậu, mợ, dì, dượng, thím, cháu, em, bé, con, cụ, cha, vợ, chồng, bố, mẹ, má,
  thầy, tên, thợ, gặp, gọi, bạn, dâu, rể, đốc, họ, chủ`)

/** What stands before a name that is a place's, a school's, a body's. */
export const placeWords =
  listed(`đường, phố, phường, xã, trấn, quận, huyện, tỉnh, ngõ, cầu, chợ, trường, học, viện, ty, sông, núi, đảo, chùa,
  khu, viên, phòng, tòa, luật, thôn, xóm, ấp, bản, buôn, lộ, hàng, tộc, tiếng, nước, vùng, miền, ubnd, hdnd, tp, giáo, thể, giải`)

/** Words in capitals that begin like a name and are none: the first two, or the first alone. */
export const notNames =
  listed(`hồ chí, hà nội, hà nam, hà tĩnh, hà giang, hà đông, lê chân, hồ sơ, lý do, la hai, tô hiệu, chu kỳ, cao bằng, cao đẳng,
  lai châu, lâm đồng, thái bình, thái nguyên, sơn la, sơn tây, kim sơn, kim động, đồng nai, đồng tháp, đồng chí, châu thành, châu âu, hoa kỳ,
  hoa lư, mai châu, kiều bào, quản lý, kim cương, lương tâm, cao tốc, nông dân, nông nghiệp, nông thôn, danh sách, danh mục, vi phạm, lại,
  tòa, tết, ủy, công, sở, bộ, cục, luật, điều, khoản, nghị, thông, hội, chủ, phó, internet, zalo, facebook, vneid, ubnd, hdnd, nhà, đất, sổ,
  tuyên, nội, tư pháp, mặt, trung tâm, trung học, viện, đảng, đoàn thanh, đoàn kết, công an, bưu, bảo hiểm, ngân hàng, điện lực, covid, ai, gì, nào`)
