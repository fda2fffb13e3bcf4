import type { Day } from '#base/day.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { ContentsLine } from '#domains/library/reading/reading.queries.ts'

/** Mục lục: Phần, Chương, Mục as headings, each điều a link. */
export function ContentsList({
  document,
  lines,
  asAt,
}: {
  document: string
  lines: readonly ContentsLine[]
  asAt: Day | undefined
}) {
  return (
    <>
      {groupsOf(lines).map(({ headings, lines }, index) => (
        <div key={`${index}-${headings.join()}`} class="law-contents">
          {headings.map((heading) => (
            <h3 key={heading}>{heading}</h3>
          ))}
          <ul>
            {lines.map(({ slug, number, title }) => (
              <li key={slug}>
                <a href={lawPath({ document, article: slug }, asAt)}>
                  Điều {number}
                  {title ? `. ${title}` : ''}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** Articles under the same headings together; only the headings that are new are said again. */
function groupsOf(lines: readonly ContentsLine[]): { headings: string[]; lines: ContentsLine[] }[] {
  const groups: { headings: string[]; lines: ContentsLine[] }[] = []
  let before: string[] = []
  for (const line of lines) {
    const isSame = groups.length > 0 && line.headings.join('\n') === before.join('\n')
    if (isSame) groups.at(-1)!.lines.push(line)
    else {
      const common = line.headings.findIndex((heading, index) => heading !== before[index])
      groups.push({ headings: common < 0 ? [] : line.headings.slice(common), lines: [line] })
    }
    before = line.headings
  }
  return groups
}
