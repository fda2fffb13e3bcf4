import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { decisionField } from '#domains/mediation/acts/steps/team-fields.ts'
import { listCandidates, loadElectionToChange, saveRecognition } from '#domains/mediation/election.store.ts'
import { refusals } from '#domains/mediation/election.ts'
import { addMediator, listMediators } from '#domains/mediation/team.store.ts'
import { isServing } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, versionField } from '#platform/acts/fields.ts'

const beforeElection = new Refusal(422, 'Ngày quyết định công nhận phải từ ngày bầu trở đi.')

/** Công nhận hòa giải viên, by the chairman of the commune; who already serves is not recognised twice. @law 35/2013/QH13, Điều 8 khoản 4 */
export const recogniseElected = act({
  name: 'mediation.recognise-elected',
  may: 'recognise mediators',
  parse: z.object({
    electionId: idField(),
    version: versionField(),
    decision: decisionField(),
    day: dayField('ngày quyết định'),
  }).parse,
  async run({ tx, actor, now, audit }, { electionId, version, decision, day }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'recognise mediators', electionId)
    if (election.confirmedOn === null) throw refusals.notConfirmed
    if (election.recognisedOn !== null) throw refusals.recognised
    if (election.version !== version) throw refusals.changedMeanwhile
    if (day < election.heldOn) throw beforeElection
    const elected = (await listCandidates(tx, electionId)).filter(({ result }) => result === 'elected')
    if (elected.length === 0) throw refusals.nobodyElected
    const serving = (await listMediators(tx, [team.id])).filter((one) => isServing(one, day))
    for (const { id, name, birthYear, isWoman, isEthnic } of elected) {
      // who serves already goes on under the first recognition: a second row would lose what hangs on it
      if (serving.some((one) => one.name === name && one.birthYear !== null && one.birthYear === birthYear)) continue
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
    return recognised
  },
})
