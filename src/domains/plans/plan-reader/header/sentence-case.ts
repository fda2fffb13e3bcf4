import { foldInPlace } from '#base/fold-in-place.ts'

/** Words that a body's name writes with a capital wherever they stand in it. */
const nouns = [
  'Ủy ban',
  'Uỷ ban',
  'Hội đồng',
  'Mặt trận Tổ quốc Việt Nam',
  'Việt Nam',
  'Sở',
  'Bộ',
  'Phòng',
  'Ban',
  'Hội',
  'Văn phòng',
  'Đảng',
  'Đoàn',
  'Công an',
  'Trung ương',
  'Nhà nước',
  'Chính phủ',
  'Quốc hội',
].map((name) => ({ name, folded: foldInPlace(name) }))

/** Whole names that are written so. */
const names = [
  'Ủy ban nhân dân',
  'Hội đồng nhân dân',
  'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Mặt trận Tổ quốc Việt Nam',
  'Hội Liên hiệp Phụ nữ Việt Nam',
  'Hội Liên hiệp Phụ nữ',
  'Hội Luật gia Việt Nam',
  'Hội Luật gia',
  'Hội Nông dân',
  'Hội Cựu chiến binh',
  'Liên đoàn Lao động',
  'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
  'Ban Thường vụ',
  'Ban Chấp hành',
  'Ban Chỉ đạo',
  'Thủ tướng Chính phủ',
  'Văn phòng Chính phủ',
  'Hội đồng phối hợp phổ biến, giáo dục pháp luật',
  'Công an',
  'Văn phòng',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Đảng ủy',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
].map((name) => ({ name, folded: foldInPlace(name) }))

const smallWords = /^(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa|thi tran|dac khu|cap|va|cua)(?![\p{L}])/u

/**
 * A name in capitals as one writes it in a sentence: «SỞ TƯ PHÁP» → «Sở Tư pháp», «ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN» →
 * «Ủy ban nhân dân tỉnh Lạng Sơn». Place names get capitals throughout; abbreviations keep theirs.
 */
export function sentenceCased(capitals: string): string {
  const folded = foldInPlace(capitals)
  const words: string[] = []
  let at = 0
  let isInPlace = false
  let capitaliseNext = true
  while (at < capitals.length) {
    const rest = folded.slice(at)
    const known =
      names.find((name) => startsWithWord(rest, name.folded)) ?? nouns.find((name) => startsWithWord(rest, name.folded))
    const small = smallWords.exec(rest)
    const word = known
      ? capitals.slice(at, at + known.folded.length)
      : small
        ? capitals.slice(at, at + small[0].length)
        : /^\S+/u.exec(capitals.slice(at))![0]
    if (known) {
      words.push(known.name)
      isInPlace = false
      capitaliseNext = known.folded.split(' ').length === 1
    } else if (small) {
      words.push(words.length === 0 ? initialCapital(word) : word.toLocaleLowerCase('vi'))
      isInPlace = !/^(?:va|cua|cap)$/u.test(small[0])
      capitaliseNext = false
    } else {
      words.push(
        isAbbreviation(word) ? word : isInPlace || capitaliseNext ? initialCapital(word) : word.toLocaleLowerCase('vi'),
      )
      capitaliseNext = false
    }
    at += word.length
    while (capitals[at] === ' ') at += 1
  }
  return words.join(' ')
}

function startsWithWord(text: string, start: string): boolean {
  return text.startsWith(start) && !/^[\p{L}\p{N}]/u.test(text.slice(start.length))
}

function initialCapital(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLocaleLowerCase('vi')
}

function isAbbreviation(word: string): boolean {
  return /^(?:UBND|HĐND|MTTQ|UBMTTQ|LHPN|LĐLĐ|TNCS|CCB|PBGDPL|BHXH|HĐPH|TP\.?)$/u.test(word)
}
