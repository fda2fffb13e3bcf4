import { type Day, isDay, readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { acceptScriptRecording } from '#domains/activities/acts/accept-script-recording.ts'
import { approveScript } from '#domains/activities/acts/approve-script.ts'
import { copyWeek } from '#domains/activities/acts/copy-week.ts'
import { countWeek } from '#domains/activities/acts/count-week.ts'
import { dropSlot } from '#domains/activities/acts/drop-slot.ts'
import { linkScriptTasks } from '#domains/activities/acts/link-script-tasks.ts'
import { noteAiring } from '#domains/activities/acts/note-airing.ts'
import { planSlot } from '#domains/activities/acts/plan-slot.ts'
import { returnScript } from '#domains/activities/acts/return-script.ts'
import { saveBroadcastStation } from '#domains/activities/acts/save-station.ts'
import { submitScript } from '#domains/activities/acts/submit-script.ts'
import { uploadScriptRecording } from '#domains/activities/acts/upload-script-recording.ts'
import { withdrawScript } from '#domains/activities/acts/withdraw-script.ts'
import { writeScript } from '#domains/activities/acts/write-script.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { findStation, loadScript, loadSlot } from '#domains/activities/broadcasts/script.store.ts'
import {
  type BroadcastDeed,
  recordingMbMax,
  refusals,
  type ScriptState,
  scriptStates,
} from '#domains/activities/broadcasts/script.ts'
import { loadScriptPage } from '#domains/activities/broadcasts/script-page.queries.ts'
import { weekOf } from '#domains/activities/broadcasts/slot.ts'
import { answerSound, answerWaitingRecording } from '#domains/activities/broadcasts/sound-answer.ts'
import { findGuideScript, listScripts, listWeek, loadScripts } from '#domains/activities/broadcasts/week.queries.ts'
import { broadcastSlotPage } from '#domains/activities/pages/broadcast-slot-page.tsx'
import { broadcastStationPage } from '#domains/activities/pages/broadcast-station-page.tsx'
import { broadcastWeekPage } from '#domains/activities/pages/broadcast-week-page.tsx'
import { printBroadcastPage } from '#domains/activities/pages/print-broadcast-page.tsx'
import { scriptFormPage } from '#domains/activities/pages/script-form-page.tsx'
import { scriptPage } from '#domains/activities/pages/script-page.tsx'
import { scriptsPage } from '#domains/activities/pages/scripts-page.tsx'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { may, mayAnywhere } from '#platform/permission/permission.ts'

const idIn = (param: string | undefined): string => {
  if (!isId(param ?? '')) throw refusals.notFound
  return param!
}

/** The Monday of the week in the address; this week's for anything else. */
function weekIn({ query, today }: Pick<ReadContext, 'query' | 'today'>): Day {
  const typed = query.tuan ?? ''
  return weekOf(isDay(typed) ? typed : (readDay(typed) ?? today))
}

async function bodyIn({ db, actor, query }: ReadContext, deed: BroadcastDeed) {
  const choice = await listChoiceBodies(db, actor, deed, query['tim-co-quan'])
  const body = await chosenBody({ db, actor, query }, deed, choice)
  if (body === undefined) throw refusals.notFound
  return { choice, body }
}

const week = read(
  'read activities',
  async (context) => {
    const { db, actor, today } = context
    const { choice, body } = await bodyIn(context, 'read activities')
    const { path, placePath } = await loadBody(db, body.bodyId)
    const at = { bodyId: body.bodyId, bodyPath: path, placePath }
    const monday = weekIn(context)
    const scripts = await listScripts(db, actor, today, { bodyId: body.bodyId })
    return {
      choice,
      body,
      monday,
      slots: await listWeek(db, actor, body.bodyId, monday),
      scripts: scripts.filter(({ state }) => state !== 'withdrawn'),
      station: await findStation(db, body.bodyId),
      mayKeep: may(actor, 'keep broadcasts', at),
      mayApprove: may(actor, 'approve broadcasts', at),
    }
  },
  broadcastWeekPage,
)

const print = read(
  'read activities',
  async (context) => {
    const { db, actor } = context
    const { body } = await bodyIn(context, 'read activities')
    const monday = weekIn(context)
    const slots = await listWeek(db, actor, body.bodyId, monday)
    const scripts = await loadScripts(db, [...new Set(slots.map(({ scriptId }) => scriptId))])
    return { body, monday, slots, scripts, station: await findStation(db, body.bodyId) }
  },
  printBroadcastPage,
)

const station = read(
  'approve broadcasts',
  async (context) => {
    const { choice, body } = await bodyIn(context, 'approve broadcasts')
    return { choice, body, station: await findStation(context.db, body.bodyId) }
  },
  broadcastStationPage,
)

const slot = read(
  'read activities',
  async ({ db, actor, params }) => {
    const one = await loadSlot(db, actor, 'read activities', idIn(params.slotId))
    const script = await loadScript(db, actor, 'read activities', one.scriptId)
    const body = await loadBody(db, one.bodyId)
    return {
      slot: one,
      script,
      station: await findStation(db, one.bodyId),
      bodyName: shortNameOf(body),
      changed: await listChangedLaw(db, script.pins, one.day),
      mayKeep: may(actor, 'keep broadcasts', { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }),
    }
  },
  broadcastSlotPage,
)

const scripts = read(
  'read activities',
  async ({ db, actor, query, today }) => {
    const state = Object.hasOwn(scriptStates, query.tt ?? '') ? (query.tt as ScriptState) : undefined
    return {
      rows: await listScripts(db, actor, today, state && { state }),
      state,
      mayKeep: mayAnywhere(actor, 'keep broadcasts'),
    }
  },
  scriptsPage,
)

const addScript = read(
  'keep broadcasts',
  async ({ db, actor, query }) => {
    const slug = /\/huong-dan\/([a-z0-9-]{1,120})/u.exec(query['huong-dan'] ?? '')?.[1]
    return {
      script: undefined,
      choice: await listChoiceBodies(db, actor, 'keep broadcasts', query['tim-co-quan']),
      begins: slug === undefined ? undefined : await findGuideScript(db, slug),
    }
  },
  scriptFormPage,
)

const changeScript = read(
  'keep broadcasts',
  async ({ db, actor, params }) => ({
    script: await loadScript(db, actor, 'keep broadcasts', idIn(params.scriptId)),
    choice: undefined,
    begins: undefined,
  }),
  scriptFormPage,
)

const script = read(
  'read activities',
  ({ db, house, actor, params, today }) => loadScriptPage(db, house, actor, { scriptId: idIn(params.scriptId), today }),
  scriptPage,
)

const toScript = (notice: string) => (one: { id: string }) => ({ to: broadcastPaths.script(one.id), notice })
const toWeek = (notice: string) => (one: { bodyId: string; day: Day }) => ({
  to: broadcastPaths.weekOf(one.bodyId, weekOf(one.day)),
  notice,
})
const step = (name: Parameters<typeof broadcastPaths.scriptStep>[1]) =>
  `POST ${broadcastPaths.scriptStep(':scriptId', name)}` as const

/** Loa truyền thanh, for the workbench. Lists stand before the addresses of single records. */
export const broadcastRoutes: Routes = {
  [`GET ${broadcastPaths.week}`]: week,
  [`GET ${broadcastPaths.print}`]: print,
  [`GET ${broadcastPaths.station}`]: station,
  [`POST ${broadcastPaths.station}`]: submit(saveBroadcastStation, {
    again: station,
    to: ({ bodyId }) => ({ to: `${broadcastPaths.week}?co-quan=${bodyId}`, notice: 'Đã lưu đài.' }),
  }),
  [`POST ${broadcastPaths.addSlot}`]: submit(planSlot, { again: week, to: toWeek('Đã xếp khung phát.') }),
  [`POST ${broadcastPaths.copyWeek}`]: submit(copyWeek, {
    again: week,
    to: ({ bodyId, monday, copied }) => ({
      to: broadcastPaths.weekOf(bodyId, monday),
      notice: `Đã chép ${copied} khung.`,
    }),
  }),
  [`POST ${broadcastPaths.countWeek}`]: submit(countWeek, {
    again: week,
    to: ({ bodyId, monday, count }) => ({
      to: broadcastPaths.weekOf(bodyId, monday),
      notice: `Đã ghi ${count} lần phát vào hoạt động.`,
    }),
  }),
  [`GET ${broadcastPaths.slot(':slotId')}`]: slot,
  [`POST ${broadcastPaths.slot(':slotId')}`]: submit(noteAiring, { again: slot, to: toWeek('Đã ghi sổ phát.') }),
  [`POST ${broadcastPaths.dropSlot(':slotId')}`]: submit(dropSlot, { again: slot, to: toWeek('Đã bỏ khung phát.') }),
  [`GET ${broadcastPaths.scripts}`]: scripts,
  [`GET ${broadcastPaths.addScript}`]: addScript,
  [`POST ${broadcastPaths.addScript}`]: submit(writeScript, { again: addScript, to: toScript('Đã lưu bài.') }),
  [`GET ${broadcastPaths.script(':scriptId')}`]: script,
  [`GET ${broadcastPaths.scriptStep(':scriptId', 'sua')}`]: changeScript,
  [step('sua')]: submit(writeScript, { again: changeScript, to: toScript('Đã lưu bài.') }),
  [step('trinh')]: submit(submitScript, { again: script, to: toScript('Đã trình duyệt bài.') }),
  [step('tra-lai')]: submit(returnScript, { again: script, to: toScript('Đã trả lại bài.') }),
  [step('duyet')]: submit(approveScript, { again: script, to: toScript('Đã duyệt bài. Bài xếp lịch phát được.') }),
  [step('nhiem-vu')]: submit(linkScriptTasks, { again: script, to: toScript('Đã lưu nhiệm vụ mà bài phục vụ.') }),
  [step('rut')]: submit(withdrawScript, { again: script, to: toScript('Đã rút bài.') }),
  [step('ghi-am')]: submit(uploadScriptRecording, {
    again: script,
    sizeMbMax: recordingMbMax,
    to: toScript('Đã nhận bản ghi âm. Người khác nghe rồi mới dùng.'),
  }),
  [step('cho-nghe')]: submit(acceptScriptRecording, { again: script, to: toScript('Từ nay dùng bản ghi âm này.') }),
  [`GET ${broadcastPaths.scriptStep(':scriptId', 'nghe-thu')}`]: raw('approve broadcasts', async (context) =>
    answerWaitingRecording(
      context,
      await loadScript(context.db, context.actor, 'approve broadcasts', idIn(context.params.scriptId)),
    ),
  ),
  [`GET ${broadcastPaths.scriptStep(':scriptId', 'nghe')}`]: raw('read activities', async (context) => {
    const { db, actor, params } = context
    const one = await loadScript(db, actor, 'read activities', idIn(params.scriptId))
    const body = await loadBody(db, one.bodyId)
    return answerSound(context, one, shortNameOf(body))
  }),
}
