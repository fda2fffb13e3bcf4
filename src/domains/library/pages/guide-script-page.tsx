import { showDay } from '#base/day.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { PublicGuide } from '#domains/library/guides/public-guide.ts'
import { Flagged, listNames } from '#domains/library/pages/public-guide-page.tsx'
import { durationInWords, type SpeakingTime } from '#domains/library/speaking-time.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Bản đọc trên loa, to print: large lines, numbers already in words, and how long it takes. */
export function guideScriptPage({ guide, script }: { guide: PublicGuide; script: SpeakingTime }): PageParts {
  const { words, kind, checkedOn } = guide
  return {
    title: `Bản đọc trên loa: ${words.title}`,
    section: 'guides',
    trail: [
      { label: listNames[kind], href: guidePaths.publicList(kind) },
      { label: words.title, href: guidePaths.publicGuide(guide) },
    ],
    about: { hidden: true, canonicalPath: guidePaths.publicGuide(guide) },
    body: (
      <article class="guide">
        <PageHead
          title={`Bản đọc trên loa: ${words.title}`}
          lead={`Đọc chậm, mỗi dòng một hơi. Hết khoảng ${durationInWords(script.seconds)}.${checkedOn === null ? '' : ` Đúng đến ngày ${showDay(checkedOn)}.`}`}
          actions={<LinkButton href={guidePaths.scriptFile(guide)} label="Tải tệp chữ (.txt)" icon="download" />}
        />
        <Flagged guide={guide} />
        <ol class="guide-script">
          {script.script.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </article>
    ),
  }
}
