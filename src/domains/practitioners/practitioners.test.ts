import { expect, test } from 'vitest'
import { changePractitioner } from '#domains/practitioners/acts/change-practitioner.ts'
import { openRegistration } from '#domains/practitioners/acts/open-registration.ts'
import { proposeRelease } from '#domains/practitioners/acts/propose-release.ts'
import { recognisePractitioner } from '#domains/practitioners/acts/recognise-practitioner.ts'
import { releasePractitioner } from '#domains/practitioners/acts/release-practitioner.ts'
import {
  findOpenRegistration,
  listDirectoryPlaces,
  listDirectoryProvinces,
  listPublicPractitioners,
} from '#domains/practitioners/directory.queries.ts'
import { openingRefusals } from '#domains/practitioners/opening.ts'
import { refusals } from '#domains/practitioners/practitioner.ts'
import { practitionerFilterOf } from '#domains/practitioners/practitioner-filter.ts'
import { loadPractitionerPage } from '#domains/practitioners/practitioner-page.queries.ts'
import { adds, onPractitioners } from '#domains/practitioners/practitioners.fixtures.ts'
import {
  countPractitioners,
  listActivePractitioners,
  listForRegister,
  listPractitioners,
  listPractitionerWords,
} from '#domains/practitioners/practitioners.queries.ts'

const today = '2026-11-21'
const decision = { number: '12/QĐ-UBND', day: '20/11/2026', decidedBy: 'Chủ tịch UBND xã' }

onPractitioners('người làm công tác pháp luật', (world) => {
  const shows = (who: 'lan' | 'hung' | 'tu' | 'mai', query: Record<string, string> = {}) =>
    listPractitioners(world().db, world().actors[who], practitionerFilterOf(query), { today })
  const seen = async () => listPublicPractitioners(world().db, world().house.secretKey, '00001', today)

  test('tuyên truyền viên: ghi, công nhận, đề nghị thôi, cho thôi; sai bước, sai ngày, sai quyền đều bị từ chối', async () => {
    const { does, db, house, actors } = world()
    const hoa = await adds(world())
    expect(hoa).toMatchObject({ state: 'proposed', asked: 'recognise', askedOn: '2026-11-16' })
    const first = { practitionerId: hoa.id, version: '0', ...decision }
    await expect(does('lan', recognisePractitioner, first)).rejects.toMatchObject({ status: 403 })
    await expect(does('tu', recognisePractitioner, first)).rejects.toBe(refusals.notFound)
    await expect(does('hung', recognisePractitioner, { ...first, day: '15/11/2026' })).rejects.toBe(
      refusals.dayBeforeAsked,
    )
    await expect(does('hung', recognisePractitioner, { ...first, day: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(does('hung', recognisePractitioner, { ...first, number: '' })).rejects.toMatchObject({ status: 422 })
    const page = await loadPractitionerPage(db, house.secretKey, actors.lan, today, hoa.id)
    expect(page.due).toMatchObject({ day: '2026-11-23', isLate: false })
    await does('hung', recognisePractitioner, { ...first, termTo: '31/12/2026' })
    await expect(does('hung', recognisePractitioner, { ...first, version: '1' })).rejects.toBe(refusals.notProposed)
    expect(await shows('lan')).toMatchObject([{ id: hoa.id, decisionNumber: '12/QĐ-UBND', sinceDay: '2026-11-20' }])
    expect(await shows('lan', { xem: 'ending' })).toHaveLength(1)
    expect(await shows('tu')).toEqual([])
    const asks = { practitionerId: hoa.id, version: '1', ground: 'communicator.voluntary', askedOn: '21/11/2026' }
    await expect(does('lan', proposeRelease, { ...asks, ground: 'speaker.refused-thrice' })).rejects.toBe(
      refusals.wrongGround,
    )
    await does('lan', proposeRelease, asks)
    expect(await shows('lan', { xem: 'waiting' })).toMatchObject([{ asked: 'release', state: 'recognised' }])
    const over = { practitionerId: hoa.id, version: '2', ...decision, number: '15/QĐ-UBND' }
    await expect(does('hung', releasePractitioner, { ...over, day: '20/11/2026' })).rejects.toBe(
      refusals.dayBeforeAsked,
    )
    await does('hung', releasePractitioner, { ...over, day: '21/11/2026' })
    const ended = await loadPractitionerPage(db, house.secretKey, actors.lan, today, hoa.id)
    expect(ended.practitioner).toMatchObject({ state: 'ended', endedOn: '2026-11-21', asked: null })
    expect(ended.decisions).toMatchObject([
      { kind: 'release', ground: 'communicator.voluntary', number: '15/QĐ-UBND' },
      { kind: 'recognise', ground: null },
    ])
    expect(await seen()).toEqual([])
  })

  test('báo cáo viên tỉnh chỉ được công nhận khi đủ điều kiện, ở cấp tỉnh; báo cáo viên huyện không còn', async () => {
    const { does, bodies, db } = world()
    const speaker = { kind: 'speaker-province', bodyId: bodies.justice.id, name: 'Trần Văn Bình' }
    const binh = await adds(
      world(),
      { ...speaker, title: 'Sở Tư pháp', isOfficial: 'co', education: 'other', yearsInLaw: '2', fields: 'đất đai' },
      'mai',
    )
    const asks = { practitionerId: binh.id, version: '0', ...decision }
    await expect(does('mai', recognisePractitioner, asks)).rejects.toMatchObject({
      message: expect.stringContaining('ít nhất 3 năm'),
    })
    await does('mai', changePractitioner, {
      practitionerId: binh.id,
      version: '0',
      ...speaker,
      title: 'Sở Tư pháp',
      isOfficial: 'co',
      education: 'other',
      yearsInLaw: '3',
      fields: 'đất đai',
    })
    await does('mai', recognisePractitioner, { ...asks, version: '1' })
    const atCommune = await adds(world(), {
      ...speaker,
      bodyId: bodies.first.id,
      title: 'x',
      isOfficial: 'co',
      education: 'law',
      yearsInLaw: '5',
      fields: 'đất đai',
    })
    await expect(does('hung', recognisePractitioner, { ...asks, practitionerId: atCommune.id })).rejects.toMatchObject({
      message: expect.stringContaining('đúng cấp'),
    })
    await db
      .insertInto('place')
      .values({
        id: 'cu-024',
        kind: 'huyen',
        name: 'Cũ',
        full_name: 'Huyện Cũ',
        parent_id: null,
        path: 'cu-024/',
        folded: 'cu',
        sort_key: 'cu',
        from_day: null,
        to_day: '2025-07-01',
      })
      .execute()
    const district = {
      ...speaker,
      kind: 'speaker-district',
      title: 'Phòng Tư pháp',
      isOfficial: 'co',
      education: 'law',
      yearsInLaw: '5',
      fields: 'đất đai',
    }
    const late = await adds(world(), { ...district, askedOn: '01/07/2025' }, 'mai')
    await expect(
      does('mai', recognisePractitioner, { ...asks, practitionerId: late.id, day: '01/07/2025' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('không còn cấp này') })
    const before = await adds(world(), { ...district, askedOn: '24/06/2025' }, 'mai')
    await does('mai', recognisePractitioner, { ...asks, practitionerId: before.id, day: '30/06/2025' })
  })

  test('sửa song song không đè lên nhau; đã công nhận thì không đổi loại; ghi vào danh sách nơi khác không được', async () => {
    const { does, bodies } = world()
    const hoa = await adds(world())
    const change = {
      practitionerId: hoa.id,
      version: '0',
      kind: 'communicator',
      name: 'Nguyễn Thị Hoa',
      fields: 'đất đai, trẻ em, đất đai',
    }
    expect(await does('lan', changePractitioner, change)).toMatchObject({ fields: ['đất đai', 'trẻ em'] })
    await expect(does('hung', changePractitioner, change)).rejects.toBe(refusals.changedMeanwhile)
    await does('hung', recognisePractitioner, { practitionerId: hoa.id, version: '1', ...decision })
    await expect(does('lan', changePractitioner, { ...change, version: '2', kind: 'lawyer' })).rejects.toBe(
      refusals.kindStays,
    )
    await expect(adds(world(), { bodyId: bodies.second.id })).rejects.toBe(refusals.notFound)
  })

  test('danh bạ công khai chỉ có trường được phép; số điện thoại chỉ khi đồng ý; tạm nghỉ, hết nhiệm kỳ, chưa đồng ý thì không hiện', async () => {
    const { does, db, house } = world()
    const club = {
      kind: 'club',
      name: 'Câu lạc bộ Phụ nữ với pháp luật',
      phone: '0912 345 678',
      whereMet: 'Nhà văn hóa',
    }
    const hidden = await adds(world(), club)
    expect(hidden).toMatchObject({ state: 'recognised', sinceDay: '2026-11-16' })
    expect(await seen()).toEqual([])
    await does('lan', changePractitioner, {
      ...club,
      practitionerId: hidden.id,
      version: '0',
      shownOn: '21/11/2026',
      title: 'Bà Tư',
      gender: 'nu',
      isEthnic: 'co',
    })
    const [shown] = await seen()
    expect(shown).toEqual({
      kind: 'club',
      name: 'Câu lạc bộ Phụ nữ với pháp luật',
      fields: [],
      languages: [],
      serves: [],
      whereMet: 'Nhà văn hóa',
      whenMet: '',
      bodyName: 'UBND xã Một',
      phone: '',
    })
    await does('lan', changePractitioner, {
      ...club,
      practitionerId: hidden.id,
      version: '1',
      shownOn: '21/11/2026',
      phoneShownOn: '21/11/2026',
    })
    expect((await seen())[0]!.phone).toBe('0912 345 678')
    await expect(
      does('lan', changePractitioner, {
        ...club,
        phone: '',
        practitionerId: hidden.id,
        version: '2',
        phoneShownOn: '21/11/2026',
      }),
    ).rejects.toBe(refusals.phoneNeedsNumber)
    for (const kept of [
      await db.selectFrom('practitioner').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ])
      expect(JSON.stringify(kept)).not.toMatch(/0912[ .]?345/) // four digits alone stand in ids and hashes by chance
    expect(await listDirectoryProvinces(db, today)).toMatchObject([{ id: '24', count: 1 }])
    expect(await listDirectoryPlaces(db, '24', today)).toMatchObject([{ id: '00001', count: 1 }])
    await does('lan', changePractitioner, {
      ...club,
      practitionerId: hidden.id,
      version: '2',
      shownOn: '21/11/2026',
      isPaused: 'co',
    })
    expect(await seen()).toEqual([])
    const hoa = await adds(world())
    expect(await seen()).toEqual([])
    await does('hung', recognisePractitioner, {
      practitionerId: hoa.id,
      version: '0',
      ...decision,
      termTo: '30/11/2026',
    })
    // the decision is public by law; when and where to meet her, whom she serves and her tongue are not, until she agrees
    const more = {
      fields: ['đất đai'],
      languages: ['Mông'],
      serves: ['trẻ em'],
      where_met: 'Nhà riêng',
      when_met: 'Tối',
    }
    await db.updateTable('practitioner').set(more).where('id', '=', hoa.id).execute()
    const bare = { languages: [], serves: [], whereMet: '', whenMet: '', phone: '' }
    expect(await seen()).toMatchObject([{ name: 'Nguyễn Thị Hoa', fields: ['đất đai'], ...bare }])
    await db.updateTable('practitioner').set({ shown_on: today }).where('id', '=', hoa.id).execute()
    expect(await seen()).toMatchObject([
      { languages: ['Mông'], serves: ['trẻ em'], whereMet: 'Nhà riêng', whenMet: 'Tối' },
    ])
    expect(await listPublicPractitioners(db, house.secretKey, '00001', '2026-12-01')).toEqual([])
    expect(await listPublicPractitioners(db, house.secretKey, '00002', today)).toEqual([])
  })

  test('lọc theo lĩnh vực, tiếng, loại, tên không dấu; trang sau nối tiếp; danh sách in và người đang hoạt động', async () => {
    const { does, db, actors, bodies } = world()
    const mong = await adds(world(), {
      kind: 'jurist',
      name: 'Đặng Thị Út',
      fields: 'Đất đai',
      languages: 'Mông',
      serves: 'Thôn Đông\nThôn Đoài',
    })
    await adds(world(), { kind: 'lawyer', name: 'Ân Văn Ba', fields: 'lao động' })
    const waiting = await adds(world(), { name: 'Bùi Thị Chờ' })
    const names = async (query: Record<string, string>) => (await shows('lan', query)).map(({ name }) => name)
    expect(await names({})).toEqual(['Ân Văn Ba', 'Đặng Thị Út'])
    expect(await names({ 'linh-vuc': 'đất đai' })).toEqual(['Đặng Thị Út'])
    expect(await names({ tieng: 'mông' })).toEqual(['Đặng Thị Út'])
    expect(await names({ loai: 'lawyer' })).toEqual(['Ân Văn Ba'])
    expect(await names({ tim: 'thon doai' })).toEqual(['Đặng Thị Út'])
    expect(await names({ xem: 'waiting' })).toEqual(['Bùi Thị Chờ'])
    const [ba] = await shows('lan')
    expect(await names({ sau: `${ba!.key}_${ba!.id}` })).toEqual(['Đặng Thị Út'])
    expect(await countPractitioners(db, actors.lan, today)).toEqual({ active: 2, waiting: 1, ending: 0 })
    expect(await listPractitionerWords(db, actors.lan)).toEqual({
      fields: ['Đất đai', 'lao động'],
      languages: ['Mông'],
    })
    expect(await listPractitionerWords(db, actors.tu)).toEqual({ fields: [], languages: [] })
    await does('hung', recognisePractitioner, { practitionerId: waiting.id, version: '0', ...decision })
    const printed = (register: 'communicators' | 'others', who: 'lan' | 'tu' = 'lan') =>
      listForRegister(db, actors[who], { bodyId: bodies.first.id, register })
    expect((await printed('communicators')).map(({ name }) => name)).toEqual(['Bùi Thị Chờ'])
    expect(await printed('others')).toHaveLength(2)
    expect(await printed('others', 'tu')).toEqual([])
    await does('lan', proposeRelease, { practitionerId: mong.id, version: '0', ground: 'stops', askedOn: '21/11/2026' })
    expect(await listActivePractitioners(db, actors.lan, 'read practitioners', {})).toMatchObject([
      { name: 'Ân Văn Ba' },
      { name: 'Bùi Thị Chờ' },
    ])
  })

  test('đợt đăng ký: mỗi năm một, trong tháng 9, của UBND xã; danh bạ mời đến hết hạn', async () => {
    const { does, bodies, db } = world()
    const opening = {
      bodyId: bodies.first.id,
      openedOn: '05/09/2026',
      closesOn: '30/11/2026',
      whereTold: 'Bảng tin nhà văn hóa',
    }
    await expect(does('lan', openRegistration, { ...opening, openedOn: '05/10/2026' })).rejects.toMatchObject({
      message: expect.stringContaining('tháng 9 (Thông tư 10/2016/TT-BTP, Điều 5 khoản 2)'),
    })
    await expect(does('mai', openRegistration, { ...opening, bodyId: bodies.justice.id })).rejects.toBe(
      openingRefusals.notCommune,
    )
    await expect(does('tu', openRegistration, opening)).rejects.toBe(refusals.notFound)
    await does('lan', openRegistration, opening)
    await expect(does('lan', openRegistration, { ...opening, openedOn: '06/09/2026' })).rejects.toBe(
      openingRefusals.onceAYear,
    )
    expect(await findOpenRegistration(db, '00001', today)).toMatchObject({ closesOn: '2026-11-30' })
    expect(await findOpenRegistration(db, '00001', '2026-12-01')).toBeUndefined()
  })
})
