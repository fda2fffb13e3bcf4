import { create } from 'qrcode'

/**
 * A picture for a telephone, drawn as one path: no script, no style, no file. Black on white in every theme.
 *
 * `<QrCode text="https://luatgandan.example.vn/tu-sach/xa-nam-tra-da-nang" label="Mã QR mở tủ sách" />`
 */
export function QrCode({ text, label, side: shown = 232 }: { text: string; label: string; side?: number }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const side = size + 2 * quietZone
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} width={shown} height={shown} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(size, data)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** Modules of white around it, as readers want. */
const quietZone = 4

/** Each run of black modules in a row is one box: a third of what single modules weigh. */
function pathOf(size: number, data: Uint8Array): string {
  let path = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; ) {
      let end = column
      while (end < size && data[row * size + end]) end++
      if (end > column) path += `M${column + quietZone} ${row + quietZone}h${end - column}v1h-${end - column}z`
      column = end + 1
    }
  return path
}
