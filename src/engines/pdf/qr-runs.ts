import { create } from 'qrcode'

/** A QR code of the given side as boxes of black, its white border included: each run of modules in a row is one box. */
export function qrRuns(text: string, side: number): { x: number; y: number; width: number; height: number }[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const unit = side / (size + 2 * quietZone)
  const runs: { x: number; y: number; width: number; height: number }[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; ) {
      let end = column
      while (end < size && data[row * size + end]) end++
      if (end > column)
        runs.push({
          x: (column + quietZone) * unit,
          y: (row + quietZone) * unit,
          width: (end - column) * unit,
          height: unit,
        })
      column = end + 1
    }
  return runs
}

/** Modules of white around it; paper is white already. */
const quietZone = 2
