import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { Given } from '#domains/matters/release/release.ts'
import { outcomeNames } from '#domains/matters/release/release.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { FileList } from '#ui/parts/file-list.tsx'

/** What was given with an answer, for the person who asked; each part that was refused with its ground. */
export function GivenPart({ given }: { given: Given | undefined }) {
  if (given === undefined) return null
  const { matterId, outcome, parts, how, cost, files } = given
  return (
    <>
      <p>
        <strong>{outcomeNames[outcome]}.</strong>
        {how !== '' && ` Cách nhận: ${how}`}
        {cost !== '' && ` Chi phí in, sao, chụp, gửi thực tế: ${cost}.`}
      </p>
      {parts.length > 0 && (
        <>
          <p>Phần không cung cấp và lý do:</p>
          <ul>
            {parts.map(({ what, reason, cited }) => (
              <li key={what}>
                {what}: {reason} {cited}
              </li>
            ))}
          </ul>
        </>
      )}
      {files.length > 0 && (
        <FileList
          files={files.map(({ id, label, given: file, givenMark }) => ({
            name: label,
            href: matterPaths.givenFile(matterId, id),
            kind: describeKind(file.kind).group,
            sizeBytes: file.sizeBytes,
            note: givenMark,
          }))}
        />
      )}
    </>
  )
}
