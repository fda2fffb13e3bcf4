import { sayGuideUnclear } from '#domains/library/acts/say-guide-unclear.ts'
import { type Audience, audiences, type GuideKind, type GuideTopic, guideTopics } from '#domains/library/guide-file.ts'
import { guidePaths, publicFolders } from '#domains/library/guides/guide-paths.ts'
import { listPublishedGuides } from '#domains/library/guides/guides.queries.ts'
import { keptPdf } from '#domains/library/guides/kept-pdf.ts'
import { loudspeakerScript } from '#domains/library/guides/loudspeaker-script.ts'
import { leafletSheet, posterSheet } from '#domains/library/guides/printed-guide.ts'
import { loadPublicGuide } from '#domains/library/guides/public-guide.queries.ts'
import type { PublicGuide } from '#domains/library/guides/public-guide.ts'
import { findListen } from '#domains/library/listening/listen.queries.ts'
import { guideScriptPage } from '#domains/library/pages/guide-script-page.tsx'
import { publicGuidePage } from '#domains/library/pages/public-guide-page.tsx'
import { guidesPageSize, publicGuidesPage } from '#domains/library/pages/public-guides-page.tsx'
import { durationInWords, type SpeakingTime } from '#domains/library/speaking-time.ts'
import { sayUnclear } from '#domains/library/unclear/say-unclear.ts'
import type { PdfSheet } from '#engines/pdf/sheet.ts'
import { today } from '#platform/clock.ts'
import { contentDisposition } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'
import { open, openRaw, type Routes, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const guidePage = open(async (request) => {
  const { house } = request
  const guide = await guideIn(request)
  // what is heard of a text of any kind is kept under one address
  const path = `${publicFolders.guide}/${guide.slug}`
  const listen = await findListen(house, house.database.kysely, path, today(house.clock))
  return { guide, listen, publicUrl: house.publicUrl }
}, publicGuidePage)

const unclear = submitWith('anyone', sayUnclear(sayGuideUnclear), {
  public: true,
  again: guidePage,
  to: (guide) => ({
    to: guidePaths.publicGuide(guide),
    notice: 'Cảm ơn bạn. Người soạn bài sẽ thấy chỗ này và viết lại cho dễ hiểu.',
  }),
})

/** What everybody reads: lists, texts, and what is made of each. */
export const publicGuidesRoutes: Routes = Object.assign(
  {},
  ...Object.entries(publicFolders).map(([kind, folder]): Routes => routesOf(kind as GuideKind, folder)),
)

function routesOf(kind: GuideKind, folder: string): Routes {
  return {
    [`GET ${folder}`]: open(async ({ house, query }) => {
      const topic = oneOf<GuideTopic>(query['chu-de'], guideTopics)
      const audience = oneOf<Audience>(query.cho, audiences)
      const guides = await listPublishedGuides(house.database.kysely, { kind, topic, audience })
      const pages = Math.max(1, Math.ceil(guides.length / guidesPageSize))
      const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pages)
      return {
        kind,
        topic,
        audience,
        page,
        total: guides.length,
        guides: guides.slice((page - 1) * guidesPageSize, page * guidesPageSize),
      }
    }, publicGuidesPage),
    [`GET ${folder}/:slug`]: guidePage,
    [`POST ${folder}/:slug/chua-hieu`]: unclear,
    [`GET ${folder}/:slug/to-roi.pdf`]: openRaw((request) => pdf(request, 'to-roi', leafletSheet)),
    [`GET ${folder}/:slug/ap-phich.pdf`]: openRaw((request) => pdf(request, 'ap-phich', posterSheet)),
    [`GET ${folder}/:slug/ban-doc`]: open(async (request) => {
      const guide = await guideIn(request)
      return { guide, script: scriptOf(guide) }
    }, guideScriptPage),
    [`GET ${folder}/:slug/ban-doc.txt`]: openRaw(async (request) => {
      const guide = await guideIn(request)
      return textFile(guide, scriptOf(guide))
    }),
  }
}

const slugPattern = /^[a-z0-9][a-z0-9-]{0,119}$/

/** Under the folder of any kind: an address that was printed keeps leading to its text. */
function guideIn({ house, params }: WebRequest): Promise<PublicGuide> {
  const slug = params.slug ?? ''
  return loadPublicGuide(house.database.kysely, slugPattern.test(slug) ? slug : '', today(house.clock))
}

function oneOf<Name extends string>(value: string | undefined, names: Record<Name, string>): Name | undefined {
  return value !== undefined && Object.hasOwn(names, value) ? (value as Name) : undefined
}

function scriptOf({ words, bodyName, shown }: PublicGuide): SpeakingTime {
  return loudspeakerScript(words, { bodyName, lawNames: shown.sources.map(({ name }) => name) })
}

type Print = (guide: PublicGuide, publicUrl: string) => PdfSheet

async function pdf(request: WebRequest, name: string, print: Print): Promise<Answer> {
  const guide = await guideIn(request)
  const bytes = await keptPdf(print(guide, request.house.publicUrl))
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('inline', `${name}-${guide.slug}.pdf`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
    body: bytes,
  }
}

/** One line a breath; Windows opens it too. */
function textFile({ words, slug }: PublicGuide, { script, seconds }: SpeakingTime): Answer {
  const lines = [`${words.title} (${durationInWords(seconds)})`, '', ...script, '']
  return {
    kind: 'text',
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: lines.join('\r\n'),
    headers: { 'Content-Disposition': `attachment; filename="ban-doc-${slug}.txt"` },
  }
}
