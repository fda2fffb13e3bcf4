import { dayAt, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import { sentencesOf } from '#domains/library/guides/loudspeaker-script.ts'
import type { PublicGuide } from '#domains/library/guides/public-guide.ts'
import type { Listen } from '#domains/library/listening/listen.queries.ts'
import { GuideTextView } from '#domains/library/pages/guide-text-view.tsx'
import { ListenPart } from '#domains/library/pages/listen-part.tsx'
import { UnclearPart } from '#domains/library/pages/unclear-part.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { QrCode } from '#ui/drawings/qr-code.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PublicGuideProps = { guide: PublicGuide; listen: Listen | null; publicUrl: string }

/** A guide, an answer or a newsletter as everybody reads it: the answer first, what it stands on at the end. */
export function publicGuidePage({ guide, listen, publicUrl }: PublicGuideProps, view: View): PageParts {
  const { words, kind, shown } = guide
  return {
    title: words.title,
    section: 'guides',
    trail: [{ label: listNames[kind], href: guidePaths.publicList(kind) }],
    about: {
      description: words.summary,
      canonicalPath: guidePaths.publicGuide(guide),
      card: { kicker: listNames[kind], title: words.title, issuer: guide.bodyName },
      structured: structuredGuide(guide, publicUrl),
    },
    body: (
      <article class="guide">
        <PageHead title={words.title} lead={words.summary} />
        <Flagged guide={guide} />
        <ListenPart listen={listen} what={words.title} />
        <GuideTextView shown={shown} terms={words.terms} />
        <UnclearPart
          action={guidePaths.unclear(guide)}
          whole="Cả bài"
          places={sentencesOf(readGuideText(words.text).sections).map((sentence, at) => ({
            value: String(at),
            label: shorten(sentence, labelLetters),
          }))}
          hidden={{ edition: String(guide.edition) }}
          view={view}
        />
        <WhoSaysSo guide={guide} />
        <div class="buttons">
          <LinkButton href={guidePaths.leaflet(guide)} label="Tờ rơi A4 (PDF)" icon="download" />
          <LinkButton href={guidePaths.poster(guide)} label="Áp phích (PDF)" icon="download" />
          <LinkButton href={guidePaths.script(guide)} label="Bản đọc trên loa" icon="text" />
        </div>
        <div class="print-only guide-print">
          <QrCode text={publicUrl + guidePaths.publicGuide(guide)} label="Mã QR mở bài này" side={120} />
          <p>{publicUrl + guidePaths.publicGuide(guide)}</p>
        </div>
      </article>
    ),
  }
}

const labelLetters = 70

export const listNames = { ...guideKinds, guide: 'Hướng dẫn', answer: 'Hỏi – đáp', newsletter: 'Bản tin' } as const

/** «đang rà lại vì … đã thay đổi từ …», before anything is read. */
export function Flagged({ guide: { flags } }: { guide: PublicGuide }) {
  const first = flags[0]
  if (first === undefined) return null
  return (
    <Notice tone="warning" title={`Bài này đang được rà lại vì luật đã thay đổi từ ${showDay(first.since)}`}>
      <ul>
        {flags.slice(0, flagsShown).map(({ reason }) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>Phần còn lại vẫn dùng được. Trước khi làm theo chỗ này, hãy hỏi công chức tư pháp của xã, phường.</p>
    </Notice>
  )
}

const flagsShown = 5

function WhoSaysSo({ guide }: { guide: PublicGuide }) {
  const { writers, approver, approvedAt, bodyName, checkedOn, edition } = guide
  return (
    <p class="guide-who">
      {checkedOn !== null && (
        <>
          <strong>Đúng đến ngày {showDay(checkedOn)}</strong>, ngày các căn cứ được đối chiếu gần nhất.{' '}
        </>
      )}
      {writers.join(', ')} soạn, {approver} duyệt ngày {showDay(dayAt(approvedAt))}; {bodyName}. Bản {edition}.
    </p>
  )
}

function structuredGuide(guide: PublicGuide, publicUrl: string): object {
  const { words, approvedAt, bodyName, checkedOn } = guide
  if (guide.kind === 'answer') return structuredAnswer(guide, publicUrl)
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: words.title,
    description: words.summary,
    inLanguage: 'vi',
    datePublished: dayAt(approvedAt),
    ...(checkedOn === null ? {} : { dateModified: checkedOn }),
    publisher: { '@type': 'GovernmentOrganization', name: bodyName, url: publicUrl },
  }
}

const answerLettersMax = 2_000

/** A question and its answer, as search machines read them; where the text has a part «Câu hỏi», that is what was asked. */
function structuredAnswer({ words, approvedAt, bodyName }: PublicGuide, publicUrl: string): object {
  const { sections } = readGuideText(words.text)
  const asked = sections.slice(0, sections[0]?.heading === askedHeading ? 1 : 0)
  const answered = sections.slice(asked.length)
  const said = (some: typeof sections) => sentencesOf(some).join(' ').slice(0, answerLettersMax)
  const publisher = { '@type': 'GovernmentOrganization', name: bodyName, url: publicUrl }
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    inLanguage: 'vi',
    mainEntity: {
      '@type': 'Question',
      name: words.title,
      text: asked.length === 0 ? words.summary : said(asked),
      answerCount: 1,
      acceptedAnswer: { '@type': 'Answer', text: said(answered), datePublished: dayAt(approvedAt), author: publisher },
    },
  }
}

const askedHeading = 'Câu hỏi'
