import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { type Config, projectFolder } from '#app/config.ts'
import { digestSources } from '#app/digest-sources.ts'
import { Refusal } from '#base/refusal.ts'
import { activitiesRoutes } from '#domains/activities/activities.routes.ts'
import { awardsRoutes } from '#domains/activities/awards/awards.routes.ts'
import { openAwardsRoutes } from '#domains/activities/awards/open-awards.routes.ts'
import { broadcastRoutes } from '#domains/activities/broadcasts/broadcasts.routes.ts'
import { openBroadcastRoutes } from '#domains/activities/broadcasts/open-broadcasts.routes.ts'
import { activitiesImpact } from '#domains/activities/impact.queries.ts'
import { modelsRoutes } from '#domains/activities/models/models.routes.ts'
import { openActivityRoutes } from '#domains/activities/open-activity.routes.ts'
import { activityRowsRoutes } from '#domains/activities/rows/rows.routes.ts'
import { findingsToAnswer } from '#domains/activities/supervision/findings-to-answer.queries.ts'
import { supervisionRoutes } from '#domains/activities/supervision/supervision.routes.ts'
import { activitiesForTask } from '#domains/activities/task-activities.queries.ts'
import { openTrainingRoutes } from '#domains/activities/training/open-training.routes.ts'
import { trainingRoutes } from '#domains/activities/training/training.routes.ts'
import { workOfPeople } from '#domains/activities/work-of-people.queries.ts'
import { bodiesRoutes } from '#domains/bodies/bodies.routes.ts'
import { calendarRoutes } from '#domains/calendar/calendar.routes.ts'
import { cascadeRoutes } from '#domains/cascade/cascade.routes.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { disclosuresRoutes } from '#domains/disclosure/disclosures.routes.ts'
import { disclosuresToPublish } from '#domains/disclosure/disclosures-waiting.queries.ts'
import { disclosureImpact } from '#domains/disclosure/impact.queries.ts'
import { localDocumentsRoutes } from '#domains/disclosure/local-documents.routes.ts'
import { publicDisclosuresRoutes } from '#domains/disclosure/public.routes.ts'
import { integrityRoutes } from '#domains/integrity/integrity.routes.ts'
import { classesRoutes, publicClassesRoutes } from '#domains/learning/classes/classes.routes.ts'
import { AnswerWriter } from '#domains/learning/contests/answer-writer.store.ts'
import { contestsRoutes } from '#domains/learning/contests/contests.routes.ts'
import { publicContestsRoutes } from '#domains/learning/contests/public-contests.routes.ts'
import { essaysRoutes } from '#domains/learning/essays/essays.routes.ts'
import { publicEssaysRoutes } from '#domains/learning/essays/public-essays.routes.ts'
import { learningImpact } from '#domains/learning/impact.queries.ts'
import { publicSurveysRoutes, surveysRoutes } from '#domains/learning/surveys/surveys.routes.ts'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { browsingRoutes } from '#domains/library/browsing.routes.ts'
import { deskRoutes } from '#domains/library/desk.routes.ts'
import { guidesRoutes } from '#domains/library/guides/guides.routes.ts'
import { publicGuidesRoutes } from '#domains/library/guides/public-guides.routes.ts'
import { lawApiRoutes } from '#domains/library/law-api.routes.ts'
import { lawFeedRoutes } from '#domains/library/law-feeds.routes.ts'
import { lawSearchRoutes } from '#domains/library/law-search.routes.ts'
import { openListeningRoutes, recordingRoutes } from '#domains/library/listening/listening.routes.ts'
import { readingRoutes } from '#domains/library/reading.routes.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { openShelfRoutes, shelfKeepingRoutes } from '#domains/library/shelf/shelf.routes.ts'
import { takeAlongRoutes } from '#domains/library/shelf/take-along.routes.ts'
import { subscribingRoutes } from '#domains/library/subscribing/subscribing.routes.ts'
import { lawUploadRoutes } from '#domains/library/uploads.routes.ts'
import { adviceRoutes } from '#domains/matters/advice/advice.routes.ts'
import { callsRoutes } from '#domains/matters/calls/calls.routes.ts'
import { matterDeskRoutes } from '#domains/matters/desk/desk.routes.ts'
import { doorsRoutes } from '#domains/matters/doors/doors.routes.ts'
import { topicsRoutes } from '#domains/matters/feeds/topics.routes.ts'
import { bodyDoorsRoutes } from '#domains/matters/filing/body-doors.routes.ts'
import { filingRoutes } from '#domains/matters/filing/filing.routes.ts'
import { groupsRoutes } from '#domains/matters/groups/groups.routes.ts'
import { mattersImpact } from '#domains/matters/impact.queries.ts'
import { aidRoutes, referralRoutes } from '#domains/matters/legal-aid/legal-aid.routes.ts'
import { papersRoutes } from '#domains/matters/papers/papers.routes.ts'
import { publishingRoutes } from '#domains/matters/published/publishing.routes.ts'
import { receptionDeskRoutes, receptionRoutes } from '#domains/matters/reception/reception.routes.ts'
import { givenFileRoutes, releaseRoutes } from '#domains/matters/release/release.routes.ts'
import { templatesRoutes } from '#domains/matters/templates/templates.routes.ts'
import { trackingRoutes } from '#domains/matters/tracking/tracking.routes.ts'
import { teamsAlong } from '#domains/mediation/acts/steps/teams-along.ts'
import { mediationBooksRoutes } from '#domains/mediation/books.routes.ts'
import { mediationCasesRoutes } from '#domains/mediation/cases.routes.ts'
import { mediationImpact } from '#domains/mediation/impact.queries.ts'
import { mediatorsInDirectory } from '#domains/mediation/mediators-shown.queries.ts'
import { openMediationRoutes } from '#domains/mediation/open-mediation.routes.ts'
import { mediationForTask } from '#domains/mediation/task-mediation.queries.ts'
import { mediationTeamReportsRoutes } from '#domains/mediation/team-reports.routes.ts'
import { mediationTeamsRoutes } from '#domains/mediation/teams.routes.ts'
import { oversightRoutes } from '#domains/oversight/oversight.routes.ts'
import { bringRoleBack, carryRole } from '#domains/people/acts/steps/carry-role.ts'
import { auditRoutes } from '#domains/people/audit.routes.ts'
import { peopleExportRoutes } from '#domains/people/export.routes.ts'
import { peopleRoutes } from '#domains/people/people.routes.ts'
import { signInRoutes } from '#domains/people/sign-in.routes.ts'
import { throttle } from '#domains/people/throttle.ts'
import { identifyVisitor } from '#domains/people/visitor.store.ts'
import { villagesRoutes } from '#domains/places/villages.routes.ts'
import { addDraftTask } from '#domains/plans/acts/correct-task.ts'
import { bulkRoutes } from '#domains/plans/bulk.routes.ts'
import { calendarFeedRoutes, openCalendarFeedRoutes } from '#domains/plans/calendar-feed.routes.ts'
import { changesRoutes } from '#domains/plans/changes.routes.ts'
import { planExportRoutes } from '#domains/plans/exports/export.routes.ts'
import { progressImportRoutes } from '#domains/plans/imports/import.routes.ts'
import { timelineRoutes } from '#domains/plans/plan-timeline.routes.ts'
import { plansRoutes } from '#domains/plans/plans.routes.ts'
import { planPublishingRoutes, publicPlansRoutes } from '#domains/plans/public-plans.routes.ts'
import { myWorkRoutes, queueRoutes } from '#domains/plans/queue.routes.ts'
import { viewsRoutes } from '#domains/plans/views/views.routes.ts'
import { directoryRoutes } from '#domains/practitioners/directory.routes.ts'
import { practitionersImpact } from '#domains/practitioners/impact.queries.ts'
import { practitionersRoutes } from '#domains/practitioners/practitioners.routes.ts'
import { amendingRoutes } from '#domains/reports/amending/amending.routes.ts'
import { countedByReports } from '#domains/reports/counted-by-reports.queries.ts'
import { reportForTask } from '#domains/reports/duties.queries.ts'
import { reportsImpact } from '#domains/reports/impact.queries.ts'
import { openFiguresRoutes } from '#domains/reports/open-figures/open-figures.routes.ts'
import { reportsRoutes } from '#domains/reports/reports.routes.ts'
import { countedByStandard } from '#domains/standard/counted-by-standard.queries.ts'
import { standardDatasets } from '#domains/standard/datasets.queries.ts'
import { standardImpact } from '#domains/standard/impact.queries.ts'
import { standardOnBoard } from '#domains/standard/on-board.queries.ts'
import { standardPapersRoutes } from '#domains/standard/papers.routes.ts'
import { publicStandardRoutes } from '#domains/standard/public.routes.ts'
import { standardRulesRoutes } from '#domains/standard/rules.routes.ts'
import { standardRoutes } from '#domains/standard/standard.routes.ts'
import { boardRoutes } from '#domains/statistics/board/board.routes.ts'
import { countingRoutes } from '#domains/statistics/counting.routes.ts'
import { datasetsRoutes } from '#domains/statistics/datasets/datasets.routes.ts'
import { formsRoutes } from '#domains/statistics/forms/forms.routes.ts'
import { statisticsImpact } from '#domains/statistics/impact.queries.ts'
import { returnsRoutes } from '#domains/statistics/returns/returns.routes.ts'
import { statisticsRoutes } from '#domains/statistics/statistics.routes.ts'
import { urgingRoutes } from '#domains/urging/urging.routes.ts'
import type { House } from '#platform/house.ts'
import { edge } from '#platform/http/edge.ts'
import { forgeryCheck } from '#platform/identity/csrf.ts'
import { assetsPath, openAssets } from '#sites/assets.ts'
import { portal } from '#sites/portal/portal.tsx'
import { shareCardRoutes } from '#sites/portal/share-card.routes.ts'
import { workbench } from '#sites/workbench/workbench.tsx'

type Report = (line: Record<string, unknown>) => void

/** The whole system as one HTTP application. */
export function openApplication(house: House, config: Config, report: Report): Hono {
  const search = new LawSearch(house)
  // read in while the first people come, so that none of them waits for it
  search.open().catch((error: unknown) => report({ at: 'search', error: String(error) }))
  const assets = openAssets(join(projectFolder(), 'dist'))
  const sites = [
    workbench(assets, [
      planExportRoutes,
      progressImportRoutes,
      plansRoutes(house.uploadSizeMbMax, [activitiesForTask, mediationForTask, reportForTask]),
      cascadeRoutes,
      myWorkRoutes([findingsToAnswer, disclosuresToPublish]),
      queueRoutes,
      bulkRoutes,
      viewsRoutes,
      timelineRoutes,
      planPublishingRoutes,
      oversightRoutes,
      peopleExportRoutes,
      calendarFeedRoutes,
      changesRoutes([
        mattersImpact,
        mediationImpact,
        practitionersImpact,
        activitiesImpact,
        learningImpact,
        disclosureImpact,
        statisticsImpact,
        standardImpact,
        reportsImpact,
      ]),
      peopleRoutes,
      bodiesRoutes,
      villagesRoutes([teamsAlong({ carryRole, bringRoleBack })]),
      calendarRoutes,
      auditRoutes,
      urgingRoutes(digestSources),
      amendingRoutes,
      reportsRoutes,
      guidesRoutes,
      shelfKeepingRoutes,
      deskRoutes,
      lawUploadRoutes(house.uploadSizeMbMax),
      recordingRoutes,
      activityRowsRoutes,
      activitiesRoutes,
      trainingRoutes,
      broadcastRoutes,
      supervisionRoutes,
      modelsRoutes,
      awardsRoutes,
      practitionersRoutes(workOfPeople),
      disclosuresRoutes,
      localDocumentsRoutes,
      // their lists stand beside the addresses of single matters, so they come first
      receptionDeskRoutes,
      groupsRoutes,
      templatesRoutes,
      callsRoutes,
      publishingRoutes(foundGuide),
      topicsRoutes(addDraftTask),
      adviceRoutes,
      matterDeskRoutes,
      releaseRoutes,
      papersRoutes,
      referralRoutes,
      mediationBooksRoutes,
      mediationCasesRoutes,
      mediationTeamsRoutes,
      mediationTeamReportsRoutes,
      contestsRoutes,
      essaysRoutes,
      classesRoutes,
      surveysRoutes,
      // its lists stand beside the addresses of single assessments, so it comes first
      standardRulesRoutes,
      standardPapersRoutes,
      standardRoutes,
      statisticsRoutes,
      integrityRoutes,
      returnsRoutes,
      formsRoutes,
      boardRoutes([standardOnBoard]),
      datasetsRoutes(standardDatasets),
      // what later domains count of a record comes into this list
      countingRoutes([countedByStandard, countedByReports]),
    ]),
    portal(assets, [
      signInRoutes,
      openCalendarFeedRoutes,
      shareCardRoutes,
      openActivityRoutes,
      openMediationRoutes,
      openShelfRoutes,
      takeAlongRoutes,
      openListeningRoutes,
      publicGuidesRoutes,
      doorsRoutes(search),
      lawSearchRoutes(search),
      lawApiRoutes(search),
      lawFeedRoutes,
      browsingRoutes,
      readingRoutes,
      subscribingRoutes,
      directoryRoutes([mediatorsInDirectory]),
      openBroadcastRoutes,
      openAwardsRoutes,
      openTrainingRoutes,
      openFiguresRoutes,
      receptionRoutes,
      aidRoutes,
      filingRoutes,
      bodyDoorsRoutes([{ label: 'Thông tin nơi này phải công khai', hrefOf: disclosurePaths.publicOne }]),
      trackingRoutes,
      givenFileRoutes,
      // its list stands beside the addresses of single contests, so it comes first
      publicEssaysRoutes,
      publicContestsRoutes(new AnswerWriter(house.database)),
      publicSurveysRoutes,
      publicClassesRoutes,
      publicStandardRoutes,
      publicDisclosuresRoutes,
      publicPlansRoutes,
    ]),
  ]
  const application = new Hono()
  application.get('/khoe', async (c) => {
    await house.database.kysely.selectFrom('schema_migration').select('number').limit(1).execute()
    return c.text('khỏe')
  })
  application.use(
    `${assetsPath}/*`,
    serveStatic({
      root: assets.folder,
      rewriteRequestPath: (path) => path.slice(assetsPath.length),
      onFound: (_, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable')
        c.header('X-Content-Type-Options', 'nosniff')
      },
    }),
  )
  // at the root, so that it may serve every page that was kept; asked anew each time, so that a mended one arrives
  application.get('/ban-luu.js', async (c) => {
    c.header('Content-Type', 'text/javascript; charset=utf-8')
    c.header('Cache-Control', 'no-cache')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Content-Security-Policy', "default-src 'self'")
    return c.body(await readFile(assets.fileOf('kept-copies.js')))
  })
  application.route(
    '/',
    edge({
      house,
      sites,
      identify: (seen) => identifyVisitor(house, seen),
      checkForgery: forgeryCheck(house.publicUrl),
      throttle,
      behindProxy: config.behindProxy,
      report,
    }),
  )
  return application
}

/** Listens; resolves with the port once people can come in. */
export async function listen(
  application: Hono,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<{ server: Server; port: number }> {
  // A slow client may hold a connection, not the server: headers within 20 s, the whole request within two minutes.
  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 120_000 },
    getRequestListener(application.fetch),
  )
  server.on('clientError', answerUnreadable)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port) ?? error))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : port }
}

/** What never becomes a request: an address of a hundred thousand letters, or no HTTP at all. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, sentence] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          'Địa chỉ hoặc câu hỏi dài quá nên hệ thống không đọc. Hãy hỏi ngắn hơn, mỗi lần một việc.',
        ]
      : ['400 Bad Request', 'Trình duyệt gửi đến điều hệ thống không đọc được. Hãy tải lại trang.']
  const body = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Không đọc được</title><h1>Không đọc được</h1><p>${sentence}</p><p><a href="/">Về trang đầu</a></p></html>`
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

/** The two mistakes that an operator makes with a port; anything else is a fault. */
function cannotListen(error: NodeJS.ErrnoException, port: number): Refusal | undefined {
  if (error.code === 'EADDRINUSE')
    return new Refusal(
      409,
      `Cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt PORT khác rồi chạy lại. / Port ${port} is in use: stop the other program or set another PORT.`,
    )
  if (error.code === 'EACCES')
    return new Refusal(
      403,
      `Không được phép mở cổng ${port}. Hãy đặt PORT từ 1024 trở lên. / Port ${port} may not be opened: set PORT to 1024 or more.`,
    )
  return undefined
}
