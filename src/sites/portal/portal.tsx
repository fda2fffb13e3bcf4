import { listOpenRounds } from '#domains/activities/awards/award.queries.ts'
import { listOpenStations } from '#domains/activities/broadcasts/open-station.queries.ts'
import { listOpenCourses } from '#domains/activities/training/open-training.queries.ts'
import { listPublicContests } from '#domains/learning/contests/contest.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { listPublishedGuides } from '#domains/library/guides/guides.queries.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import { findLibraryDay } from '#domains/library/reading/reading.queries.ts'
import { countLibrary } from '#domains/library/search/search-choices.queries.ts'
import { countShelvesByProvince } from '#domains/library/shelf/shelves.queries.ts'
import { doorPaths } from '#domains/matters/doors/door-paths.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { listDirectoryProvinces } from '#domains/practitioners/directory.queries.ts'
import { listOpenReports } from '#domains/reports/open-figures/open-reports.queries.ts'
import { listPublicProvinces } from '#domains/standard/public.queries.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes, submitWith } from '#platform/http/routes.ts'
import { type Site, site } from '#platform/http/site.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Assets } from '#sites/assets.ts'
import { documentOf, siteName } from '#sites/document.ts'
import { type HomeProps, homePage } from '#sites/portal/home-page.tsx'
import { changeDisplay, displayCookieName, readDisplay, writeDisplay } from '#ui/display.ts'
import { PortalShell } from '#ui/portal-shell.tsx'

/** The citizens' site, and the pages for signing in: everything that is open to somebody we do not know. */
export function portal(assets: Assets, routes: Routes[]): Site {
  return site(
    '/',
    async (parts, view, request) => {
      const door = request.actor === undefined ? '/dang-nhap' : '/nghiep-vu'
      return documentOf(parts, view, request, { ...assets, sheet: 'portal-app.css' }, (frame, body) => (
        <PortalShell
          {...frame}
          system={siteName}
          homeHref="/"
          navigation={[
            { key: 'help', label: 'Cần giúp', href: doorPaths.ask },
            { key: 'law', label: 'Tìm luật', href: lawPaths.search },
            { key: 'file', label: 'Gửi, hỏi', href: matterPaths.doors },
            { key: 'track', label: 'Tra cứu hồ sơ', href: matterPaths.track },
            { key: 'guides', label: 'Hướng dẫn', href: '/huong-dan' },
            { key: 'contests', label: 'Thi, khảo sát', href: learningPaths.contests },
            { key: 'shelves', label: 'Tủ sách', href: '/tu-sach' },
            { key: 'workbench', label: 'Dành cho cán bộ', href: door },
          ]}
        >
          {body}
        </PortalShell>
      ))
    },
    [openRoutes, ...routes],
  )
}

const yearSeconds = 365 * 86_400

const openRoutes: Routes = {
  'GET /': open(loadHomePage, homePage),
  'POST /hien-thi': submitWith(
    'anyone',
    async ({ request }, raw) => ({
      display: changeDisplay(readDisplay(request.cookies[displayCookieName]), raw),
      backTo: ownPath(raw.backTo),
    }),
    {
      public: true,
      to: ({ display, backTo }) => ({
        to: backTo,
        cookies: [{ name: displayCookieName, value: writeDisplay(display), maxAgeSeconds: yearSeconds }],
      }),
    },
  ),
}

async function loadHomePage({ house }: WebRequest): Promise<HomeProps> {
  const db = house.database.kysely
  const [guides, answers, shelves, counted, day, people, stations, contests, awards, courses, standard, open] =
    await Promise.all([
      listPublishedGuides(db, { kind: 'guide' }),
      listPublishedGuides(db, { kind: 'answer' }),
      countShelvesByProvince(db),
      countLibrary(db),
      findLibraryDay(db),
      listDirectoryProvinces(db, today(house.clock)),
      listOpenStations(db),
      listPublicContests(db, house.clock.now()),
      listOpenRounds(db),
      listOpenCourses(db, today(house.clock)),
      listPublicProvinces(db),
      listOpenReports(db, 1),
    ])
  return {
    publicUrl: house.publicUrl,
    guides,
    hasAnswers: answers.length > 0,
    hasShelves: shelves.length > 0,
    hasPeople: people.length > 0,
    hasStations: stations.length > 0,
    hasStandard: standard.length > 0,
    hasContests: contests.length > 0,
    hasAwards: awards.length > 0,
    hasCourses: courses.length > 0,
    hasOpenData: open.length > 0,
    library: { ...counted, day },
  }
}

/** Only a path of ours: an address of somebody else's would make us a springboard. */
function ownPath(typed: unknown): string {
  return typeof typed === 'string' && /^\/(?![/\\])[^\s]*$/.test(typed) ? typed : '/'
}
