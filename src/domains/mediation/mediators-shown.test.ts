import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { releaseMediator } from '#domains/mediation/acts/release-mediator.ts'
import { sayShown } from '#domains/mediation/acts/say-shown.ts'
import { goingOn, onMediation, seated } from '#domains/mediation/mediation.fixtures.ts'
import { mediatorsInDirectory } from '#domains/mediation/mediators-shown.queries.ts'
import { countCasesOf } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { addedPlaces } from '#domains/practitioners/directory-source.queries.ts'
import { placeDirectoryPage } from '#domains/practitioners/pages/directory-pages.tsx'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'

onMediation('hòa giải viên trong danh bạ công khai', (world) => {
  test('chỉ người đồng ý, đang làm, hiện họ tên và tên tổ; thôi làm hoặc không đồng ý nữa thì hết', async () => {
    const { does, db, team } = world()
    const { bich, cuong } = await seated(world())
    const seen = () => mediatorsInDirectory.people(db, '00001', today)
    const say = (mediatorId: string, isShown: string) => ({ teamId: team.id, mediatorId, isShown })
    expect(await seen()).toEqual([])
    expect(await mediatorsInDirectory.provinces(db, today)).toEqual([])
    await expect(does('bich', sayShown, say(bich.id, 'co'))).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', sayShown, say(bich.id, 'co'))).rejects.toBe(refusals.notFound)
    await does('lan', sayShown, say(bich.id, 'co'))
    await does('lan', sayShown, say(cuong.id, 'co'))
    expect(await seen()).toEqual([
      { name: 'Đỗ Thị Bích', where: team.name },
      { name: 'Vũ Văn Cường', where: team.name },
    ])
    expect(await mediatorsInDirectory.places(db, '24', today)).toMatchObject([{ id: '00001', count: 2 }])
    const page = placeDirectoryPage({
      placeName: 'xã Một',
      people: [],
      others: [{ heading: 'Hòa giải viên ở cơ sở', lead: '', people: await seen() }],
      opening: undefined,
      above: undefined,
      plans: [],
    })
    const html = renderToString(page.body as never)
    expect(html).toContain('Đỗ Thị Bích, Vũ Văn Cường')
    expect(html).not.toMatch(/1970|Phạm Thị Dung/u)
    await does('lan', sayShown, say(cuong.id, ''))
    const leaving = { ground: 'own-wish', decision: '30/QĐ-UBND', day: '20/11/2026' }
    await does('hung', releaseMediator, { teamId: team.id, mediatorId: bich.id, ...leaving })
    expect(await seen()).toEqual([])
    await expect(does('lan', sayShown, say(bich.id, 'co'))).rejects.toBe(refusals.released)
  })

  test('số vụ, việc của từng người trong 12 tháng, kể cả khi cùng hòa giải', async () => {
    const { does, db, team } = world()
    const { id, seats } = await goingOn(world())
    const beside = { caseId: id, mediatorId: seats.dung.id, interestAsked: 'co', day: '18/11/2026' }
    await does('lan', addCoMediatorAct, beside)
    const counts = await countCasesOf(db, team.id, today)
    const of = (who: keyof typeof seats) => counts.get(seats[who].id)
    expect([of('cuong'), of('dung'), of('bich')]).toEqual([1, 1, 0])
    expect((await countCasesOf(db, team.id, '2027-11-16')).get(seats.cuong.id)).toBe(0)
  })
})

test('một nơi có cả hai danh sách đứng một lần, số cộng lại, tỉnh đứng trước xã', () => {
  const place = (id: string, key: string, count: number) => ({ id, name: id, key, count })
  expect(
    addedPlaces([
      [place('24', '', 1), place('b', 'b', 2)],
      [place('a', 'a', 4), place('b', 'b', 3)],
    ]),
  ).toEqual([place('24', '', 1), place('a', 'a', 4), place('b', 'b', 5)])
})
