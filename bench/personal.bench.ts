import { personalHits, personalSentences } from './personal-hits.ts'

/** How much of what tells who somebody is is found, and how much is found that does not: on what the rules were widened by, and kept back. */
for (const name of ['personal-sentences', 'personal-sentences-kept']) {
  const sentences = personalSentences(`bench/${name}.txt`)
  const { met, marked, right, found, missed, wrong } = personalHits(sentences, 2026)
  const share = (part: number, all: number) => `${(part / all).toFixed(3)} (${part}/${all})`
  console.info(`${name}: ${sentences.length} sentences, recall ${share(met, marked)}, precision ${share(right, found)}`)
  for (const one of missed) console.info(`  missed ${one}`)
  for (const one of wrong) console.info(`  wrong  ${one}`)
}
