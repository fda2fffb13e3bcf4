import type { Day } from '#base/day.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { GuideLine } from '#domains/library/guides/guides.queries.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import { LibrarySays } from '#domains/library/pages/law-search-hints.tsx'
import { queryLettersMax } from '#domains/library/search/law-search-filter.ts'
import type { LibraryState } from '#domains/library/search/search-choices.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import { doorPaths } from '#domains/matters/doors/door-paths.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { openPaths } from '#domains/reports/open-figures/open-report.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { AskBox, Doors } from '#ui/parts/ask-box.tsx'
import { LinkButton } from '#ui/parts/button.tsx'

export type HomeProps = {
  publicUrl: string
  /** What is read in plain language, by title. */
  guides: GuideLine[]
  hasAnswers: boolean
  hasShelves: boolean
  /** Somebody stands in the directory of people who help with the law. */
  hasPeople: boolean
  /** Some ward lets everybody hear its loudspeakers. */
  hasStations: boolean
  hasStandard: boolean
  hasContests: boolean
  hasAwards: boolean
  /** Some course takes names from everybody. */
  hasCourses: boolean
  /** Some body lets everybody have the figures of a report. */
  hasOpenData: boolean
  library: LibraryState & { day: Day | null }
}

const guidesShown = 8

/** The portal's first page: one box, situations of life, and the doors that lead somewhere. */
export function homePage({ publicUrl, ...props }: HomeProps): PageParts {
  const { guides, library } = props
  return {
    title: 'Bạn đang gặp chuyện gì?',
    section: 'home',
    islands: ['suggest'],
    about: {
      description: 'Tìm luật bằng lời thường, đọc hướng dẫn dễ hiểu, biết điều luật còn hiệu lực không.',
      canonicalPath: '/',
      structured: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: 'Luật Gần Dân',
        url: publicUrl,
        inLanguage: 'vi',
        potentialAction: {
          '@type': 'SearchAction',
          target: `${publicUrl}${lawPaths.search}?q={words}`,
          'query-input': 'required name=words',
        },
      },
    },
    body: (
      <>
        <h1 class="unseen">Luật Gần Dân</h1>
        <AskBox
          action={lawPaths.search}
          name="q"
          label="Bạn đang gặp chuyện gì?"
          submit="Tìm câu trả lời"
          lengthMax={queryLettersMax}
          suggestFrom={lawPaths.suggest}
        >
          <p class="ask-examples">Kể bằng lời thường, có dấu hay không dấu đều được.</p>
        </AskBox>
        {guides.length > 0 && (
          <section aria-labelledby="chuyen-hay-gap">
            <h2 id="chuyen-hay-gap">Chuyện hay gặp</h2>
            <ul class="situations">
              {guides.slice(0, guidesShown).map((guide) => (
                <li key={guide.id}>
                  <a href={guidePaths.publicGuide(guide)}>{guide.title}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Doors doors={doorsOf(props)} />
        <LibrarySays {...library} />
        <p>
          <LinkButton href="/dang-nhap" label="Cán bộ đăng nhập" icon="person" />
        </p>
      </>
    ),
  }
}

type Door = Parameters<typeof Doors>[0]['doors'][number]

/** A door that leads to an empty room is not shown; the search always is. */
function doorsOf(props: Omit<HomeProps, 'publicUrl'>): Door[] {
  const {
    guides,
    hasAnswers,
    hasShelves,
    hasPeople,
    hasStations,
    hasStandard,
    hasContests,
    hasAwards,
    hasCourses,
    hasOpenData,
    library,
  } = props
  const doors: (Door & { isOpen: boolean })[] = [
    {
      href: doorPaths.ask,
      icon: 'hand',
      title: 'Cần giúp, chưa biết hỏi ai',
      text: 'Kể chuyện của bạn bằng lời thường, xem ai giúp được và làm thế nào.',
      isOpen: true,
    },
    {
      href: library.articles > 0 ? lawPaths.topics : lawPaths.documents,
      icon: 'search',
      title: 'Tìm luật',
      text: 'Văn bản và điều luật, theo chủ đề hoặc số hiệu.',
      isOpen: library.documents > 0,
    },
    {
      href: guidePaths.publicList('guide'),
      icon: 'book',
      title: 'Hướng dẫn',
      text: 'Từng việc một, bằng lời dễ hiểu.',
      isOpen: guides.length > 0,
    },
    {
      href: guidePaths.publicList('answer'),
      icon: 'chat',
      title: 'Hỏi – đáp',
      text: 'Câu hỏi thường gặp, trả lời ngắn.',
      isOpen: hasAnswers,
    },
    {
      href: shelfPaths.list,
      icon: 'file',
      title: 'Tủ sách pháp luật',
      text: 'Tủ sách của xã, phường nơi bạn ở.',
      isOpen: hasShelves,
    },
    {
      href: practitionerPaths.directory,
      icon: 'people',
      title: 'Người giúp về pháp luật',
      text: 'Ai ở xã, phường bạn, gặp ở đâu, khi nào.',
      isOpen: hasPeople,
    },
    {
      href: standardPaths.publicList,
      icon: 'check',
      title: 'Chuẩn tiếp cận pháp luật',
      text: 'Xã, phường nào được công nhận, năm nào, theo quyết định nào.',
      isOpen: hasStandard,
    },
    {
      href: broadcastPaths.open,
      icon: 'bell',
      title: 'Loa truyền thanh',
      text: 'Lịch phát, đọc lại, nghe lại.',
      isOpen: hasStations,
    },
    {
      href: learningPaths.contests,
      icon: 'check',
      title: 'Cuộc thi, khảo sát',
      text: 'Thi tìm hiểu pháp luật, không cần tài khoản.',
      isOpen: hasContests,
    },
    {
      href: trainingPaths.open,
      icon: 'book',
      title: 'Lớp tập huấn',
      text: 'Lớp pháp luật mở cho mọi người, đăng ký không cần tài khoản.',
      isOpen: hasCourses,
    },
    {
      href: awardPaths.open,
      icon: 'hand',
      title: 'Tôn vinh',
      text: 'Đề cử, bình chọn gương sáng pháp luật.',
      isOpen: hasAwards,
    },
    {
      href: openPaths.list,
      icon: 'board',
      title: 'Số liệu mở',
      text: 'Số liệu báo cáo mà các cơ quan công bố, tải về được.',
      isOpen: hasOpenData,
    },
  ]
  return doors.filter(({ isOpen }) => isOpen).map(({ isOpen: _, ...door }) => door)
}
