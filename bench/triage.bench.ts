import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedCues } from '#domains/matters/doors/cue.ts'
import { doorSlugs } from '#domains/matters/doors/door.ts'
import { triage } from '#domains/matters/doors/triage.ts'
import { type Weights, weightsOf } from '#domains/matters/doors/weights.ts'
import { measure, report } from './measure.ts'
import { hitsOf, type TriageHits } from './triage-hits.ts'
import { type TriageSentence, triageSentences } from './triage-sentences.ts'
import { shippedTraining, type TrainingChoice, trainTriage } from './triage-training.ts'

/**
 * How well stories find their doors, and how fast. Weights that ship are made by `LGD_TRIAGE_WEIGHTS=1 bin/bench triage`, from all
 * sentences, with the choice that the nested cross-validation of the tune half takes most often.
 */
const choices: TrainingChoice[] = [0.0001, 0.0002, 0.0005].map((l2) => ({ ...shippedTraining, l2 }))
const folds = 5

/** Cues as they are, and nothing learned. */
const untrained: Weights = weightsOf({
  doors: [...doorSlugs],
  cueScale: 1,
  bias: doorSlugs.map(() => 0),
  features: {},
  known: {},
})

const all = triageSentences()
const [tune, keep, voice] = (['tune', 'keep', 'voice'] as const).map((half) => all.filter((one) => one.half === half))

if (process.env.LGD_TRIAGE_WEIGHTS === '1') writeWeights()
else {
  measureHits()
  await measureTime()
}

function measureHits(): void {
  const bare = all.filter(({ text }) => !/[^\p{ASCII}]/u.test(text)).length
  console.info(
    `${all.length} sentences, ${bare} without diacritics: ${tune!.length} tune, ${keep!.length} keep, ${voice!.length} in later voices`,
  )
  tell(
    'cues alone',
    hitsOf(all, () => untrained),
  )
  tell('trained on tune: keep', hitsOf(keep!, trainedOn(tune!)))
  tell('trained on tune + keep: later voices', hitsOf(voice!, trainedOn([...tune!, ...keep!])))
  for (const [hand, own] of Map.groupBy(voice!, handOf))
    tell(`all but «${hand}»: «${hand}»`, hitsOf(own, trainedOn(all.filter((one) => !own.includes(one)))))
  nested('tune, nested cross-validation', tune!)
  tell(`all, cross-validated, ${folds} folds`, crossValidated(all, shippedTraining))
}

function trainedOn(some: readonly TriageSentence[], choice = shippedTraining) {
  const weights = weightsOf(trainTriage(some, doorSlugs, shippedCues(), choice))
  return () => weights
}

function crossValidated(some: readonly TriageSentence[], choice: TrainingChoice): TriageHits {
  const weightsByFold = Array.from({ length: folds }, (_, fold) =>
    trainedOn(
      some.filter((one) => foldOf(one) !== fold),
      choice,
    )(),
  )
  return hitsOf(some, (one) => weightsByFold[foldOf(one)]!)
}

/** The choice of each outer fold is taken within the rest of it. */
function nested(name: string, some: readonly TriageSentence[]): void {
  const outer: TriageHits[] = []
  for (let fold = 0; fold < folds; fold++) {
    const rest = some.filter((one) => foldOf(one) !== fold)
    const best = choices
      .map((choice) => ({ choice, hits: crossValidated(rest, choice) }))
      .reduce((one, other) => (other.hits.hits2 > one.hits.hits2 ? other : one))
    console.info(`  fold ${fold + 1}: l2 ${best.choice.l2}`)
    const own = some.filter((one) => foldOf(one) === fold)
    outer.push(hitsOf(own, trainedOn(rest, best.choice)))
  }
  const sum = (name: keyof TriageHits) =>
    outer.reduce((all, hits) => all + hits[name] * hits.sentences, 0) / some.length
  tell(name, { hits1: sum('hits1'), hits2: sum('hits2'), best2: sum('best2'), sentences: some.length })
}

/** Who wrote it: the letter before the number. */
function handOf({ id }: TriageSentence): string {
  return id[0]!
}

/** The same fold each time, whatever stands before it in the file. */
function foldOf({ text }: TriageSentence): number {
  let hash = 7
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)!) % 1_000_003
  return hash % folds
}

function tell(name: string, { hits1, hits2, best2, sentences }: TriageHits): void {
  console.info(
    `  ${name.padEnd(40)} hits@1 ${hits1.toFixed(3)}  hits@2 ${hits2.toFixed(3)}  best door among two ${best2.toFixed(3)}  n ${sentences}`,
  )
}

async function measureTime(): Promise<void> {
  triage('nóng máy')
  const times: number[] = []
  for (const { text } of all) times.push(...(await measure(1, () => triage(text), 0)))
  report('a story', times, { p95Under: 50 })
  const long = all.map(({ text }) => text).join('. ')
  report('2,000 letters', await measure(200, () => triage(long)), { p95Under: 50 })
}

function writeWeights(): void {
  const path = join(import.meta.dirname, '../src/domains/matters/doors/facts/weights.json')
  const { features, known, ...rest } = trainTriage(all, doorSlugs, shippedCues(), shippedTraining)
  const rows = Object.entries(features).map(([name, numbers]) => `    ${JSON.stringify(name)}: [${numbers.join(', ')}]`)
  const words = Object.entries(known).map(([name, count]) => `    ${JSON.stringify(name)}: ${count}`)
  const head = Object.entries(rest).map(
    ([name, value]) => `  "${name}": ${JSON.stringify(value).replaceAll(',', ', ')},`,
  )
  writeFileSync(
    path,
    `{\n${head.join('\n')}\n  "features": {\n${rows.join(',\n')}\n  },\n  "known": {\n${words.join(',\n')}\n  }\n}\n`,
  )
  console.info(`${rows.length} features → ${path}`)
}
