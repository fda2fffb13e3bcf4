import { settleTones } from '#domains/places/spelling.ts'

/**
 * Tên cơ quan ở một dạng: lower case, one place for the tones, abbreviations written out, no punctuation and no «và», so
 * that «Văn phòng HĐND-UBND phường» and «Văn phòng HĐND và UBND phường» are one name. For comparing, never for showing.
 */
export function canonicalName(name: string): string {
  let text = ` ${settleTones(name)
    .toLowerCase()
    .replace(/\([^)]*\)/gu, ' ')
    .replace(separators, ' ')} `
  for (const [short, long] of abbreviations) text = text.replaceAll(` ${short} `, ` ${long} `)
  return text
    .replace(/ (?:và|việt nam)(?= )/gu, '')
    .replace(/(?<= )(\S+)(?: \1)+(?= )/gu, '$1')
    .trim()
    .replace(/ +/gu, ' ')
}

const separators = /[\s,;:.&/«»"“”–—-]+/gu

/** After punctuation is gone; longer ones first where one begins another. */
const abbreviations: [string, string][] = [
  ['ubnd', 'ủy ban nhân dân'],
  ['hđnd', 'hội đồng nhân dân'],
  ['hdnd', 'hội đồng nhân dân'],
  ['ubmttqvn', 'mặt trận tổ quốc'],
  ['ubmttq', 'mặt trận tổ quốc'],
  ['mttqvn', 'mặt trận tổ quốc'],
  ['mttq', 'mặt trận tổ quốc'],
  ['ub mặt trận tổ quốc', 'mặt trận tổ quốc'],
  ['ủy ban mặt trận tổ quốc', 'mặt trận tổ quốc'],
  ['hội lhpn', 'hội liên hiệp phụ nữ'],
  ['hlhpn', 'hội liên hiệp phụ nữ'],
  ['hội phụ nữ', 'hội liên hiệp phụ nữ'],
  ['hội ccb', 'hội cựu chiến binh'],
  ['đoàn tncs hồ chí minh', 'đoàn thanh niên cộng sản hồ chí minh'],
  ['đoàn tncs hcm', 'đoàn thanh niên cộng sản hồ chí minh'],
  ['đoàn thanh niên', 'đoàn thanh niên cộng sản hồ chí minh'],
  ['đoàn thanh niên cộng sản hồ chí minh cộng sản hồ chí minh', 'đoàn thanh niên cộng sản hồ chí minh'],
  ['vp', 'văn phòng'],
  ['stp', 'sở tư pháp'],
  ['ptp', 'phòng tư pháp'],
  ['vh xh', 'văn hóa xã hội'],
  ['vhxh', 'văn hóa xã hội'],
  ['gd đt', 'giáo dục đào tạo'],
  ['gdđt', 'giáo dục đào tạo'],
  ['lđtb xh', 'lao động thương binh xã hội'],
  ['lđtbxh', 'lao động thương binh xã hội'],
  ['tn mt', 'tài nguyên môi trường'],
  ['nn mt', 'nông nghiệp môi trường'],
  ['nn ptnt', 'nông nghiệp phát triển nông thôn'],
  ['ptnt', 'phát triển nông thôn'],
  ['tc kh', 'tài chính kế hoạch'],
  ['bch quân sự', 'ban chỉ huy quân sự'],
  ['bch qs', 'ban chỉ huy quân sự'],
  ['ban chqs', 'ban chỉ huy quân sự'],
  ['ttpvhcc', 'trung tâm phục vụ hành chính công'],
  ['tt phục vụ hành chính công', 'trung tâm phục vụ hành chính công'],
  ['pbgdpl', 'phổ biến giáo dục pháp luật'],
  ['tgpl', 'trợ giúp pháp lý'],
  ['tp', 'thành phố'],
]
