import type { Config } from '#app/config.ts'
import { digestSources } from '#app/digest-sources.ts'
import { upkeepJobs, upkeepSchedules } from '#app/upkeep.ts'
import { broadcastJobs } from '#domains/activities/broadcasts/broadcasts.jobs.ts'
import { tellOfChangedScripts } from '#domains/activities/broadcasts/changed-scripts.store.ts'
import { trainingJobs, trainingSchedules } from '#domains/activities/training/training.jobs.ts'
import { cascadeJobs, cascadeSchedules } from '#domains/cascade/cascade.jobs.ts'
import { disclosureJobs, disclosureSchedules } from '#domains/disclosure/disclosure.jobs.ts'
import { integrityJobs, integritySchedules } from '#domains/integrity/integrity.jobs.ts'
import { learningJobs, learningSchedules } from '#domains/learning/learning.jobs.ts'
import { withdrawQuestions } from '#domains/learning/questions/follow-questions.store.ts'
import { libraryJobs, librarySchedules } from '#domains/library/library.jobs.ts'
import { listeningJobs, listeningSchedules } from '#domains/library/listening/listening.jobs.ts'
import { searchJobs, searchSchedules } from '#domains/library/search/search.jobs.ts'
import { noteLawNews } from '#domains/library/subscribing/note-news.store.ts'
import { newsComposers, subscribingJobs, subscribingSchedules } from '#domains/library/subscribing/subscribing.jobs.ts'
import { lawUploadJobs } from '#domains/library/uploads/uploads.jobs.ts'
import { mattersJobs, mattersSchedules, tellComposers } from '#domains/matters/matters.jobs.ts'
import { mediationJobs, mediationSchedules } from '#domains/mediation/mediation.jobs.ts'
import { peopleJobs, peopleSchedules } from '#domains/people/people.jobs.ts'
import { placesJobs, placesSchedules } from '#domains/places/places.jobs.ts'
import { followCitedLaw } from '#domains/plans/cited-laws/cited-law.store.ts'
import { handoverTick } from '#domains/plans/handover/handover.jobs.ts'
import { importJobs, importSchedules } from '#domains/plans/imports/imports.jobs.ts'
import { planJobs, planSchedules } from '#domains/plans/plans.jobs.ts'
import { tallyTick } from '#domains/plans/tally.store.ts'
import { practitionersJobs, practitionersSchedules } from '#domains/practitioners/practitioners.jobs.ts'
import { reportJobs, reportSchedules } from '#domains/reports/reports.jobs.ts'
import { standardJobs, standardSchedules } from '#domains/standard/standard.jobs.ts'
import { statisticsJobs, statisticsSchedules } from '#domains/statistics/statistics.jobs.ts'
import { digestComposers } from '#domains/urging/digest-composer.jobs.ts'
import { urgingJobs, urgingSchedules } from '#domains/urging/urging.jobs.ts'
import { fileJobs, fileSchedules } from '#platform/files/files.jobs.ts'
import type { House } from '#platform/house.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { Worker } from '#platform/jobs/worker.ts'
import { mailJobs, mailSchedules } from '#platform/mail/mail.jobs.ts'
import { openMailTransport } from '#platform/mail/transport.ts'
import { fileMessenger } from '#platform/messages/messenger.ts'

const senderWithoutMail = 'Luật Gần Dân <khong-tra-loi@localhost.localdomain>'

/** Everything that happens by the clock. */
export const allSchedules: Schedule[] = [
  ...peopleSchedules,
  ...listeningSchedules,
  ...subscribingSchedules,
  ...librarySchedules,
  ...planSchedules,
  ...importSchedules,
  ...searchSchedules,
  ...cascadeSchedules,
  ...urgingSchedules,
  ...mattersSchedules,
  ...trainingSchedules,
  ...learningSchedules,
  ...reportSchedules,
  ...mailSchedules,
  ...fileSchedules,
  ...statisticsSchedules,
  ...standardSchedules,
  ...placesSchedules,
  ...practitionersSchedules,
  ...disclosureSchedules,
  ...mediationSchedules,
  ...integritySchedules,
  ...upkeepSchedules,
]

/** The worker of this process: every kind of job the domains know. Several may share one database. */
export function openWorker(house: House, config: Config, report: (line: Record<string, unknown>) => void): Worker {
  const transport = openMailTransport({
    smtpUrl: config.mail?.smtpUrl,
    from: config.mail?.from ?? senderWithoutMail,
    dataFolder: house.dataFolder,
  })
  return new Worker({
    database: house.database,
    clock: house.clock,
    handlers: {
      ...planJobs(house),
      ...importJobs(house),
      ...searchJobs(house),
      ...cascadeJobs(house),
      ...listeningJobs(house),
      ...broadcastJobs(house),
      ...trainingJobs(house),
      ...subscribingJobs(house),
      ...peopleJobs(house),
      ...libraryJobs(house, [noteLawNews, followCitedLaw, withdrawQuestions, tellOfChangedScripts]),
      ...lawUploadJobs(house),
      ...urgingJobs(digestSources),
      ...learningJobs(house),
      ...reportJobs(house),
      ...mattersJobs(house, fileMessenger(house.dataFolder)),
      ...mailJobs(transport, {
        ...digestComposers(house, digestSources),
        ...newsComposers(house),
        ...tellComposers(house),
      }),
      ...fileJobs(house, report),
      ...statisticsJobs(house),
      ...standardJobs(house),
      ...placesJobs(house),
      ...practitionersJobs(house),
      ...disclosureJobs(house),
      ...mediationJobs(house),
      ...integrityJobs,
      ...upkeepJobs(house),
    },
    schedules: allSchedules,
    ticks: [tallyTick(house), handoverTick(house)],
    pollMs: 500,
    onFault: (error, job) =>
      report({
        at: 'job-fault',
        job: job?.id,
        kind: job?.kind,
        error: error instanceof Error ? error.stack : String(error),
      }),
  })
}
