/** Keys of one page beside the ones every list has. */
export type KeyLine = { keys: readonly string[]; does: string }

const everywhere: KeyLine[] = [
  { keys: ['j', 'k'], does: 'xuống, lên một dòng' },
  { keys: ['Enter'], does: 'mở dòng đang chọn' },
  { keys: ['x'], does: 'đánh dấu dòng đang chọn' },
  { keys: ['/'], does: 'đến ô tìm kiếm' },
  { keys: ['Esc'], does: 'đóng, rời ô đang gõ' },
  { keys: ['?'], does: 'mở bảng phím này' },
]

/**
 * The sheet of keys at the end of a page; `?` opens it (island `keys`), a press of the summary does without scripts.
 *
 * `<KeySheet more={[{ keys: ['n', 'p'], does: 'chỗ cần xem tiếp theo, trước đó' }]} />`
 */
export function KeySheet({ more = [] }: { more?: readonly KeyLine[] }) {
  return (
    <details class="key-sheet" id="phim-tat" data-keys-sheet>
      <summary>
        Phím tắt <kbd>?</kbd>
      </summary>
      <dl>
        {[...everywhere, ...more].map((line) => (
          <div key={line.does}>
            <dt>
              {line.keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' '}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
