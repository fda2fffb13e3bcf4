import { foldInPlace } from '#base/fold-in-place.ts'

/** Lĩnh vực whose names have a comma or «và» inside, as ministries and departments bore them; the longest first. */
const compounds = [
  'Lao động, Thương binh và Xã hội',
  'Lao động - Thương binh và Xã hội',
  'Văn hóa, Thể thao và Du lịch',
  'Văn hóa, Khoa học và Thông tin',
  'Kinh tế, Hạ tầng và Đô thị',
  'Nông nghiệp và Phát triển nông thôn',
  'Nông nghiệp và Môi trường',
  'Tài nguyên và Môi trường',
  'Khoa học và Công nghệ',
  'Thông tin và Truyền thông',
  'Giáo dục và Đào tạo',
  'Kế hoạch và Đầu tư',
  'Dân tộc và Tôn giáo',
  'Văn hóa và Thể thao',
  'Văn hóa và Thông tin',
  'Văn hóa và Xã hội',
  'Tuyên giáo và Dân vận',
  'Quy hoạch và Kiến trúc',
  'Phát thanh và Truyền hình',
  'Báo và Phát thanh, Truyền hình',
  'Phổ biến và Theo dõi thi hành pháp luật',
  'Phổ biến, giáo dục pháp luật',
].map(foldInPlace)

/** Where each field name of a list stands: «Tư pháp, Văn hóa, Thể thao và Du lịch và Nội vụ» → three. */
export function fieldNamesIn(folded: string): { start: number; end: number }[] {
  const names: { start: number; end: number }[] = []
  const separator = /\s*(?:,|;|\bva\b)\s*/gu
  let start = 0
  while (start < folded.length && names.length < 100) {
    const compound = compounds.find((name) => folded.startsWith(name, start))
    separator.lastIndex = start + (compound?.length ?? 0)
    const match = separator.exec(folded)
    const end = match?.index ?? folded.length
    if (end > start) names.push({ start, end })
    start = match ? match.index + match[0].length : folded.length
  }
  return names
}

/** Where a field's name with a comma ends in folded text; 0 when there is none. */
export function fieldEndIn(folded: string): number {
  const name = compounds.find((compound) => compound.includes(',') && folded.includes(compound))
  return name ? folded.indexOf(name) + name.length : 0
}
