import { Icon } from '#ui/icons.tsx'
import { showBytes } from '#ui/show.ts'

export type ListedFile = {
  name: string
  href: string
  /** What its bytes say it is, not what its name claims: «Word», «PDF có chữ», «ảnh». */
  kind: string
  sizeBytes: number
  /** «Lan tải lên 12/11/2026». */
  note?: string
}

/**
 * Files with their real kind and size.
 *
 * `<FileList files={[{ name: 'KH-15.docx', href: '/tep/…', kind: 'Word', sizeBytes: 48_120 }]} />`
 */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.href}>
          <Icon name="file" />
          <a href={file.href}>{file.name}</a>
          <span>
            {file.kind}, {showBytes(file.sizeBytes)}
            {file.note !== undefined && ` · ${file.note}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
