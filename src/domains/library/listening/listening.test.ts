import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideRecording } from '#domains/library/acts/decide-recording.ts'
import { openBookshelf } from '#domains/library/acts/open-bookshelf.ts'
import { putOnShelf } from '#domains/library/acts/put-on-shelf.ts'
import { uploadRecording } from '#domains/library/acts/upload-recording.ts'
import { withdrawRecording } from '#domains/library/acts/withdraw-recording.ts'
import { findListen } from '#domains/library/listening/listen.queries.ts'
import { listeningJobs } from '#domains/library/listening/listening.jobs.ts'
import { openListeningRoutes } from '#domains/library/listening/listening.routes.ts'
import { type Recording, refusals } from '#domains/library/listening/recording.ts'
import { listRecordings } from '#domains/library/listening/recordings.queries.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { ListenPart } from '#domains/library/pages/listen-part.tsx'
import { formOf, onShelves } from '#domains/library/shelf/shelf.fixtures.ts'
import { type SpokenText, scriptOf, soundName } from '#domains/library/spoken-text.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { refusals as fileRefusals } from '#platform/files/stored-file.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Job } from '#platform/jobs/job.ts'
import { hasSound } from '#platform/speech/sound-folder.ts'
import { mp3, type Voice } from '#platform/speech/voice.ts'

/** Says the text back as bytes; counts how often it was asked. */
function echoVoice(id = 'thử 1'): Voice & { spoken: string[] } {
  const spoken: string[] = []
  const speak = async (text: string) => {
    spoken.push(text)
    return Buffer.from(`ID3${text}`)
  }
  return { id, name: 'giọng máy', format: mp3, charsMax: 2_000, speak, spoken }
}

const article = '/phap-luat/901-2019-qh99/dieu-2'
const mp3File = {
  name: 'doc.mp3',
  bytes: new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(2_000)])),
}

describe('tên tệp đi theo chữ và giọng', () => {
  const spoken: SpokenText = { path: article, lines: ['Điều 2. Miễn phí', 'Nộp 50% trước ngày 01/07/2026'] }

  test('số, ngày đọc thành chữ, mỗi dòng có chỗ nghỉ', () => {
    const script = scriptOf(spoken)
    expect(script).toContain('Điều hai')
    expect(script).not.toMatch(/\d/)
    expect(script.endsWith('.')).toBe(true)
  })

  test('đổi một chữ, đổi giọng thì là tệp khác; dài quá thì không đọc', () => {
    const voice = echoVoice()
    const name = soundName(spoken, voice)
    expect(name).toMatch(/^[0-9a-f]{32}\.mp3$/)
    expect(soundName({ ...spoken, path: '/khac' }, voice)).toBe(name)
    expect(soundName({ ...spoken, lines: [...spoken.lines, 'thêm'] }, voice)).not.toBe(name)
    expect(soundName(spoken, echoVoice('thử 2'))).not.toBe(name)
    expect(soundName({ ...spoken, lines: ['chữ '.repeat(1_000)] }, voice)).toBeUndefined()
  })
})

onShelves('nghe', (world) => {
  let dataFolder = ''
  beforeAll(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-listening-'))
  })
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))
  const houseWith = (voice: Voice | undefined) => ({ ...world().house, dataFolder, voice })
  const spokenOf = (path: string) => findSpokenText(world().db, path, world().today)

  async function runSpeaking(voice: Voice): Promise<void> {
    const jobs = listeningJobs({ voice, dataFolder })
    const { rows } = await sql<Pick<Job, 'kind' | 'payload'>>`
      update job set state = 'done', finished_at = now() where kind = 'library.speak' and state = 'waiting' returning kind, payload`.execute(
      world().db,
    )
    const { database, clock } = world()
    const signal = new AbortController().signal
    for (const { kind, payload } of rows)
      await jobs[kind]!(
        {
          jobId: '',
          attempt: 1,
          database,
          clock,
          signal,
          report: async () => undefined,
          complete: async () => undefined,
        },
        payload,
      )
  }

  test('điều nói cả tên văn bản; khoản chỉ đọc khoản; cả văn bản thì không đọc', async () => {
    expect((await spokenOf(article))!.lines).toEqual([
      'Điều 2. Miễn phí. Luật Thử số 901/2019/QH99.',
      'Người dân không phải trả tiền khi thử.',
    ])
    expect((await spokenOf('/phap-luat/901-2019-qh99/dieu-1/khoan-2'))!.lines).toEqual([
      'Khoản 2 Điều 1. Phạm vi. Luật Thử số 901/2019/QH99.',
      '2. Chính phủ hướng dẫn khoản 1.',
    ])
    for (const path of ['/phap-luat/901-2019-qh99', `${article}/khoan-7`, '/huong-dan/khong-co', 'chữ', ''])
      expect(await spokenOf(path)).toBeUndefined()
  })

  test('luật hết hiệu lực thì nói trước khi đọc, và là tệp khác', async () => {
    const before = await spokenOf(article)
    await sql`update law_document set expires_on = '2026-01-01'`.execute(world().db)
    const after = await spokenOf(article)
    expect(after!.lines[1]).toContain('Chú ý: Hết hiệu lực toàn bộ từ 01/01/2026')
    expect(soundName(after!, echoVoice())).not.toBe(soundName(before!, echoVoice()))
  })

  test('không có giọng đọc và không có bản thu: không nói gì', async () => {
    expect(await findListen(houseWith(undefined), world().db, article, world().today)).toBe(null)
    expect(ListenPart({ listen: null, what: 'Điều 2' })).toBe(null)
  })

  test('đặt vào tủ thì bản đọc được làm; làm một lần', async () => {
    const voice = echoVoice()
    const shelf = await world().does('lan', openBookshelf, { bodyId: world().bodies.first.id })
    await world().does('lan', putOnShelf, formOf(shelf, { collectionId: shelf.collections[0]!.id, target: article }))
    await runSpeaking(voice)
    expect(await hasSound(dataFolder, soundName((await spokenOf(article))!, voice)!)).toBe(true)
    await sql`update job set state = 'waiting', finished_at = null where kind = 'library.speak'`.execute(world().db)
    await runSpeaking(voice)
    expect(voice.spoken).toHaveLength(1)
  })

  describe('tải bản đọc máy', () => {
    const ask = (voice: Voice | undefined, name: string, muc: string, range?: string) => {
      const request = {
        house: houseWith(voice),
        params: { name },
        query: { muc },
        networkAddress: '10.0.0.9',
        range,
      } as unknown as WebRequest
      return (openListeningRoutes['GET /nghe/:name'] as { answer(request: WebRequest): Promise<unknown> }).answer(
        request,
      )
    }

    test('hỏi lần đầu thì làm rồi trả; sau đó trả ngay, cả từng phần', async () => {
      const voice = echoVoice('tải')
      const name = soundName((await spokenOf(article))!, voice)!
      const [answer] = await Promise.all([
        ask(voice, name, article),
        (async () => {
          // as the worker would, a moment later
          await new Promise((resolve) => setTimeout(resolve, 400))
          await runSpeaking(voice)
        })(),
      ])
      expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'audio/mpeg' } })
      expect(await ask(voice, name, '', 'bytes=0-2')).toMatchObject({ status: 206, body: Buffer.from('ID3') })
    })

    test('chữ đã đổi, tên lạ, không có giọng: nói rõ và không làm gì', async () => {
      const voice = echoVoice()
      for (const name of [`${'0'.repeat(32)}.mp3`, '../secret.key', 'x'])
        await expect(ask(voice, name, article)).rejects.toBe(refusals.soundGone)
      await expect(ask(undefined, `${'0'.repeat(32)}.mp3`, article)).rejects.toBe(refusals.noVoice)
      expect(voice.spoken).toEqual([])
    })
  })

  describe('bản đọc của người', () => {
    let librarian: Actor
    async function lanUploads(more: object = {}): Promise<Recording> {
      const id = await addOfficer(world().house, { name: 'Vừ Thị Say', homeBodyId: world().bodies.first.id })
      await giveRole(world().house, id, 'librarian', { bodyId: world().bodies.first.id })
      librarian = await actorFor(world().house, id)
      const raw = {
        path: article,
        bodyId: world().bodies.first.id,
        speaker: 'Nguyễn Thị Lan',
        files: { recording: [mp3File] },
        ...more,
      }
      return perform(uploadRecording, { house: houseWith(undefined), actor: world().actors.lan }, raw)
    }
    const decide = (recording: Recording, actor: Actor, more: object = { decision: 'heard' }) =>
      perform(
        decideRecording,
        { house: houseWith(undefined), actor },
        { recordingId: recording.id, version: String(recording.version), ...more },
      )
    const listenTo = () => findListen(houseWith(echoVoice()), world().db, article, world().today)

    test('người thứ hai nghe rồi mới được nghe, và thay giọng máy; tiếng khác thì đứng cạnh', async () => {
      const recording = await lanUploads()
      expect((await listenTo())!.recordings).toEqual([])
      await decide(recording, librarian)
      expect(await listenTo()).toMatchObject({
        recordings: [{ speaker: 'Nguyễn Thị Lan', language: 'tiếng Việt' }],
        machine: null,
      })
      // nobody hears it before its first scan, whether it was heard by a second person or not
      const hears = (more: object) => {
        const request = { house: { ...houseWith(undefined), ...more }, params: { recordingId: recording.id } }
        const route = openListeningRoutes['GET /nghe/nguoi-doc/:recordingId'] as {
          answer(request: unknown): Promise<unknown>
        }
        return route.answer(request)
      }
      await expect(hears({ clamdAddress: '127.0.0.1:3310' })).rejects.toBe(fileRefusals.awaitingScan)
      expect(await hears({})).toMatchObject({ status: 200 })
      await sql`update recording set language = 'tiếng Mông'`.execute(world().db)
      expect((await listenTo())!.machine).not.toBe(null)
    })

    test('chữ đổi thì bản đọc thôi được nghe, và báo cần đọc lại; không cho nghe được nữa', async () => {
      const recording = await lanUploads()
      await sql`update law_article_version set text = 'Người dân trả một nửa.'`.execute(world().db)
      await expect(decide(recording, librarian)).rejects.toBe(refusals.textChanged)
      await sql`update recording set state = 'heard', decided_by = ${librarian.personId}, decided_at = now()`.execute(
        world().db,
      )
      expect((await listenTo())!.recordings).toEqual([])
      expect((await listRecordings(world().db, world().actors.lan, world().today))[0]).toMatchObject({ isStale: true })
    })

    test('không tự cho nghe bản của mình; không dùng phải có lý do; rút thì thôi', async () => {
      const recording = await lanUploads()
      await giveRole(world().house, world().actors.lan.personId!, 'librarian', { bodyId: world().bodies.first.id })
      const lan = await actorFor(world().house, world().actors.lan.personId!)
      await expect(decide(recording, lan)).rejects.toBe(refusals.ownRecording)
      await expect(decide(recording, librarian, { decision: 'refused' })).rejects.toMatchObject({
        fields: { reason: expect.any(String) },
      })
      const heard = await decide(recording, librarian)
      await world().does('lan', withdrawRecording, {
        recordingId: heard.id,
        version: String(heard.version),
        reason: 'Đọc nhầm một chữ',
      })
      expect((await listenTo())!.recordings).toEqual([])
    })

    test('tệp không phải âm thanh, đường dẫn không có chữ: bị từ chối', async () => {
      const picture = { name: 'doc.mp3', bytes: new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')) }
      await expect(lanUploads({ files: { recording: [picture] } })).rejects.toMatchObject({ status: 415 })
      await expect(lanUploads({ path: '/phap-luat/901-2019-qh99' })).rejects.toBe(refusals.noText)
      await expect(lanUploads({ files: {} })).rejects.toMatchObject({ fields: { recording: expect.any(String) } })
    })
  })
})
