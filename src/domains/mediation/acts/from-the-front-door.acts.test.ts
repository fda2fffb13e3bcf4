import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { loadMediationRequest } from '#domains/matters/mediation-request.queries.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { caseForm, onMediation, seated } from '#domains/mediation/mediation.fixtures.ts'

onMediation('từ cửa tiếp dân đến tổ hòa giải', (world) => {
  const brings = async (kind: string) => {
    const { does, bodies, db } = world()
    const { submissionId } = await does('lan', recordSubmission, {
      formKey: newSecret(),
      bodyId: bodies.first.id,
      channel: 'reception',
      kind,
      receivedOn: '20/11/2026',
      words: 'Nhờ tổ hòa giải nói chuyện giúp về lối đi chung.',
      name: 'Bà Mùi',
      address: 'Thôn Đoài',
      phone: '',
      helperName: '',
      title: '',
      files: {},
    })
    return (await listMattersOf(db, [submissionId]))[0]!.id
  }

  test('một yêu cầu thành một vụ, việc, một lần; loại khác, người không xem được sổ thì không', async () => {
    const { does, team, db, house, actors } = world()
    await seated(world())
    const matterId = await brings('mediation-request')
    const request = await loadMediationRequest(db, house.secretKey, actors.lan, matterId)
    expect(request).toMatchObject({ name: 'Bà Mùi', address: 'Thôn Đoài', receivedOn: '2026-11-20' })
    const form = () =>
      caseForm(team.id, 'kín', { matterId, receivedOn: '20/11/2026', name1: request.name, story: request.words })
    await expect(does('bich', recordCase, form())).rejects.toBe(matterRefusals.notFound)
    const one = await does('lan', recordCase, form())
    expect((await loadCasePage(db, house.secretKey, actors.lan, '2026-11-21', one.id)).words.parties[0]!.name).toBe(
      'Bà Mùi',
    )
    await expect(does('lan', recordCase, form())).rejects.toBe(refusals.madeAlready)
    const question = await brings('question')
    await expect(does('lan', recordCase, { ...form(), matterId: question })).rejects.toBe(matterRefusals.notFound)
  })
})
