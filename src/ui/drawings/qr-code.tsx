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

function pathOf(size: number, data: Uint8Array): string {
  let path = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (data[row * size + column]) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
  return path
}
