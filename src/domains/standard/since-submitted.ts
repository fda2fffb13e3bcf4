/** What became of the records that a submitted figure was counted from. */

/** Of one measure; a commune has fewer by far. */
export const takenRecordsMax = 5_000

/** `submitted`: how many ids were kept; at `takenRecordsMax` there may have been more. */
export type SinceSubmitted = { name: string; submitted: number; gone: number; added: number }

export function showSinceSubmitted({ name, submitted, gone, added }: SinceSubmitted): string {
  const kept = submitted === takenRecordsMax ? `${submitted} bản ghi đầu` : `${submitted} bản ghi`
  const now = gone + added === 0 ? 'nay vẫn vậy' : `nay ${gone} trong số đó không còn tính, ${added} bản ghi mới thêm`
  return `${name}: khi trình giữ ${kept}; ${now}.`
}
