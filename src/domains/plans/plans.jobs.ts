import { z } from 'zod'
import { dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { loadLawKnowledge } from '#domains/library/library-knowledge.queries.ts'
import { extendSeries } from '#domains/plans/acts/extend-series.ts'
import { readAttemptsMax, readUploadJob } from '#domains/plans/acts/upload-plan.ts'
import { linkUnkeyed } from '#domains/plans/cited-laws/cited-law.store.ts'
import { draftOf } from '#domains/plans/plan-draft.ts'
import { lawDoubts } from '#domains/plans/plan-reader/findings/law-doubts.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { readPlanFile } from '#domains/plans/read-plan-file.ts'
import { resolverFor } from '#domains/plans/resolve-names.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { type Db, json } from '#platform/database/database.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { FileStore } from '#platform/files/stored-file.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** Việc nền của kế hoạch, by kind of job. */
export function planJobs(house: House): Record<string, JobHandler> {
  return {
    [readUploadJob]: readUpload(house),
    [extendSeriesJob]: async () => void (await perform(extendSeries, { house, actor: systemActor }, {})),
    [linkCitationsJob]: linkOldCitations,
  }
}

/** Citations of plans from before the library: chunk after chunk, until none is left. */
const linkOldCitations: JobHandler = async ({ database, clock, signal }) => {
  const today = dayAt(clock.now())
  while (!signal.aborted && (await database.transaction((tx) => linkUnkeyed(tx, today))) > 0);
}

const extendSeriesJob = 'plans.extend-series'

const linkCitationsJob = 'plans.link-citations'

export const planSchedules: Schedule[] = [
  { kind: extendSeriesJob, at: '01:30' },
  { kind: linkCitationsJob, at: '01:40' },
]

/** Reads an uploaded plan: bytes → shapes → reading → draft. A refusal is the upload's outcome, not the job's failure. */
function readUpload(store: FileStore): JobHandler {
  return async (work, payload) => {
    const { uploadId } = z.object({ uploadId: z.string() }).parse(payload)
    const db = work.database.kysely
    const upload = await db
      .selectFrom('plan_upload')
      .select(['id', 'file_id', 'file_name', 'body_id', 'state'])
      .where('id', '=', uploadId)
      .executeTakeFirst()
    if (upload === undefined || upload.state !== 'queued') return
    await work.report(0, 3, 'Đang mở tệp')
    try {
      const bytes = await readKeptFile(store, await loadFile(db, upload.file_id))
      await work.report(1, 3, 'Đang đọc văn bản')
      const { document, reading: bare } = await readPlanFile(bytes, upload.file_name, work.signal)
      const reading = await judgedByLibrary(db, bare)
      await work.report(2, 3, 'Đang tìm các cơ quan được giao')
      const now = work.clock.now()
      const resolve = await resolverFor(db, upload.body_id, dayAt(now))
      const draft = draftOf(reading, resolve)
      await work.database.transaction(async (tx) => {
        await tx
          .updateTable('plan_upload')
          .set({ state: 'read', document: json(document), reading: json(reading), draft: json(draft), read_at: now })
          .where('id', '=', uploadId)
          .where('state', '=', 'queued')
          .execute()
        await work.complete(tx)
      })
    } catch (error) {
      if (!(error instanceof Refusal)) {
        // nobody should wait for a reading that is not tried again; the fault itself goes on to the operator
        if (work.attempt >= readAttemptsMax && !work.signal.aborted)
          await refuse(db, uploadId, unreadable, work.clock.now())
        throw error
      }
      await work.database.transaction(async (tx) => {
        await refuse(tx, uploadId, error.message, work.clock.now())
        await work.complete(tx)
      })
    }
  }
}

/** The thread knows the shipped catalogue; the library knows that and what librarians entered since. */
async function judgedByLibrary(db: Db, reading: PlanReading): Promise<PlanReading> {
  const cited = reading.citations.map(({ number, name, date }) => ({ number, name: name ?? null, date }))
  const knows = await loadLawKnowledge(db, cited)
  const others = reading.findings.filter(({ code }) => code !== 'citation-not-in-force')
  return { ...reading, findings: [...others, ...lawDoubts(reading, knows)] }
}

const unreadable =
  'Hệ thống gặp lỗi khi đọc tệp này. Hãy lưu lại từ Word (hoặc xuất lại PDF) rồi tải lên; nếu vẫn lỗi, hãy báo bộ phận vận hành.'

async function refuse(db: Db, uploadId: string, refusal: string, at: Date): Promise<void> {
  await db
    .updateTable('plan_upload')
    .set({ state: 'refused', refusal, read_at: at })
    .where('id', '=', uploadId)
    .where('state', '=', 'queued')
    .execute()
}
