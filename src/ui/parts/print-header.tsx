export type PrintHeaderProps = {
  /** The body above: «UBND thành phố Đà Nẵng». */
  superior?: string
  bodyName: string
  /** Leave out where the page's own heading says it. */
  title?: string
  /** «Nam Trà, ngày 21 tháng 11 năm 2026». */
  placeAndDay: string
}

/**
 * The head of an official sheet; seen on paper only.
 *
 * `<PrintHeader superior="UBND thành phố Đà Nẵng" bodyName="UBND xã Nam Trà" title="Danh mục nhiệm vụ" placeAndDay="Nam Trà, ngày 21 tháng 11 năm 2026" />`
 */
export function PrintHeader({ superior, bodyName, title, placeAndDay }: PrintHeaderProps) {
  return (
    <div class="print-only print-head">
      <div>
        {superior !== undefined && <p>{superior}</p>}
        <p>
          <strong>{bodyName}</strong>
        </p>
      </div>
      <div>
        <p>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
        </p>
        <p>
          <strong>Độc lập - Tự do - Hạnh phúc</strong>
        </p>
        <p>
          <em>{placeAndDay}</em>
        </p>
      </div>
      {title !== undefined && <p class="print-title">{title}</p>}
    </div>
  )
}
