/** Khuyết điểm của nguồn: what is wrong with a file of texts. Counted in full, listed up to a limit, never silently mended. */
export type Flaw = { kind: FlawKind; place: string; note: string }

export type FlawKind = keyof typeof flawNames

export const flawNames = {
  'bad-line': 'dòng không đọc được (JSON hỏng hoặc thiếu phần)',
  'bad-encoding': 'dòng không phải chữ UTF-8',
  'long-line': 'dòng quá dài, bỏ qua',
  'control-characters': 'ký tự điều khiển, đã bỏ',
  'empty-text': 'điều không có chữ',
  'repeated-text': 'chữ giống hệt một điều khác',
  'repeated-article': 'điều lặp lại trong cùng văn bản, bỏ qua',
  'repeated-code': 'mã pháp điển dùng cho hai điều',
  'repeated-anchor': 'chỗ neo dùng cho hai điều',
  'no-vbpl-id': 'không có mã văn bản ở cơ sở dữ liệu quốc gia',
  'unread-note': 'ghi chú nguồn đọc chưa hết',
  'number-differs': 'số hiệu ở ghi chú khác số hiệu ở dòng',
  'article-number-guessed': 'số của điều không theo ghi chú, lấy theo mã',
  'missing-topic': 'đề mục không có trong tệp',
  'words-differ': 'chữ khác bản đã có từ nguồn chắc hơn, giữ bản đã có',
  'matched-by-name': 'luật chỉ có tên, đã ghép với văn bản cùng tên trong thư viện; cần xem có đúng văn bản đó không',
  'appendix-left-out': 'phụ lục, chưa nhập',
  'relation-unnumbered': 'văn bản được nêu không có số hiệu, chưa nối',
  'reading-doubt': 'chỗ cần xem khi đọc tệp',
} as const

/** Of each kind so many are listed with their place. */
const listedMax = 200

export class FlawBook {
  readonly counts = new Map<FlawKind, number>()
  readonly listed: Flaw[] = []

  note(kind: FlawKind, place: string, note = ''): void {
    const count = (this.counts.get(kind) ?? 0) + 1
    this.counts.set(kind, count)
    if (count <= listedMax) this.listed.push({ kind, place: place.slice(0, 200), note: note.slice(0, 500) })
  }
}
