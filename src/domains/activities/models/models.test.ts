import { expect, test } from 'vitest'
import { addModelFile } from '#domains/activities/acts/add-model-file.ts'
import { shareModel } from '#domains/activities/acts/share-model.ts'
import { takeUpModel } from '#domains/activities/acts/take-up-model.ts'
import { writeModel } from '#domains/activities/acts/write-model.ts'
import { listModels, loadModelPage } from '#domains/activities/models/model.queries.ts'
import { type Model, refusals } from '#domains/activities/models/model.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'

const pixel = {
  name: 'anh.png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
}

onPlans('mô hình, sáng kiến', (world) => {
  test('ai thêm minh chứng cũng là người viết, không tự chia sẻ', async () => {
    const { does, bodies } = world()
    const { id } = await does('lan', writeModel, {
      modelId: '',
      version: '0',
      bodyId: bodies.first.id,
      title: 'Tủ sách ở bến đò',
      what: 'Mỗi chuyến đò có mười cuốn sách.',
      outcome: 'Ba mươi người mượn mỗi tháng.',
      sinceDay: '01/03/2026',
    })
    await does('hung', addModelFile, { modelId: id, version: '0', files: { evidence: [pixel] } })
    await expect(does('hung', shareModel, { modelId: id, version: '1' })).rejects.toBe(refusals.ownModel)
  })

  test('viết, thêm minh chứng, người khác chia sẻ, nơi khác làm theo; nháp không ai ngoài thấy; đã chia sẻ thì không sửa', async () => {
    const { does, db, actors, bodies } = world()
    const typed = {
      modelId: '',
      version: '0',
      bodyId: bodies.first.id,
      title: 'Cà phê pháp luật sáng thứ Bảy',
      what: 'Mỗi sáng thứ Bảy một luật gia ngồi ở quán.',
      outcome: 'Mười buổi, tám mươi người hỏi.',
      sinceDay: '01/03/2026',
    }
    const formOf = ({ id, version }: Model) => ({ modelId: id, version: String(version) })
    await expect(does('lan', writeModel, { ...typed, sinceDay: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(does('mai', writeModel, typed)).rejects.toMatchObject({ status: 403 })
    const draft = await does('lan', writeModel, typed)
    expect(await listModels(db, actors.tu)).toEqual([])
    await expect(loadModelPage(db, actors.tu, draft.id, true)).rejects.toBe(refusals.notFound)
    await expect(does('lan', shareModel, formOf(draft))).rejects.toBe(refusals.ownModel)
    await expect(does('hung', shareModel, formOf(draft))).rejects.toBe(refusals.noEvidence)
    await expect(does('tu', addModelFile, { ...formOf(draft), files: { evidence: [pixel] } })).rejects.toBe(
      refusals.notFound,
    )
    const told = await does('lan', addModelFile, { ...formOf(draft), files: { evidence: [pixel] } })
    // who read it before the evidence came has not read it
    await expect(does('hung', shareModel, formOf(draft))).rejects.toBe(refusals.changedMeanwhile)
    await expect(does('hung', shareModel, { modelId: draft.id, version: '5' })).rejects.toBe(refusals.changedMeanwhile)
    const shared = await does('hung', shareModel, formOf(told))
    await expect(does('lan', writeModel, { ...typed, ...formOf(shared) })).rejects.toBe(refusals.shared)
    const use = { modelId: shared.id, bodyId: bodies.second.id, sinceDay: '01/06/2026', note: 'Ở nhà văn hóa' }
    await expect(does('tu', takeUpModel, { ...use, sinceDay: '01/02/2026' })).rejects.toBe(refusals.beforeModel)
    await expect(does('lan', takeUpModel, { ...use, bodyId: bodies.first.id })).rejects.toBe(refusals.ownUse)
    await expect(does('lan', takeUpModel, use)).rejects.toMatchObject({ status: 403 })
    await does('tu', takeUpModel, use)
    await does('tu', takeUpModel, { ...use, sinceDay: '01/07/2026' })
    expect(await listModels(db, actors.tu)).toMatchObject([{ title: typed.title, uses: 1, state: 'shared' }])
    const page = await loadModelPage(db, actors.tu, shared.id, true)
    expect(page).toMatchObject({
      mayChange: false,
      files: [{ name: 'anh.png' }],
      uses: [{ bodyName: 'UBND xã Hai', sinceDay: '2026-07-01', note: 'Ở nhà văn hóa' }],
    })
  })
})
