import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { numberKeyOf } from '#domains/library/document.ts'
import { aDocument, anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import type { DoorSlug } from '#domains/matters/filing-door.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import {
  actorFor,
  addBody,
  addOfficer,
  addPlace,
  foundBodies,
  giveRole,
  testHouse,
} from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/**
 * A small world in which people bring things: in xã Một, Lan receives and answers and Hùng approves; Tư leads in xã Hai and has no
 * part in it. Both communes receive through the system. The clock stands at 09:00 on Saturday 21/11/2026.
 */
export function onMatters(name: string, suite: (world: () => MattersWorld) => void): void {
  onBothDatabases(name, (database) => {
    let world: MattersWorld | undefined
    beforeEach(async () => {
      world = await foundWorld(database())
    })
    suite(() => world!)
  })
}

export type MattersWorld = Awaited<ReturnType<typeof foundWorld>>
export type Who = 'lan' | 'hung' | 'tu' | 'mai'

export async function foundWorld(database: Database) {
  const { house: bare, clock, later } = testHouse(database)
  const house: House = { ...bare, messageWays: ['sms', 'zalo'], dataFolder: mkdtempSync(join(tmpdir(), 'matters-')) }
  await database.transaction((tx) => loadHolidays(tx))
  const bodies = await foundBodies(database.kysely)
  const person = (name: string, homeBodyId: string) => addOfficer(house, { name, homeBodyId })
  const ids = {
    lan: await person('Nguyễn Thị Lan', bodies.first.id),
    hung: await person('Trần Văn Hùng', bodies.first.id),
    tu: await person('Lê Văn Tư', bodies.second.id),
    mai: await person('Trần Thị Mai', bodies.justice.id),
  }
  await giveRole(house, ids.lan, 'officer', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.hung, 'leader', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.tu, 'leader', { bodyId: bodies.second.id, reach: 'subtree' })
  await giveRole(house, ids.mai, 'overseer', { bodyId: bodies.justice.id, reach: 'place' })
  const actors = {} as Record<Who, Actor>
  for (const who of ['lan', 'hung', 'tu', 'mai'] as const) actors[who] = await actorFor(house, ids[who])
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  for (const [who, body] of [
    ['hung', bodies.first],
    ['tu', bodies.second],
  ] as const)
    await does(who, openFrontDesk, { bodyId: body.id, version: '0', isOpen: 'co', ...aDesk })
  return { database, db: database.kysely, house, clock, later, bodies, ids, actors, does }
}

const aDesk = { address: 'Trụ sở UBND xã', phone: '0222 3456 789', hours: 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 17 giờ' }

/** Another province with so many communes that receive. */
export async function addProvince({ db, ids }: MattersWorld, id: string, communes: number): Promise<void> {
  await addPlace(db, id, null)
  for (let index = 1; index <= communes; index++) {
    const placeId = `${id}${String(index).padStart(3, '0')}`
    await addPlace(db, placeId, id)
    const body = await addBody(db, {
      name: `UBND xã Xa ${index}`,
      place: `${id}/${placeId}/`,
      path: `/${id}/${index}/`,
      parentId: null,
    })
    await db
      .insertInto('front_desk')
      .values({ body_id: body.id, is_open: true, ...aDesk, changed_at: new Date(), changed_by: ids.hung })
      .execute()
  }
}

/** Somebody without an account. */
export const aCitizen: Actor = {
  personId: null,
  name: 'Người dân',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}

/** A form of a door as bà Tư fills it in. */
export function filingForm(bodyId: string, door: DoorSlug, more: Record<string, unknown> = {}) {
  return {
    door,
    formKey: newSecret(),
    bodyId,
    words: 'Hàng xóm xây lấn sang đất nhà tôi từ tháng trước, tôi phải làm gì?',
    name: 'Nguyễn Thị Tư',
    address: 'Thôn Một, xã Một',
    phone: '0912 345 678',
    email: '',
    against: 'Quyết định số 12/QĐ-UBND ngày 02/11/2026',
    form: 'Bản giấy',
    files: {},
    ...more,
  }
}

/** Sends it; answers with the code and the first matter. */
export async function files(world: MattersWorld, door: DoorSlug, more: Record<string, unknown> = {}) {
  const { house, db, bodies } = world
  const extra = door === 'khieu-nai' ? { files: { files: [aScan] } } : {}
  const form = filingForm(bodies.first.id, door, { ...extra, ...more })
  const stored = await perform(fileSubmission, { house, actor: aCitizen }, form)
  const [matter] = await listMattersOf(db, [stored.submissionId])
  return { ...stored, matter: matter!, form }
}

/** One white pixel. */
export const aScan = {
  name: 'don-ky-ten.png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
}

/** A law with one article, in force since 2020, or ended on a day. */
export async function addLaw(db: Db, number: string, expiresOn: string | null = null): Promise<void> {
  const document = aDocument({
    number,
    slug: number.toLowerCase().replace(/[^a-z0-9]+/gu, '-'),
    name: `Luật ${number}`,
  })
  await db
    .insertInto('law_document')
    .values({
      id: document.id,
      slug: document.slug,
      number,
      number_key: numberKeyOf(number),
      kind: 'luat',
      name: document.name,
      name_folded: fold(document.name),
      issuer: document.issuer,
      signed_by: '',
      issued_on: '2019-12-01',
      effective_on: '2020-01-01',
      expires_on: expiresOn,
      mark: 'S',
      source: 'thử',
      keeper_body_id: null,
      version: 0,
      changed_at: new Date(),
    })
    .execute()
  const article = anArticle({ documentId: document.id, number: '1', ordinal: 1 })
  await db
    .insertInto('law_article')
    .values({
      id: article.id,
      document_id: document.id,
      slug: article.slug,
      number: '1',
      ordinal: 1,
      headings: [],
      topic_code: null,
      codification_code: null,
    })
    .execute()
  const version = aVersion({ articleId: article.id, text: '1. Ai cũng được hỏi.\n2. Cơ quan phải trả lời.' })
  await db
    .insertInto('law_article_version')
    .values({
      id: version.id,
      article_id: article.id,
      from_day: '2020-01-01',
      to_day: null,
      title: version.title,
      text: version.text,
      text_hash: version.textHash,
      amended_by: [],
      source: 'thử',
      source_note: '',
      entered_at: new Date(),
    })
    .execute()
}

/** A request for the register from nobody yet. */
export function aDeskRequest(house: House): WebRequest {
  return {
    house,
    actor: undefined,
    params: {},
    query: {},
    queryAll: {},
    address: '/nghiep-vu/so-theo-doi',
    path: '/nghiep-vu/so-theo-doi',
    cookies: {},
    networkAddress: '10.0.0.1',
    userAgent: '',
    requestId: 'x',
    csrf: 'x',
  }
}
