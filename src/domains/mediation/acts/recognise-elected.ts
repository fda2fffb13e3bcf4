import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { decisionField } from '#domains/mediation/acts/steps/team-fields.ts'
import { listCandidates, loadElectionToChange, saveRecognition } from '#domains/mediation/election.store.ts'
import { looksLike, refusals } from '#domains/mediation/election.ts'
import { addMediator, listMediators } from '#domains/mediation/team.store.ts'
import { isServing } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, versionField } from '#platform/acts/fields.ts'

const beforeElection = new Refusal(422, 'Ngày quyết định công nhận phải từ ngày bầu trở đi.')

const saysSame = new Refusal(
  422,
  'Có người trúng cử trùng tên với hòa giải viên đang làm. Hãy chọn với từng người: vẫn là người đang làm, hay là người khác.',
)

/**
 * Công nhận hòa giải viên, by the chairman of the commune. Whoever bears the name of one who serves is asked for: fields
 * `same-{candidate}` say `yes` (goes on under the first recognition, and is answered in `goesOn`) or `no` (another person). @law 35/2013/QH13, Điều 8 khoản 4
 */
export const recogniseElected = act({
  name: 'mediation.recognise-elected',
  may: 'recognise mediators',
  parse: z
    .looseObject({
      electionId: idField(),
      version: versionField(),
      decision: decisionField(),
      day: dayField('ngày quyết định'),
    })
    .transform(({ electionId, version, decision, day, ...typed }) => ({
      electionId,
      version,
      decision,
      day,
      same: (candidateId: string) => typed[`same-${candidateId}`],
    })).parse,
  async run({ tx, actor, now, audit }, { electionId, version, decision, day, same }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'recognise mediators', electionId)
    if (election.confirmedOn === null) throw refusals.notConfirmed
    if (election.recognisedOn !== null) throw refusals.recognised
    if (election.version !== version) throw refusals.changedMeanwhile
    if (day < election.heldOn) throw beforeElection
    const elected = (await listCandidates(tx, electionId)).filter(({ result }) => result === 'elected')
    if (elected.length === 0) throw refusals.nobodyElected
    const serving = (await listMediators(tx, [team.id])).filter((one) => isServing(one, day))
    const goesOn: string[] = []
    for (const candidate of elected) {
      const { id, name, birthYear, isWoman, isEthnic } = candidate
      const like = serving.find((one) => looksLike(one, candidate))
      if (like !== undefined && same(id) !== 'yes' && same(id) !== 'no') throw saysSame
      if (like !== undefined && same(id) === 'yes') {
        // who serves already goes on under the first recognition: a second row would lose what hangs on it
        goesOn.push(name)
        audit({ subjectKind: 'mediator', subjectId: like.id, bodyId: team.bodyId, after: { electedAgain: electionId } })
        continue
      }
      const mediator = {
        id: newId(now.getTime()),
        teamId: team.id,
        personId: null,
        name,
        birthYear,
        isWoman,
        isEthnic,
        recognisedOn: day,
        decision,
        version: 0,
      }
      await addMediator(tx, mediator, id)
      audit({ subjectKind: 'mediator', subjectId: mediator.id, bodyId: team.bodyId, after: mediator })
    }
    const recognised = { ...election, recognisedOn: day, decision, version: election.version + 1 }
    await saveRecognition(tx, recognised)
    return { ...recognised, goesOn }
  },
})
