import { beforeEach, describe, expect, test } from 'vitest'
import { changePerson } from '#domains/people/acts/change-person.ts'
import { endGrant, grantRole } from '#domains/people/acts/grant-role.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { closeAccount, removeSecondFactor, renewLink } from '#domains/people/acts/manage-account.ts'
import { refusals } from '#domains/people/grant.ts'
import { wholeSystemChoice } from '#domains/people/grant-fields.ts'
import { operator } from '#domains/people/operator.ts'
import { listGrantRows, listPeople, loadPersonWithin } from '#domains/people/people.queries.ts'
import { refusals as personRefusals } from '#domains/people/person.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onBothDatabases('quản trị người dùng', (database) => {
  let place: ReturnType<typeof testHouse>
  let bodies: Awaited<ReturnType<typeof foundBodies>>
  /** Root: the whole system · Mai: commune One and below · Lan: writes there · Tư: writes in commune Two. */
  let root: string
  let mai: string
  let lan: string
  let tu: string

  beforeEach(async () => {
    place = testHouse(database())
    bodies = await foundBodies(database().kysely)
    root = await addOfficer(place.house, { name: 'Lê Gốc' })
    mai = await addOfficer(place.house, { name: 'Phạm Thị Mai', homeBodyId: bodies.first.id })
    lan = await addOfficer(place.house, { name: 'Nguyễn Thị Lan', homeBodyId: bodies.first.id, password: true })
    tu = await addOfficer(place.house, { name: 'Bùi Văn Tư', homeBodyId: bodies.second.id })
    await giveRole(place.house, root, 'administrator', { bodyId: null })
    await giveRole(place.house, mai, 'administrator', { bodyId: bodies.first.id, reach: 'subtree' })
    await giveRole(place.house, lan, 'officer', { bodyId: bodies.first.id })
    await giveRole(place.house, tu, 'officer', { bodyId: bodies.second.id })
  })

  async function as<Input, Output>(personId: string, deed: Act<Input, Output>, raw: object): Promise<Output> {
    place.later(1000) // ids are ordered by the moment
    return perform(deed, { house: place.house, actor: await actorFor(place.house, personId) }, raw)
  }

  const role = (at: { bodyId: string }, more: object = {}) => ({
    role: 'leader',
    bodyId: at.bodyId,
    reach: 'body',
    fromDay: '21/11/2026',
    toDay: '',
    reason: '',
    ...more,
  })
  const atFirst = () => role({ bodyId: bodies.first.id })

  describe('giao vai trò', () => {
    test('không có quyền quản trị thì không giao được gì', async () => {
      await expect(as(lan, grantRole, { personId: tu, ...atFirst() })).rejects.toThrow(permissionRefusals.mayNot)
      await expect(as(tu, invitePerson, { name: 'Ai', ...atFirst() })).rejects.toThrow(permissionRefusals.mayNot)
    })

    test.each([
      ['ở xã khác', () => role({ bodyId: bodies.second.id })],
      ['ở cấp trên', () => role({ bodyId: bodies.province.id })],
      ['cho toàn hệ thống', () => role({ bodyId: wholeSystemChoice }, { role: 'administrator' })],
      ['cho cả địa bàn khi chỉ quản trị cây cơ quan', () => role({ bodyId: bodies.first.id }, { reach: 'place' })],
    ])('không giao %s', async (_, wanted) => {
      await expect(as(mai, grantRole, { personId: lan, ...wanted() })).rejects.toThrow(refusals.outsideReach)
      expect(await listGrantRows(database().kysely, lan, place.today)).toHaveLength(1)
    })

    test('không tự giao và không tự kết thúc vai trò của mình', async () => {
      await expect(as(mai, grantRole, { personId: mai, ...atFirst() })).rejects.toThrow(refusals.ownRoles)
      const [own] = await listGrantRows(database().kysely, mai, place.today)
      await expect(as(mai, endGrant, { personId: mai, grantId: own!.id })).rejects.toThrow(refusals.ownRoles)
    })

    test('vai trò thẩm định không giao ở xã, kể cả khi mời người mới; ở cơ quan của tỉnh thì được', async () => {
      const appraiser = (at: { bodyId: string }) => role(at, { role: 'appraiser' })
      for (const body of [bodies.first, bodies.office]) {
        await expect(as(mai, grantRole, { personId: lan, ...appraiser({ bodyId: body.id }) })).rejects.toThrow(
          refusals.provinceNeeded,
        )
        await expect(as(root, invitePerson, { name: 'Ai', ...appraiser({ bodyId: body.id }) })).rejects.toThrow(
          refusals.provinceNeeded,
        )
      }
      expect(await as(root, grantRole, { personId: lan, ...appraiser({ bodyId: bodies.justice.id }) })).toBe(lan)
    })

    test('vai trò phê duyệt luôn gắn với một cơ quan', async () => {
      const wanted = role({ bodyId: wholeSystemChoice })
      await expect(as(root, grantRole, { personId: lan, ...wanted })).rejects.toThrow(refusals.bodyNeeded)
    })

    test('giao ở đơn vị trực thuộc thì có hiệu lực ngay, có ghi nhật ký; kết thúc thì hết ngay', async () => {
      await as(mai, grantRole, { personId: lan, ...role({ bodyId: bodies.office.id }) })
      const deedsAt = async () => (await actorFor(place.house, lan)).grants.map((grant) => grant.bodyPath)
      expect(await deedsAt()).toEqual([bodies.first.path, bodies.office.path])
      const [latest] = await listGrantRows(database().kysely, lan, place.today)
      await as(mai, endGrant, { personId: lan, grantId: latest!.id })
      expect(await deedsAt()).toEqual([bodies.first.path])
      await expect(as(mai, endGrant, { personId: lan, grantId: latest!.id })).rejects.toThrow(refusals.ended)
      const acts = await database().kysely.selectFrom('audit').select(['act', 'body_id', 'actor_name']).execute()
      expect(acts).toEqual([
        { act: 'people.grant-role', body_id: bodies.office.id, actor_name: 'Phạm Thị Mai' },
        { act: 'people.end-grant', body_id: bodies.office.id, actor_name: 'Phạm Thị Mai' },
      ])
    })

    test('vai trò của người này không kết thúc được qua tài khoản người khác', async () => {
      const [own] = await listGrantRows(database().kysely, tu, place.today)
      await expect(as(mai, endGrant, { personId: lan, grantId: own!.id })).rejects.toThrow(refusals.notFound)
      await expect(as(mai, endGrant, { personId: tu, grantId: own!.id })).rejects.toThrow(refusals.outsideReach)
    })
  })

  describe('người quản trị toàn hệ thống cuối cùng', () => {
    test('không kết thúc được, không đóng được tài khoản, cả từ dòng lệnh', async () => {
      const other = await addOfficer(place.house, { name: 'Vũ Tạm' })
      await giveRole(place.house, other, 'administrator', { bodyId: null, toDay: '2026-12-31' })
      const [own] = await listGrantRows(database().kysely, root, place.today)
      await expect(as(other, endGrant, { personId: root, grantId: own!.id })).rejects.toThrow(
        refusals.lastAdministrator,
      )
      await expect(as(other, closeAccount, { personId: root })).rejects.toThrow(refusals.lastAdministrator)
      const byOperator = perform(closeAccount, { house: place.house, actor: operator }, { personId: root })
      await expect(byOperator).rejects.toThrow(refusals.lastAdministrator)
    })

    test('hai người cùng lúc kết thúc vai trò của nhau thì còn lại một', async () => {
      const other = await addOfficer(place.house, { name: 'Vũ Hai' })
      await giveRole(place.house, other, 'administrator', { bodyId: null })
      const [ofRoot] = await listGrantRows(database().kysely, root, place.today)
      const [ofOther] = await listGrantRows(database().kysely, other, place.today)
      const ended = await Promise.allSettled([
        as(other, endGrant, { personId: root, grantId: ofRoot!.id }),
        as(root, endGrant, { personId: other, grantId: ofOther!.id }),
      ])
      expect(ended.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    })
  })

  describe('tài khoản', () => {
    test('mời: có tài khoản, vai trò, liên kết và thư; tên đăng nhập đặt theo họ tên', async () => {
      const raw = { name: 'Nguyễn Thị  Lan', email: 'Lan2@xa.example.vn', ...atFirst() }
      const { person, token } = await as(mai, invitePerson, raw)
      expect(person).toMatchObject({ name: 'Nguyễn Thị Lan', userName: 'nguyenthilan2', homeBodyId: bodies.first.id })
      const mail = await database().kysely.selectFrom('outgoing_mail').selectAll().executeTakeFirstOrThrow()
      expect(mail.to_address).toBe('lan2@xa.example.vn')
      expect(mail.text_body).toContain(`http://thu.example.vn/dat-mat-khau/${token}`)
      const audit = await database().kysely.selectFrom('audit').select(['act', 'after']).execute()
      expect(audit.map(({ act }) => act)).toEqual(['people.invite-person', 'people.invite-person'])
      expect(JSON.stringify(audit)).not.toContain(token)
    })

    test.each([
      ['tên đăng nhập đã có', { userName: 'nguyenthilan' }, personRefusals.userNameTaken.message],
      [
        'thư sai dạng',
        { email: 'lan@' },
        'Thư điện tử chưa đúng dạng, ví dụ: lan@xa.gov.vn. Nếu không có, hãy để trống.',
      ],
      ['không có tên', { name: ' ' }, 'Hãy ghi họ và tên.'],
      ['ngày không có trong lịch', { toDay: '31/11/2026' }, 'Hãy ghi ngày kết thúc'],
    ])('mời: %s thì nói rõ, không lưu gì', async (_, change, sentence) => {
      await expect(as(mai, invitePerson, { name: 'Đỗ Mới', ...atFirst(), ...change })).rejects.toThrow(sentence)
      expect(await database().kysely.selectFrom('person').select('id').execute()).toHaveLength(4)
    })

    test('người có vai trò ngoài phạm vi thì chỉ cấp trên sửa, cấp liên kết, gỡ lớp hai, đóng', async () => {
      await giveRole(place.house, lan, 'reader', { bodyId: bodies.second.id })
      const entry = { personId: lan, name: 'Lan', userName: 'lan1', homeBodyId: bodies.first.id }
      for (const attempt of [
        () => as(mai, renewLink, { personId: lan }),
        () => as(mai, removeSecondFactor, { personId: lan }),
        () => as(mai, closeAccount, { personId: lan }),
        () => as(mai, changePerson, entry),
      ])
        await expect(attempt()).rejects.toThrow(personRefusals.outsideReach)
      expect((await as(root, renewLink, { personId: lan })).token).toHaveLength(43)
    })

    test('đóng tài khoản: phiên, liên kết, vai trò đều hết; người ấy không còn là ai', async () => {
      await as(mai, renewLink, { personId: lan })
      await as(mai, closeAccount, { personId: lan })
      expect((await actorFor(place.house, lan)).grants).toEqual([])
      expect(await database().kysely.selectFrom('one_time_link').selectAll().execute()).toEqual([])
      const [grant] = await listGrantRows(database().kysely, lan, place.today)
      expect(grant!.state).toBe('over')
      await expect(as(mai, closeAccount, { personId: lan })).rejects.toThrow(personRefusals.closed)
      await expect(as(mai, grantRole, { personId: lan, ...atFirst() })).rejects.toThrow(personRefusals.closed)
    })
  })

  describe('danh sách', () => {
    const names = async (personId: string, filter: object = {}) => {
      const actor = await actorFor(place.house, personId)
      const { rows } = await listPeople(database().kysely, actor, { page: 1, ...filter }, place.today)
      return rows.map((row) => row.name)
    }

    test('chỉ thấy người trong phạm vi; không quản trị thì không thấy ai', async () => {
      expect(await names(root)).toEqual(['Lê Gốc', 'Nguyễn Thị Lan', 'Phạm Thị Mai', 'Bùi Văn Tư'])
      expect(await names(mai)).toEqual(['Nguyễn Thị Lan', 'Phạm Thị Mai'])
      expect(await names(lan)).toEqual([])
    })

    test('người ngoài phạm vi thì như không có', async () => {
      const actor = await actorFor(place.house, mai)
      const loading = loadPersonWithin(database().kysely, actor, tu, place.today)
      await expect(loading).rejects.toThrow(personRefusals.notFound)
    })

    test('tìm không dấu, lọc theo vai trò và tình trạng', async () => {
      expect(await names(root, { text: 'nguyen lan' })).toEqual(['Nguyễn Thị Lan'])
      expect(await names(root, { text: '100%' })).toEqual([])
      expect(await names(root, { role: 'officer' })).toEqual(['Nguyễn Thị Lan', 'Bùi Văn Tư'])
      expect(await names(root, { state: 'open' })).toEqual(['Nguyễn Thị Lan'])
      await as(root, closeAccount, { personId: tu })
      expect(await names(root, { state: 'closed' })).toEqual(['Bùi Văn Tư'])
    })
  })
})
