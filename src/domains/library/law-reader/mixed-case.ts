import { foldInPlace } from '#base/fold-in-place.ts'
import { capitalise, isCapitals, tidy } from '#base/vietnamese.ts'
import type { Line } from '#engines/documents/line.ts'

/** Names that keep their capitals where a text in capitals is written small. */
const properNames =
  'Việt Nam; Quốc hội; Chính phủ; Nhà nước; Thủ tướng Chính phủ; Hội đồng nhân dân; Ủy ban nhân dân; Mặt trận Tổ quốc Việt Nam; Tòa án nhân dân; Viện kiểm sát nhân dân; Bộ Tư pháp; Bộ Nội vụ; Bộ Công an; Bộ Tài chính; Bộ Quốc phòng; Luật; Nghị định; Thông tư; Quyết định; Nghị quyết; Pháp lệnh'
    .split('; ')
    .map((name) => ({ name, small: name.toLocaleLowerCase('vi') }))

const linesMax = 4_000

/** A title in capitals as the text writes it elsewhere; where it never does, small but for the names that are known. */
export function mixedCase(capitals: string, all: Line[]): string {
  const folded = foldInPlace(tidy(capitals))
  for (const line of all.slice(0, linesMax)) {
    const at = line.folded.indexOf(folded)
    const written = at < 0 ? '' : line.text.slice(at, at + folded.length)
    if (written !== '' && !isCapitals(written)) return capitalise(tidy(written))
  }
  let small = tidy(capitals).toLocaleLowerCase('vi')
  for (const { name, small: plain } of properNames)
    small = small.replaceAll(new RegExp(`(?<![\\p{L}])${plain}(?![\\p{L}])`, 'gu'), name)
  return capitalise(small)
}
