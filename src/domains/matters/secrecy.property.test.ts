import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { addWords } from '#domains/matters/acts/add-words.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { askNewCode } from '#domains/matters/acts/ask-new-code.ts'
import { askPerson } from '#domains/matters/acts/ask-person.ts'
import { assignMatter } from '#domains/matters/acts/assign-matter.ts'
import { endDenouncerReader } from '#domains/matters/acts/end-denouncer-reader.ts'
import { groupMatters } from '#domains/matters/acts/group-matters.ts'
import { guideMatter } from '#domains/matters/acts/guide-elsewhere.ts'
import { linkDuplicate } from '#domains/matters/acts/link-duplicate.ts'
import { nameDenouncerReader } from '#domains/matters/acts/name-denouncer-reader.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { reissueCode } from '#domains/matters/acts/reissue-code.ts'
import { reopenMatter } from '#domains/matters/acts/reopen-matter.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { splitMatter } from '#domains/matters/acts/split-matter.ts'
import { stripDenunciation } from '#domains/matters/acts/strip-denunciation.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { viewDenouncer } from '#domains/matters/acts/view-denouncer.ts'
import { viewMatterFile } from '#domains/matters/acts/view-matter-file.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { isNamed } from '#domains/matters/denouncer.store.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import { listForPrint, listRegister } from '#domains/matters/desk/register.queries.ts'
import { registerFilterOf } from '#domains/matters/desk/register-filter.ts'
import { listMattersOf, matterOf } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter, refusals } from '#domains/matters/matter.ts'
import {
  aCitizen,
  aDeskRequest,
  addLaw,
  aScan,
  files,
  type MattersWorld,
  onMatters,
  type Who,
} from '#domains/matters/matters.fixtures.ts'
import { mattersJobs, tellComposers } from '#domains/matters/matters.jobs.ts'
import { matterPage } from '#domains/matters/pages/matter-page.tsx'
import { stripIdentity } from '#domains/matters/strip-identity.ts'
import { findSubmissionIds, listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { nobody, viewOf } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { hashCode } from '#platform/identity/receipt-code.ts'
import { deliverMail } from '#platform/mail/deliver-mail.ts'
import { openMailTransport } from '#platform/mail/transport.ts'
import { fileMessenger } from '#platform/messages/messenger.ts'

const told = 'Lời báo cho người gửi, đủ dài để hiểu.'
const people = ['lan', 'hung', 'tu', 'mai'] as const

/** A denouncer whose every trace can be looked for: name, address, telephone, a word of the letter, the name of a file. */
function denouncer(index: number) {
  const mark = `zq${index}xk`
  return {
    mark,
    name: `Trần Văn Kín${mark}`,
    address: `Ngõ ${mark}, xã Một`,
    phone: `09${String(10_000_000 + index)}`,
    words: `Tôi là Trần Văn Kín${mark}, số 09${String(10_000_000 + index)}. Ông H. nhận tiền ${mark}.`,
    file: { ...aScan, name: `anh-cua-${mark}.png` },
  }
}

onMatters('bí mật về người tố cáo', (world) => {
  test('không đường nào cho người không được nêu tên thấy, qua mọi diễn biến', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(10), fc.nat(50), fc.constantFrom(...people)), { minLength: 8, maxLength: 12 }),
        (steps) => history(world(), steps),
      ),
      { numRuns: 5 },
    )
  }, 90_000)

  test('vì không được nêu tên mà bị từ chối, kể cả lãnh đạo; mỗi lần xem là một dòng nhật ký, không ghi điều đã xem', async () => {
    const { does, ids, db } = world()
    const { matter } = await files(world(), 'to-cao', {
      words: 'Tôi ở ngõ zq0xk thấy việc này.',
      files: { files: [aScan] },
    })
    await expect(does('hung', viewDenouncer, { matterId: matter.id })).rejects.toMatchObject({ status: 403 })
    const reason = 'Cần đọc nguyên văn để xác minh.'
    await expect(
      does('lan', nameDenouncerReader, { matterId: matter.id, version: '0', personId: ids.lan, reason }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      does('hung', nameDenouncerReader, { matterId: matter.id, version: '0', personId: ids.tu, reason }),
    ).rejects.toMatchObject({ fields: { personId: expect.any(String) } })
    await does('hung', nameDenouncerReader, { matterId: matter.id, version: '0', personId: ids.lan, reason })
    for (let times = 0; times < 2; times++)
      expect((await does('lan', viewDenouncer, { matterId: matter.id })).record.words).toContain('zq0xk')
    const views = await db.selectFrom('audit').select('after').where('act', '=', 'matters.view-denouncer').execute()
    expect(views.map(({ after }) => after)).toEqual([{ viewed: true }, { viewed: true }])
    await does('hung', endDenouncerReader, { matterId: matter.id, version: '1', personId: ids.lan })
    await expect(does('lan', viewDenouncer, { matterId: matter.id })).rejects.toMatchObject({ status: 403 })
  })

  test('không tách vụ việc thường từ đơn tố cáo; tách tố cáo nhiều lần vẫn một nơi cất, không ai nhận ra cùng một đơn', async () => {
    const { does, db, house } = world()
    const secret = await files(world(), 'to-cao', { files: { files: [aScan] } })
    const parts = (kind: string) => ({ kind, title: 'x', part: 'Ông H. nhận tiền.', rest: 'Cống tắc.' })
    const open = { matterId: secret.matter.id, version: '0' }
    await expect(does('lan', splitMatter, { ...open, ...parts('feedback') })).rejects.toBe(refusals.staysSecret)
    const plain = await files(world(), 'phan-anh', { words: 'Cống tắc. Ông H. nhận tiền.' })
    const one = { matterId: plain.matter.id }
    const own = { ...one, submissionIds: [plain.submissionId], words: 'Ông H. còn doạ tôi.', files: {} }
    await perform(addWords, { house, actor: aCitizen }, own)
    const first = await does('lan', splitMatter, { ...one, version: '1', ...parts('denunciation-information') })
    const second = await does('lan', splitMatter, { ...one, version: '2', ...parts('denunciation-information') })
    expect(second.submissionId).toBe(first.submissionId)
    expect([first.receivedAt, second.receivedAt]).not.toContainEqual(plain.matter.receivedAt)
    const events = await db.selectFrom('matter_event').selectAll().execute()
    expect(events.filter(({ told: said, noted }) => /Tách từ|doạ/u.test(said + noted))).toEqual([])
    const reason = 'Cần đọc nguyên văn để xác minh.'
    await does('hung', nameDenouncerReader, { matterId: second.id, version: '0', personId: world().ids.lan, reason })
    expect((await does('lan', viewDenouncer, { matterId: second.id })).record.words).toContain('doạ tôi')
    const idsOf = (code: string) => findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, code))
    expect(await idsOf(plain.code)).toContain(first.submissionId)
    const renewed = await does('lan', reissueCode, { ...one, version: '3', seen: 'Căn cước của bà Tư' })
    expect(await idsOf(renewed.code)).toEqual([plain.submissionId])
    expect(await idsOf(plain.code)).toEqual([first.submissionId])
    const audit = await db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify(audit)).not.toContain('bà Tư')
  })

  test('đơn thành tố cáo: mọi lời đã nói vào nơi cất kín, đường dẫn cấp lại mã hết dùng; trích yếu gõ lúc nhập không giữ', async () => {
    const { does, db, house, ids, bodies } = world()
    const sent = await files(world(), 'khieu-nai', { recovery: 'email', email: 'tu@example.vn' })
    const one = { matterId: sent.matter.id }
    const own = { ...one, submissionIds: [sent.submissionId], words: 'Ông H. còn doạ tôi.', files: {} }
    await perform(addWords, { house, actor: aCitizen }, own)
    await perform(askNewCode, { house, actor: aCitizen }, { email: 'tu@example.vn' })
    expect(await db.selectFrom('matter_code_renewal').selectAll().execute()).toHaveLength(1)
    await does('lan', sortMatter, { ...one, version: '1', kind: 'denunciation-information', title: 'x' })
    expect(await db.selectFrom('matter_code_renewal').selectAll().execute()).toEqual([])
    const reason = 'Cần đọc nguyên văn để xác minh.'
    await does('hung', nameDenouncerReader, { ...one, version: '2', personId: ids.lan, reason })
    const { words } = (await does('lan', viewDenouncer, one)).record
    for (const said of [sent.form.words, sent.form.against, 'doạ tôi']) expect(words).toContain(said)
    const typed = { channel: 'paper', kind: 'denunciation', receivedOn: '20/11/2026', bodyId: bodies.first.id }
    const who = { name: 'Trần Văn Kín', address: '', phone: '', helperName: '', title: 'Đơn của ông Kín' }
    const { submissionId } = await does('lan', recordSubmission, {
      ...typed,
      ...who,
      words: 'Ông H. nhận tiền.',
      formKey: newSecret(),
      files: {},
    })
    const [matter] = await listMattersOf(db, [submissionId])
    expect(matter!.title).toBe('Tố cáo')
  })

  test('chuyển cơ quan rồi thì người được nêu tên ở nơi cũ không mở được nữa, và không nêu tên thêm được', async () => {
    const { does, ids, bodies, db, house, actors } = world()
    const { matter, submissionId } = await files(world(), 'to-cao', { files: { files: [aScan] } })
    const one = { matterId: matter.id }
    const naming = { ...one, personId: ids.lan, reason: 'Cần đọc nguyên văn để xác minh.' }
    await does('hung', nameDenouncerReader, { ...naming, version: '0' })
    const there = await does('hung', transferMatter, { ...one, version: '1', toBodyId: bodies.second.id, told })
    await expect(does('lan', viewDenouncer, one)).rejects.toBe(refusals.notNamed)
    const [file] = await db.selectFrom('matter_file').select('id').where('submission_id', '=', submissionId).execute()
    await expect(does('lan', viewMatterFile, { ...one, fileId: file!.id })).rejects.toBe(refusals.notNamed)
    expect((await loadMatterPage(db, house.secretKey, actors.lan, '2026-11-21', matter.id)).isNamed).toBe(false)
    await expect(does('hung', nameDenouncerReader, { ...naming, version: '2' })).rejects.toBe(refusals.notOpen)
    await does('tu', nameDenouncerReader, { ...naming, matterId: there.id, version: '0', personId: ids.tu })
    expect((await does('tu', viewDenouncer, { matterId: there.id })).record.words).not.toBe('')
  })

  test('tệp bổ sung là của vụ việc được bổ sung: nơi giữ vụ việc khác cùng lượt gửi không thấy', async () => {
    const { does, bodies, db, house, actors } = world()
    const { matter, submissionId } = await files(world(), 'phan-anh', { files: { files: [aScan] } })
    const one = { matterId: matter.id }
    const two = await does('lan', splitMatter, { ...one, version: '0', kind: 'question', title: 'Hỏi thêm' })
    const there = await does('lan', transferMatter, {
      matterId: two.id,
      version: '0',
      toBodyId: bodies.second.id,
      told,
    })
    const own = { ...one, submissionIds: [submissionId], words: 'Ảnh mới chụp.' }
    await perform(addWords, { house, actor: aCitizen }, { ...own, files: { files: [{ ...aScan, name: 'moi.png' }] } })
    const namesAt = async (who: Who, matterId: string) => {
      const page = await loadMatterPage(db, house.secretKey, actors[who], '2026-11-21', matterId)
      return page.files.map(({ stored }) => stored.name)
    }
    expect(await namesAt('lan', matter.id)).toEqual(['don-ky-ten.png', 'moi.png'])
    expect(await namesAt('tu', there.id)).toEqual(['don-ky-ten.png'])
  })

  test('đơn thành tố cáo sau khi đã trả lời: lời báo và bản trả lời vào nơi cất kín, bản đã duyệt chỉ đổi một lần như vậy', async () => {
    const { does, db, ids } = world()
    await addLaw(db, '901/2020/QH99')
    const sent = await files(world(), 'phan-anh')
    const one = { matterId: sent.matter.id }
    await does('lan', askPerson, { ...one, version: '0', told: 'Đề nghị bà Tư gửi thêm ảnh.' })
    await does('lan', writeAnswer, { ...one, version: '1', text: 'Kính gửi bà Tư. [901/2020/QH99 Điều 1]' })
    await does('lan', submitAnswer, { ...one, version: '2' })
    await does('hung', approveAnswer, { ...one, version: '3' })
    const change = sql`update matter_answer set text = 'Khác' where matter_id = ${one.matterId}`
    await expect(change.execute(db)).rejects.toThrow('never changes')
    await does('lan', reopenMatter, { ...one, version: '4' })
    await does('lan', writeAnswer, { ...one, version: '5', text: 'Bà Tư nói đúng. [901/2020/QH99 Điều 1]' })
    await does('lan', sortMatter, { ...one, version: '6', kind: 'denunciation-information', title: 'x' })
    const answers = await db.selectFrom('matter_answer').select(['number', 'text', 'state']).execute()
    expect(answers).toEqual([{ number: 1, text: '', state: 'approved' }])
    const events = await db.selectFrom('matter_event').select(['told', 'noted']).execute()
    expect(JSON.stringify(events)).not.toContain('bà Tư')
    const reason = 'Cần đọc nguyên văn để xác minh.'
    await does('hung', nameDenouncerReader, { ...one, version: '7', personId: ids.lan, reason })
    const { words } = (await does('lan', viewDenouncer, one)).record
    for (const said of ['gửi thêm ảnh', 'Kính gửi bà Tư', 'Bà Tư nói đúng']) expect(words).toContain(said)
    expect((await listTracked(db, [sent.submissionId], '2026-11-21'))[0]!.matters[0]!.answers).toHaveLength(1)
    await expect(change.execute(db)).rejects.toThrow('never changes')
  })

  test('thư đã gửi cho người nay là người tố cáo: dòng có địa chỉ và tệp thư đều bỏ', async () => {
    const { does, db, house, database, clock } = world()
    const sent = await files(world(), 'phan-anh', { notify: 'email', recovery: 'email', email: 'kin@example.vn' })
    const one = { matterId: sent.matter.id }
    await does('lan', askPerson, { ...one, version: '0', told })
    await perform(askNewCode, { house, actor: aCitizen }, { email: 'kin@example.vn' })
    const transport = openMailTransport({ smtpUrl: undefined, from: 'x@example.vn', dataFolder: house.dataFolder })
    for (const { id } of await db.selectFrom('outgoing_mail').select('id').execute())
      await deliverMail({ database, clock }, transport, id, tellComposers(house))
    expect(outboxOf(world())).toContain('kin@example.vn')
    await does('lan', sortMatter, { ...one, version: '1', kind: 'denunciation-information', title: 'x' })
    await runJobs(world())
    expect(outboxOf(world())).not.toContain('kin@example.vn')
    expect(await db.selectFrom('outgoing_mail').selectAll().execute()).toEqual([])
  })

  test('tin nhắn viết thành tệp thì sau ba ngày không còn số điện thoại nào', async () => {
    const { does, db, house, database, clock } = world()
    const sent = await files(world(), 'phan-anh', { notify: 'sms' })
    await does('lan', askPerson, { matterId: sent.matter.id, version: '0', told })
    await runJobs(world())
    expect(outboxOf(world())).toContain('0912 345 678')
    clock.moveTo(new Date(Date.now() + 4 * 86_400_000).toISOString())
    const handlers = mattersJobs(house, fileMessenger(house.dataFolder))
    await handlers['matters.forget']!(
      { database, clock, jobId: 'x', signal: new AbortController().signal } as never,
      {},
    )
    expect(outboxOf(world())).toBe('')
    expect(await db.selectFrom('submission').select('notify').execute()).toEqual([{ notify: 'sms' }])
  })

  test('máy bỏ tên, địa chỉ, số máy, thư, số căn cước, viết kiểu nào cũng vậy', () => {
    const record = {
      name: 'Nguyễn Thị Tư',
      address: 'Thôn Một, xã Hai',
      phone: '0912 345 678',
      email: 'tu@example.vn',
      words:
        'Tôi tên là NGUYEN THI TU ở thôn một, xã hai. Gọi 0912345678 hoặc +84 912 345 678, tu@example.vn, căn cước 001085012345. Ông K. sai.',
    }
    const stripped = stripIdentity(record)
    for (const trace of ['nguyen thi tu', 'thon mot', '0912345678', '912 345', 'example', '001085012345'])
      expect(fold(stripped)).not.toContain(trace)
    expect(stripped).toContain('Ông K. sai.')
  })
})

async function history(world: MattersWorld, steps: [number, number, Who][]): Promise<void> {
  const { db, bodies, ids, house } = world
  let count = 0
  const marks: string[] = []
  const secretMatters = async (): Promise<Matter[]> => {
    const rows = await db.selectFrom('matter').selectAll().orderBy('id').execute()
    return rows.map(matterOf).filter(({ kind }) => isSecretKind(kind))
  }
  /** Put together with another before anybody saw that it denounces: the group is called by its words. */
  const grouped = async (matter: Matter, version: string) => {
    const beside = await files(world, 'phan-anh', { words: 'Đèn đường hỏng.' })
    await world.does('lan', groupMatters, { matterId: beside.matter.id, version: '0', withId: matter.id })
    await world.does('lan', linkDuplicate, { matterId: matter.id, version, ofId: beside.matter.id })
  }
  for (const [index, [what, which, who]] of steps.entries()) {
    const one = denouncer(++count)
    const all = await secretMatters()
    const matter = all[which % Math.max(1, all.length)]
    const typed = matter && { matterId: matter.id, version: String(matter.version), files: {} }
    const tries = async (deed: () => Promise<unknown>) => {
      try {
        await deed()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        for (const mark of marks) expect(error.message).not.toContain(mark)
      }
    }
    if (what === 0 || matter === undefined || typed === undefined) {
      marks.push(one.mark)
      const sent = { channel: 'paper', kind: 'denunciation', receivedOn: '20/11/2026', bodyId: bodies.first.id }
      await world.does('lan', recordSubmission, {
        ...one,
        ...sent,
        formKey: newSecret(),
        helperName: `Con trai ông Kín${one.mark}`,
        consent: 'co',
        title: '',
        files: { files: [one.file] },
      })
    } else if (what === 1) {
      const sent = await files(world, 'phan-anh', {
        ...one,
        phone: one.phone,
        files: { files: [one.file] },
        notify: 'sms',
      })
      marks.push(one.mark)
      const sort = { matterId: sent.matter.id, version: '0', kind: 'denunciation-information', title: 'x' }
      await perform(
        addWords,
        { house, actor: aCitizen },
        { matterId: sent.matter.id, submissionIds: [sent.submissionId], words: one.words, files: {} },
      )
      const open = { matterId: sent.matter.id, files: {} }
      await world.does('lan', askPerson, { ...open, version: '1', told: `Đề nghị ông Kín${one.mark} gửi thêm ảnh.` })
      await world.does('lan', writeAnswer, { ...open, version: '2', text: `Kính gửi ông Kín${one.mark}: đã xem.` })
      await runJobs(world)
      await grouped(sent.matter, '3')
      await world.does('lan', sortMatter, { ...sort, version: '4' })
      await runJobs(world)
    } else if (what === 2) {
      const sent = await files(world, 'phan-anh', { words: `Cống tắc. ${one.words}`, files: { files: [one.file] } })
      marks.push(one.mark)
      const parts = { kind: 'denunciation-information', title: 'x', part: one.words, rest: 'Cống tắc.' }
      await grouped(sent.matter, '0')
      await world.does('lan', splitMatter, { matterId: sent.matter.id, version: '1', ...parts })
    } else if (what === 3)
      await tries(() =>
        perform(
          addWords,
          { house, actor: aCitizen },
          { ...typed, submissionIds: [matter.submissionId], words: one.words, files: { files: [one.file] } },
        ).then(() => marks.push(one.mark)),
      )
    else if (what === 4)
      await tries(() =>
        world.does(who, nameDenouncerReader, { ...typed, personId: ids.lan, reason: 'Được giao xác minh việc này.' }),
      )
    else if (what === 5) await tries(() => world.does(who, endDenouncerReader, { ...typed, personId: ids.lan }))
    else if (what === 6) {
      const named = await isNamed(db, matter.id, ids[who])
      const seen = world.does(who, viewDenouncer, { matterId: matter.id }).then(
        () => true,
        (error) => (error instanceof Refusal ? false : Promise.reject(error)),
      )
      expect(await seen).toBe(named)
    } else if (what === 7)
      await tries(async () => {
        const { record } = await world.does(who, viewDenouncer, { matterId: matter.id })
        await world.does(who, stripDenunciation, {
          ...typed,
          title: 'Việc nhận tiền',
          stripped: stripIdentity(record).replace(/zq\d+xk/gu, '[…]'),
        })
      })
    else if (what === 8)
      await tries(() => world.does(who, transferMatter, { ...typed, toBodyId: bodies.second.id, told }))
    else if (what === 9) await tries(() => world.does(who, assignMatter, { ...typed, officerId: ids.lan }))
    else {
      await tries(() => world.does(who, askPerson, { ...typed, told }))
      await tries(() => world.does(who, reissueCode, { ...typed, seen: 'Căn cước' }))
      await tries(() => world.does(who, guideMatter, { ...typed, told }))
    }
    if (index % 4 === 3 || index === steps.length - 1) await nothingShows(world, marks)
  }
}

/** Every table of the database, and every page and list of every person: without a trace. */
async function nothingShows(world: MattersWorld, marks: readonly string[]): Promise<void> {
  const { db, actors, house, bodies } = world
  const { rows: tables } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  const asked = tables.map(({ name }) => sql`select coalesce(json_agg(t)::text, '') as text from ${sql.table(name)} t`)
  const { rows } = await sql<{ text: string }>`${sql.join(asked, sql` union all `)}`.execute(db)
  const shown = [rows.map(({ text }) => text).join('\n')]
  for (const { consents } of await db
    .selectFrom('submission')
    .select('consents')
    .where('is_secret', '=', true)
    .execute())
    expect(consents).toEqual([])
  for (const phone of marks.map((mark) => denouncer(Number(/\d+/u.exec(mark)![0])).phone))
    expect(outboxOf(world).includes(phone), phone).toBe(false)
  const matters = await db.selectFrom('matter').select('id').execute()
  for (const who of people) {
    const queries: Record<string, string>[] = [
      { xem: 'all' },
      ...marks.slice(0, 1).map((tim) => ({ xem: 'open', tim })),
    ]
    for (const query of queries) {
      const found = await listRegister(db, actors[who], registerFilterOf(query), '2026-11-21')
      if (query.tim !== undefined) expect(found.filter(({ isSecret }) => isSecret)).toEqual([])
      shown.push(JSON.stringify(found))
    }
    shown.push(
      JSON.stringify(
        await listForPrint(db, actors[who], { bodyId: bodies.first.id, from: '2026-01-01', to: '2026-12-31', part: 1 }),
      ),
    )
  }
  const last = matters.at(-1)
  if (last !== undefined)
    for (const who of people) {
      const props = await loadMatterPage(db, house.secretKey, actors[who], '2026-11-21', last.id).catch(
        (error: unknown) => {
          if (error instanceof Refusal) return undefined
          throw error
        },
      )
      if (props === undefined) continue
      shown.push(renderToString(matterPage(props, viewOf({ ...aRequest(world), actor: actors[who] })).body))
      const named = await isNamed(db, last.id, actors[who].personId)
      const { rows: originals } = await sql<{ id: string }>`
        select f.id from matter_file f join matter m on m.submission_id = f.submission_id
        where m.id = ${last.id} and f.origin = 'person' and m.kind like 'denunciation%'`.execute(db)
      for (const { id } of originals)
        await expect(
          perform(viewMatterFile, { house, actor: actors[who] }, { matterId: last.id, fileId: id }).then(
            () => true,
            () => false,
          ),
        ).resolves.toBe(named)
    }
  for (const mark of marks) for (const text of shown) expect(text.includes(mark), mark).toBe(false)
}

/** Messages to telephones, and what takes them away again. */
async function runJobs({ db, database, clock, house }: MattersWorld): Promise<void> {
  const handlers = mattersJobs(house, fileMessenger(house.dataFolder))
  const jobs = await db.selectFrom('job').selectAll().where('kind', 'like', 'matters.%').orderBy('id').execute()
  for (const { id, kind, payload } of jobs) {
    await handlers[kind]!({ database, clock, jobId: id, signal: new AbortController().signal } as never, payload)
    await db.deleteFrom('job').where('id', '=', id).execute()
  }
}

function outboxOf({ house }: MattersWorld): string {
  const folder = join(house.dataFolder, 'outbox')
  if (!existsSync(folder)) return ''
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n')
}

function aRequest(world: MattersWorld): WebRequest {
  const request = aDeskRequest(world.house)
  return { ...request, actor: nobody(request) }
}
