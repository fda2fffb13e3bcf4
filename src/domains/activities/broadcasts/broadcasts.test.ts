import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
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
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { withdrawScript } from '#domains/activities/acts/withdraw-script.ts'
import { writeScript } from '#domains/activities/acts/write-script.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { broadcastJobs } from '#domains/activities/broadcasts/broadcasts.jobs.ts'
import { broadcastRoutes } from '#domains/activities/broadcasts/broadcasts.routes.ts'
import { tellOfChangedScripts } from '#domains/activities/broadcasts/changed-scripts.store.ts'
import { openBroadcastRoutes } from '#domains/activities/broadcasts/open-broadcasts.routes.ts'
import {
  findOpenScript,
  listAired,
  listComing,
  listOpenStations,
} from '#domains/activities/broadcasts/open-station.queries.ts'
import { loadScript } from '#domains/activities/broadcasts/script.store.ts'
import { heardFileOf, readingTime, readScript, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { feedLanguage, languageTag } from '#domains/activities/broadcasts/script-language.ts'
import { loadScriptPage } from '#domains/activities/broadcasts/script-page.queries.ts'
import { levelAttemptsMax } from '#domains/activities/broadcasts/script-sound.ts'
import { shareTexts } from '#domains/activities/broadcasts/share-text.ts'
import { slotRefusals, weekOf } from '#domains/activities/broadcasts/slot.ts'
import { listScripts, listWeek } from '#domains/activities/broadcasts/week.queries.ts'
import { scriptPage } from '#domains/activities/pages/script-page.tsx'
import { activitiesForTask } from '#domains/activities/task-activities.queries.ts'
import { addLaw, addText, amendText } from '#domains/library/guides/guides.fixtures.ts'
import { adoptedPlan, marksOf, onPlans } from '#domains/plans/plans.fixtures.ts'
import { readMigrations } from '#platform/database/migrate.ts'
import { refusals as fileRefusals } from '#platform/files/stored-file.ts'
import type { View, WebRequest } from '#platform/http/web-request.ts'
import { mp3, type Voice } from '#platform/speech/voice.ts'

const today = '2026-11-21'
const words =
  'Tổ hòa giải giúp bà con không mất tiền.\nBà con có quyền chọn hòa giải viên. [901/2020/QH99 Điều 1 khoản 1]'

test('lời đọc: câu, căn cứ, câu chưa có căn cứ, dòng sai dạng; thời lượng theo tốc độ của đài; lời gửi ngắn', () => {
  const read = readScript(`${words}\nAi cũng phải nộp trong 5 ngày.\nkhông dấu chấm`)
  expect(read.citedLines).toEqual(['901/2020/QH99 Điều 1 khoản 1'])
  expect(read.uncited).toEqual(['Ai cũng phải nộp trong 5 ngày.'])
  expect(read.faults).toMatchObject([{ line: 4 }])
  const script = { title: 'Hòa giải ở cơ sở', text: words }
  const seconds = (rate: number) => readingTime(script, 'UBND xã Một', rate)
  expect(seconds(360)).not.toBe(seconds(90))
  const { post, short } = shareTexts(
    { ...script, text: `${words}\n${'Một câu rất dài để thử. '.trim()}` },
    'UBND xã Một',
    'https://x.vn/phat-thanh/1',
  )
  expect(post).toContain('Căn cứ: 901/2020/QH99 Điều 1 khoản 1.')
  const long = shareTexts(
    { ...script, text: Array(60).fill('Một câu để thử dài thêm.').join('\n') },
    'UBND xã Một',
    'https://x.vn',
  )
  expect(long.short.length).toBeLessThanOrEqual(380)
  expect(short.endsWith('https://x.vn/phat-thanh/1')).toBe(true)
})

test('tiếng của bài thành mã ngôn ngữ; tiếng không biết thì không nhận bừa; nhiều tiếng chung một nguồn thì nguồn là tiếng Việt', () => {
  expect(['tiếng Việt', 'Tiếng Mông', 'tiếng Ê Đê', 'Khmer', 'tiếng lạ'].map(languageTag)).toEqual([
    'vi',
    'hmn',
    'rad',
    'km',
    'und',
  ])
  expect(feedLanguage(['tiếng Mông', 'tiếng Mông'])).toBe('hmn')
  expect(feedLanguage(['tiếng Mông', 'tiếng Việt'])).toBe('vi')
  expect(feedLanguage([])).toBe('vi')
  expect(feedLanguage(['tiếng lạ'])).toBe('vi')
})

/** Two seconds of a tone at −36 dB, 8 kHz, 16 bits. */
function quietWave(): Uint8Array {
  const [rate, seconds] = [8_000, 2]
  const wave = Buffer.alloc(44 + rate * seconds * 2)
  wave.write('RIFF', 0, 'latin1')
  wave.writeUInt32LE(wave.length - 8, 4)
  wave.write('WAVEfmt ', 8, 'latin1')
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    wave.writeUInt16LE(value, at)
  wave.writeUInt32LE(16, 16)
  wave.writeUInt32LE(rate, 24)
  wave.writeUInt32LE(rate * 2, 28)
  wave.write('data', 36, 'latin1')
  wave.writeUInt32LE(rate * seconds * 2, 40)
  for (let at = 0; at < rate * seconds; at++)
    wave.writeInt16LE(Math.round(500 * Math.sin((2 * Math.PI * 440 * at) / rate)), 44 + at * 2)
  return wave
}

test('tuần bắt đầu từ thứ Hai', () => {
  expect(['2026-11-16', '2026-11-21', '2026-11-22', '2026-11-23'].map(weekOf)).toEqual([
    '2026-11-16',
    '2026-11-16',
    '2026-11-16',
    '2026-11-23',
  ])
})

function echoVoice(): Voice {
  return {
    id: 'thử',
    name: 'giọng máy',
    format: mp3,
    charsMax: 5_000,
    speak: async (text) => Buffer.from(`ID3${text}`),
  }
}

onPlans('loa truyền thanh', (world) => {
  const writes = (more: Record<string, unknown> = {}): Promise<Script> =>
    world().does('lan', writeScript, {
      scriptId: '',
      version: '0',
      bodyId: world().bodies.first.id,
      title: 'Hòa giải ở cơ sở',
      text: words,
      ...more,
    })
  const formOf = ({ id, version }: Script) => ({ scriptId: id, version: String(version) })
  const approved = async () => {
    const law = await addLaw(world().db, { number: '901/2020/QH99', name: 'Luật Thử', effectiveOn: '2020-07-01' })
    const article = await addText(world().db, law.id, '1', '1. Bà con chọn hòa giải viên.\n2. Không mất tiền.')
    const submitted = await world().does('lan', submitScript, formOf(await writes()))
    return { article, script: await world().does('hung', approveScript, formOf(submitted)) }
  }
  const plans = (script: Script, day = '21/11/2026', more: Record<string, string> = {}) =>
    world().does('lan', planSlot, { scriptId: script.id, day, starts: '17:00', cluster: '', ...more })
  const notes = (slotId: string, how = 'aired', note = '') => world().does('lan', noteAiring, { slotId, how, note })

  test('người soạn không tự duyệt; chưa có trong thư viện thì không duyệt; trả lại có lý do; đã duyệt thì không đổi chữ', async () => {
    const { does, db } = world()
    await expect(writes({ text: 'Câu không có dấu chấm' })).rejects.toMatchObject({
      fields: { text: expect.any(String) },
    })
    const byHung = await does('hung', writeScript, {
      ...formOf(await writes()),
      bodyId: world().bodies.first.id,
      title: 'Bài hai người',
      text: words,
    })
    const both = await does('lan', submitScript, formOf(byHung))
    await expect(does('hung', approveScript, formOf(both))).rejects.toBe(refusals.ownScript)
    const submitted = await does('lan', submitScript, formOf(await writes()))
    await expect(does('lan', approveScript, formOf(submitted))).rejects.toMatchObject({ status: 403 })
    await expect(does('tu', approveScript, formOf(submitted))).rejects.toBe(refusals.notFound)
    await expect(does('hung', approveScript, formOf(submitted))).rejects.toMatchObject({
      message: expect.stringContaining('901/2020/QH99'),
    })
    await expect(does('hung', returnScript, { ...formOf(submitted), reason: 'ngắn' })).rejects.toMatchObject({
      status: 422,
    })
    const back = await does('hung', returnScript, { ...formOf(submitted), reason: 'Thư viện chưa có luật này.' })
    expect(back).toMatchObject({ state: 'draft', reason: 'Thư viện chưa có luật này.' })
    const { script } = await approved()
    await expect(
      does('lan', writeScript, { ...formOf(script), bodyId: script.bodyId, title: 'khác', text: words }),
    ).rejects.toBe(refusals.notDraft)
    await expect(
      db.updateTable('broadcast_script').set({ text: 'Chữ khác hẳn.' }).where('id', '=', script.id).execute(),
    ).rejects.toThrow(/never changes/)
    const bare = await does('lan', submitScript, formOf(await writes({ text: 'Ai cũng phải nộp trong 5 ngày.' })))
    await expect(does('hung', approveScript, formOf(bare))).rejects.toMatchObject({
      message: expect.stringContaining('1 câu'),
    })
    await does('hung', approveScript, { ...formOf(bare), acceptUncited: 'co' })
  })

  test('luật đổi thì bài không phát được, không chép sang tuần sau, không ai nghe lại; luật đổi sau ngày phát thì vẫn ghi được', async () => {
    const { does, db, actors, bodies } = world()
    const { script, article } = await approved()
    const late = await plans(script, '20/11/2026')
    const slot = await plans(script)
    await amendText(db, article, '1. Chữ mới.\n2. Không mất tiền.', '2026-11-21')
    expect(
      (await listWeek(db, actors.mai, bodies.first.id, '2026-11-16')).map(({ changed }) => changed.length),
    ).toEqual([0, 1])
    expect(await listScripts(db, actors.lan, today)).toMatchObject([{ changed: [expect.stringContaining('khoản 1')] }])
    // who wrote it and who keeps the station are told once, whatever the job sees again
    const mails = async () =>
      (await db.selectFrom('outgoing_mail').select(['to_address', 'subject', 'text_body']).execute()).filter(
        ({ subject }) => subject.startsWith('Không phát nữa'),
      )
    const turns = (documentId: string, day = today) =>
      world().database.transaction((tx) =>
        tellOfChangedScripts(tx, {
          documentId,
          today: day,
          now: world().house.clock.now(),
          publicUrl: 'https://x.vn',
          flagged: [],
        }),
      )
    for (const [who, id] of Object.entries(world().ids))
      await db
        .updateTable('person')
        .set({ email: `${who}@x.vn` })
        .where('id', '=', id)
        .execute()
    await turns(newId(1))
    expect(await mails()).toEqual([])
    await turns(script.pins[0]!.documentId)
    await turns(script.pins[0]!.documentId, '2026-11-25')
    const told = await mails()
    expect(told.map(({ to_address }) => to_address).toSorted()).toEqual(['hung@x.vn', 'lan@x.vn'])
    expect(told[0]!.text_body).toContain(`https://x.vn${broadcastPaths.script(script.id)}`)
    await expect(notes(slot.id)).rejects.toMatchObject({ message: expect.stringContaining('không phát được') })
    await notes(late.id)
    await notes(slot.id, 'missed', 'Luật đã đổi')
    const { bodyId } = script
    await does('hung', saveBroadcastStation, { bodyId, version: '0', rate: '150', isOpen: 'co' })
    expect(await listAired(db, bodyId, today)).toEqual([])
    expect(await findOpenScript(db, script.id, today)).toBeUndefined()
    await expect(does('lan', copyWeek, { bodyId, week: '23/11/2026' })).rejects.toBe(slotRefusals.emptyWeek)
  })

  test('xếp khung, ghi sổ phát, chép tuần, ghi vào hoạt động một lần', async () => {
    const { does, db, actors, bodies } = world()
    const draft = await writes()
    const early = await plans(draft, '21/11/2026', { starts: '6:00' })
    await expect(notes(early.id)).rejects.toBe(refusals.notApproved)
    await does('lan', dropSlot, { slotId: early.id })
    const { script } = await approved()
    const [friday, today17, today18] = [
      await plans(script, '20/11/2026'),
      await plans(script),
      await plans(script, '21/11/2026', { starts: '18:00', cluster: 'Cụm đình' }),
    ]
    await expect(plans(script)).rejects.toBe(slotRefusals.taken)
    const ahead = await plans(script, '22/11/2026')
    await expect(notes(ahead.id)).rejects.toBe(slotRefusals.notYet)
    await notes(friday.id)
    await notes(today17.id)
    await expect(notes(today18.id, 'missed')).rejects.toBe(slotRefusals.missedWhy)
    await notes(today18.id, 'missed', 'Mất điện')
    await expect(notes(friday.id)).rejects.toBe(slotRefusals.noted)
    await expect(does('lan', dropSlot, { slotId: friday.id })).rejects.toBe(slotRefusals.noted)
    const { planId } = await adoptedPlan(world())
    const [task] = await marksOf(world(), planId)
    const links = (taskIds: string, version = '2') =>
      does('lan', linkScriptTasks, { scriptId: script.id, version, taskIds })
    await expect(links(newId(1))).rejects.toMatchObject({ fields: { taskIds: expect.any(String) } })
    await expect(links(task!.taskId, '1')).rejects.toBe(refusals.changedMeanwhile)
    await links(task!.taskId)
    const week = { bodyId: bodies.first.id, week: '20/11/2026' }
    await expect(does('tu', countWeek, week)).rejects.toMatchObject({ status: 403 })
    await does('lan', countWeek, week)
    await expect(does('lan', countWeek, week)).rejects.toBe(slotRefusals.nothingToCount)
    expect((await activitiesForTask(db, actors.lan, task!.taskId))!.sentence).toBe('1 hoạt động, 2 bản, lần phát, bài')
    const activities = await db.selectFrom('activity').select(['kind', 'copies', 'topic', 'laws', 'place']).execute()
    expect(activities).toEqual([
      {
        kind: 'broadcast',
        copies: 2,
        topic: 'Hòa giải ở cơ sở',
        laws: ['901/2020/QH99 Điều 1 khoản 1'],
        place: 'mọi cụm loa',
      },
    ])
    // withdrawn, the week can be counted again, once
    const [counted] = await db.selectFrom('activity').select(['id', 'version']).execute()
    const withdrawal = { activityId: counted!.id, version: String(counted!.version), reason: 'Ghi nhầm tuần phát này' }
    await does('lan', withdrawActivity, withdrawal)
    await does('lan', countWeek, week)
    await expect(does('lan', countWeek, week)).rejects.toBe(slotRefusals.nothingToCount)
    const again = await db.selectFrom('activity').select(['state', 'copies']).orderBy('state').execute()
    expect(again).toEqual([
      { state: 'recorded', copies: 2 },
      { state: 'withdrawn', copies: 2 },
    ])
    await does('lan', copyWeek, { bodyId: bodies.first.id, week: '23/11/2026' })
    const next = await listWeek(db, actors.lan, bodies.first.id, '2026-11-23')
    expect(next.map(({ day, state }) => `${day} ${state}`)).toEqual([
      '2026-11-27 planned',
      '2026-11-28 planned',
      '2026-11-28 planned',
      '2026-11-29 planned',
    ])
    await expect(does('lan', copyWeek, { bodyId: bodies.first.id, week: '23/11/2026' })).rejects.toBe(
      slotRefusals.emptyWeek,
    )
  })

  test('cho mọi người: chỉ đài mở, bài đã duyệt và đã phát; giọng máy làm một lần, bản ghi âm chờ người khác nghe; rút là thôi', async () => {
    const { does, db, bodies } = world()
    const { script } = await approved()
    const slot = await plans(script)
    const bodyId = bodies.first.id
    expect(await listOpenStations(db)).toEqual([])
    await does('hung', saveBroadcastStation, { bodyId, version: '0', rate: '150', clusters: 'Cụm đình', isOpen: 'co' })
    await expect(does('hung', saveBroadcastStation, { bodyId, version: '0', rate: '150' })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    await expect(does('lan', saveBroadcastStation, { bodyId, version: '1', rate: '150' })).rejects.toMatchObject({
      status: 403,
    })
    expect(await listOpenStations(db)).toMatchObject([{ bodyId, rate: 150 }])
    expect(await listComing(db, bodyId, today)).toMatchObject([{ title: 'Hòa giải ở cơ sở' }])
    expect(await findOpenScript(db, script.id, today)).toBeUndefined()
    await notes(slot.id)
    const voice = echoVoice()
    const house = { ...world().house, voice }
    const request = { house, params: { bodyId, scriptId: script.id }, range: undefined } as unknown as WebRequest
    const podcast = openBroadcastRoutes['GET /phat-thanh/:bodyId/podcast.xml']!
    const sound = openBroadcastRoutes['GET /phat-thanh/nghe/:scriptId']!
    if (podcast.kind !== 'raw' || sound.kind !== 'raw') throw new Error('raw')
    await expect(sound.answer(request)).rejects.toBe(refusals.beingMade)
    expect(await podcast.answer(request)).toMatchObject({ body: expect.not.stringContaining('<item>') })
    const jobs = broadcastJobs(house)
    await jobs['activities.speak-script']!(
      { database: world().database, signal: new AbortController().signal } as Parameters<(typeof jobs)[string]>[0],
      { scriptId: script.id },
    )
    expect(await sound.answer(request)).toMatchObject({ status: 200 })
    const feed = (await podcast.answer(request)) as { body: string }
    expect(feed.body).toContain('<language>vi</language>')
    expect(feed.body).toMatch(
      /<enclosure url="http:\/\/thu\.example\.vn\/phat-thanh\/nghe\/[0-9a-f-]+" length="\d+" type="audio\/mpeg"\/>/,
    )
    const file = {
      name: 'doc.mp3',
      bytes: new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(2_000)])),
    }
    const picture = { name: 'doc.mp3', bytes: new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')) }
    const uploads = (recording: unknown) =>
      does('hung', uploadScriptRecording, { ...formOf(script), speaker: 'Chị Hoa', files: { recording: [recording] } })
    await expect(uploads(picture)).rejects.toMatchObject({ status: 415 })
    const recorded = await uploads(file)
    const { fileId } = recorded.recording!
    // who lets it be used hears it first, and nobody before them; nor before it was scanned
    const trial = broadcastRoutes['GET /nghiep-vu/phat-thanh/bai/:scriptId/nghe-thu']!
    if (trial.kind !== 'raw') throw new Error('raw')
    const asks = (who: 'lan' | 'hung' | 'tu', more: object = {}) => {
      const { database, actors, house: kept } = world()
      const there = { ...kept, ...more }
      return trial.answer({ ...request, house: there, database, db, actor: actors[who] } as unknown as WebRequest)
    }
    const view = { typed: {}, refusal: undefined, csrf: 'x' } as unknown as View
    const shown = await loadScriptPage(db, house, world().actors.hung, { scriptId: script.id, today })
    expect(renderToString(scriptPage(shown, view).body as never)).toContain(
      `src="${broadcastPaths.scriptStep(script.id, 'nghe-thu')}"`,
    )
    expect(await asks('hung')).toMatchObject({ status: 200, headers: { 'Content-Type': 'audio/mpeg' } })
    await expect(asks('tu')).rejects.toMatchObject({ status: 404 })
    await expect(asks('lan')).rejects.toMatchObject({ status: 403 })
    // what no program can make anything of stays as it came, and the page says why
    const levels = (fileId: string) =>
      jobs['activities.level-recording']!(
        { database: world().database, clock: house.clock, signal: new AbortController().signal } as Parameters<
          (typeof jobs)[string]
        >[0],
        { scriptId: script.id, fileId },
      )
    await levels(fileId)
    const kept = (await loadScriptPage(db, house, world().actors.hung, { scriptId: script.id, today })).script
      .recording!
    expect(kept).toMatchObject({
      fileId,
      even: { fileId: null, gainDb: null, why: expect.stringContaining('giữ nguyên') },
    })
    expect(heardFileOf(kept)).toBe(fileId)
    await expect(asks('hung', { clamdAddress: '127.0.0.1:3310' })).rejects.toBe(fileRefusals.awaitingScan)
    await expect(does('hung', acceptScriptRecording, { ...formOf(recorded), fileId })).rejects.toBe(
      refusals.ownRecording,
    )
    await expect(does('hung', acceptScriptRecording, { ...formOf(recorded), fileId: script.id })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    expect(await loadScriptPage(db, house, world().actors.lan, { scriptId: script.id, today })).toMatchObject({
      sound: 'machine',
    })
    // a quiet wave is made louder, the file as it came stays; a recording that was replaced meanwhile is not touched
    const again = await does('hung', uploadScriptRecording, {
      ...formOf(recorded),
      speaker: 'Chị Hoa',
      files: { recording: [{ name: 'doc.wav', bytes: quietWave() }] },
    })
    await levels(fileId)
    expect((await loadScript(db, world().actors.hung, 'read activities', script.id)).recording!.even).toBeUndefined()
    await levels(again.recording!.fileId)
    const even = (await loadScript(db, world().actors.hung, 'read activities', script.id)).recording!
    expect(even.fileId).toBe(again.recording!.fileId)
    expect(even.even).toMatchObject({ fileId: expect.any(String), why: '' })
    expect(even.even!.gainDb).toBeGreaterThan(10)
    const louder = (await asks('hung')) as { body: Uint8Array }
    expect(louder.body.length).toBeGreaterThan(1_000)
    expect(Buffer.from(louder.body).equals(Buffer.from(quietWave()))).toBe(false)
    const withdrawn = await does('lan', withdrawScript, { ...formOf(again), reason: 'Nói nhầm một chữ' })
    expect(withdrawn.state).toBe('withdrawn')
    expect(await findOpenScript(db, script.id, today)).toBeUndefined()
    await expect(sound.answer(request)).rejects.toBe(refusals.noSound)
    await expect(plans(withdrawn, '22/11/2026')).rejects.toBe(refusals.withdrawn)
  })

  test('cho dùng đúng tệp đã nghe: làm đều xong trong lúc nghe thì nghe lại; đã cho dùng rồi thì không ai đổi tệp; không làm đều được thì trang nói ra', async () => {
    const { does, db, database, house, actors } = world()
    const { script } = await approved()
    const uploads = (version: number) =>
      does('lan', uploadScriptRecording, {
        scriptId: script.id,
        version: String(version),
        speaker: 'Chị Hoa',
        files: { recording: [{ name: 'doc.wav', bytes: quietWave() }] },
      })
    const jobs = broadcastJobs(house)
    type Work = Parameters<(typeof jobs)[string]>[0]
    const levels = (fileId: string, attempt = 1) =>
      jobs['activities.level-recording']!(
        { database, clock: house.clock, attempt, signal: new AbortController().signal } as Work,
        { scriptId: script.id, fileId },
      )
    const recording = async () => (await loadScript(db, actors.hung, 'read activities', script.id)).recording!
    const shown = async () => {
      const page = await loadScriptPage(db, house, actors.hung, { scriptId: script.id, today })
      return renderToString(scriptPage(page, { typed: {}, csrf: 'x' } as unknown as View).body as never)
    }
    const accepts = (version: number, fileId: string) =>
      does('hung', acceptScriptRecording, { scriptId: script.id, version: String(version), fileId })
    // made even while Hùng listened to what had come
    const first = await uploads(script.version)
    const came = first.recording!.fileId
    expect(await shown()).toContain('đang được làm đều')
    expect(await shown()).toContain(`value="${came}"`)
    await levels(came)
    await expect(accepts(first.version, came)).rejects.toBe(refusals.evenMeanwhile)
    const even = heardFileOf(await recording())
    expect(even).not.toBe(came)
    expect(await shown()).toContain(`value="${even}"`)
    const accepted = await accepts(first.version, even)
    await levels(came)
    expect(heardFileOf(await recording())).toBe(even)
    // let be used before it was made even: what was heard stays
    const second = await uploads(accepted.version)
    const heard = second.recording!.fileId
    const used = await accepts(second.version, heard)
    await levels(heard)
    expect(heardFileOf(await recording())).toBe(heard)
    expect(await shown()).toContain('trước khi làm đều âm lượng nên giữ nguyên')
    // what cannot be done is tried again, and said when it was tried for the last time
    const third = await uploads(used.version)
    const lost = third.recording!.fileId
    await sql`update stored_file set sha256 = ${'0'.repeat(64)} where id = ${lost}`.execute(db)
    await expect(levels(lost)).rejects.toThrow()
    expect(await shown()).toContain('đang được làm đều')
    await expect(levels(lost, levelAttemptsMax)).rejects.toThrow()
    expect(await shown()).not.toContain('đang được làm đều')
    expect((await recording()).even).toMatchObject({ fileId: null, why: expect.stringContaining('giữ nguyên') })
    expect(heardFileOf(await recording())).toBe(lost)
  })

  test('bản ghi âm có từ trước khi làm đều âm lượng: trang nói là giữ nguyên; việc đang chờ thì để chờ', async () => {
    const { does, db } = world()
    const { script } = await approved()
    await does('lan', uploadScriptRecording, {
      scriptId: script.id,
      version: String(script.version),
      speaker: 'Chị Hoa',
      files: { recording: [{ name: 'doc.wav', bytes: quietWave() }] },
    })
    const migration = (await readMigrations()).find(({ number }) => number === 258)!
    const even = async () => {
      await sql.raw(migration.text).execute(db)
      return (await loadScript(db, world().actors.hung, 'read activities', script.id)).recording!.even
    }
    expect(await even()).toBeUndefined()
    await db.deleteFrom('job').where('kind', '=', 'activities.level-recording').execute()
    expect(await even()).toMatchObject({ fileId: null, why: expect.stringContaining('giữ nguyên') })
  })

  test('đường dẫn gửi đi của một bài: ảnh thẻ và trang nói đúng bài đó, cả khi chưa phát hoặc bài khác phát sau; đã rút thì không nêu tên', async () => {
    const { does, db, house, actors, bodies } = world()
    const { script } = await approved()
    const bodyId = bodies.first.id
    await does('hung', saveBroadcastStation, { bodyId, version: '0', rate: '150', clusters: '', isOpen: 'co' })
    const { share } = await loadScriptPage(db, house, actors.lan, { scriptId: script.id, today })
    const link = new URL(share.short.split('\n').at(-1)!)
    expect(share.post).toContain(link.href)
    const route = openBroadcastRoutes['GET /phat-thanh/:bodyId']!
    const shown = async (query: Record<string, string> = Object.fromEntries(link.searchParams)) => {
      if (route.kind !== 'read') throw new Error('read')
      const answer = await route.answer({ house, params: { bodyId }, query, cookies: {} } as unknown as WebRequest)
      if (answer.kind !== 'page') throw new Error('page')
      return { about: answer.page.about, text: renderToString(answer.page.body as never) }
    }
    const own = { canonicalPath: link.pathname + link.search, card: { title: script.title } }
    const before = await shown()
    expect(before.about).toMatchObject(own)
    expect(before.text).toContain('chưa phát')
    // another one is aired after it
    const submitted = await does('lan', submitScript, formOf(await writes({ title: 'Bài phát sau' })))
    const other = await does('hung', approveScript, formOf(submitted))
    await notes((await plans(script, '20/11/2026')).id)
    await notes((await plans(other)).id)
    const after = await shown()
    expect(after.about).toMatchObject(own)
    expect(after.text).not.toContain('chưa phát')
    expect(after.text.indexOf(script.title, after.text.indexOf('Đã phát'))).toBeLessThan(
      after.text.lastIndexOf('Bài phát sau'),
    )
    expect((await shown({})).about).toMatchObject({ canonicalPath: link.pathname })
    await does('lan', withdrawScript, { ...formOf(script), reason: 'Nói nhầm một chữ' })
    expect((await shown()).about).toMatchObject({ canonicalPath: link.pathname })
    expect(JSON.stringify(await shown())).not.toContain(script.title)
  })
})
