import type { Cell } from '#base/small-cells.ts'
import { fold } from '#base/vietnamese.ts'
import { type GuideTopic, guideTopics } from '#domains/library/guide-file.ts'
import topicWords from '#domains/matters/feeds/facts/topic-words.json' with { type: 'json' }

/** Chủ đề of what people bring, in the terms of the library's guides. */
export type Topic = GuideTopic | 'viec-khac'

export const topicNames: Record<Topic, string> = { ...guideTopics, 'viec-khac': 'Việc khác' }

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(topicNames, text)
}

const phrases = Object.entries(topicWords).map(([topic, words]) => ({ topic: topic as GuideTopic, words }))
const lettersMax = 2_000

/** The topic whose words stand in the text most, longer phrases counting more; marks and case do not matter. */
export function topicOf(text: string): Topic {
  const folded = ` ${fold(text.slice(0, lettersMax)).replace(/[^a-z0-9]+/gu, ' ')} `
  const scored = phrases.map(({ topic, words }) => ({
    topic,
    score: words.reduce((sum, word) => sum + (folded.includes(` ${word} `) ? word.split(' ').length : 0), 0),
  }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score === 0 ? 'viec-khac' : best.topic
}

/** Fewer than so many tell of people, not of a topic. */
export const enoughForTopic = 5

/** What came up at a body and was not answered, or too late, with what stories asked there and found nothing. */
export type UnansweredTopic = {
  bodyId: string
  bodyName: string
  topic: Topic
  total: number
  matters: Cell
  stories: Cell
}

/** Nhiệm vụ đề xuất, as an officer may take it into a plan. */
export function proposedTask({ topic, total }: Pick<UnansweredTopic, 'topic' | 'total'>): string {
  return `Soạn hướng dẫn, hỏi – đáp và phổ biến pháp luật về chủ đề «${topicNames[topic]}»; trong mười hai tháng có ${total} câu hỏi, phản ánh, lời kể về chủ đề này chưa được trả lời hoặc trả lời muộn.`
}
