import { lawPaths } from '#domains/library/law-paths.ts'
import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import { QrCode } from '#ui/drawings/qr-code.tsx'
import { Icon } from '#ui/icons.tsx'

/** The page's address as a picture for a telephone; printed with the page. */
export function QrBlock({ url, what }: { url: string; what: string }) {
  return (
    <details class="law-tool law-qr">
      <summary>
        <Icon name="print" />
        Mã QR, in trang
      </summary>
      <QrCode text={url} label={`Mã QR mở ${what}`} side={160} />
      <p>
        Quét để mở {what}: <span class="law-address">{url}</span>
      </p>
      <p>In trang này bằng lệnh in của trình duyệt; mã QR được in kèm.</p>
    </details>
  )
}

/** Who wants to know of the next change. */
export function SubscribeLine({ document }: { document: string }) {
  return (
    <p class="law-follow">
      <a href={subscribingPaths.document(document)}>Nhận thư khi văn bản này thay đổi</a> ·{' '}
      <a href={lawPaths.documentFeed(document)}>Kênh tin Atom</a>
    </p>
  )
}

/** The words with where they stand, to copy: selected by hand, or by the button that the island `copy` shows. */
export function CopyBlock({ citation }: { citation: string }) {
  return (
    <details class="law-tool">
      <summary>
        <Icon name="file" />
        Chép kèm trích dẫn
      </summary>
      <label for="trich-dan">Chữ và nơi của chữ</label>
      <textarea id="trich-dan" readOnly rows={6} data-copy>
        {citation}
      </textarea>
    </details>
  )
}
