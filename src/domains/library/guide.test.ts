import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  approve,
  can,
  change,
  confirm,
  discard,
  type Guide,
  type GuideStep,
  giveBack,
  openIn,
  refusals,
  submit,
  takeBack,
  withdraw,
} from '#domains/library/guide.ts'

const words: Guide['words'] = {
  title: 'Hỏi cơ quan xã',
  summary: 'Bạn muốn hỏi một việc.',
  topics: ['tiep-can-thong-tin'],
  audience: 'moi-nguoi',
  terms: [],
  text: '## A\nCâu.',
}

const draft: Guide = {
  id: 'g',
  slug: 'hoi-co-quan-xa',
  kind: 'guide',
  bodyId: 'b',
  shippedSlug: null,
  words,
  state: 'draft',
  writerIds: ['lan'],
  version: 0,
  edition: 0,
  isPublic: false,
  isAsked: false,
  held: '',
}

describe('bài hướng dẫn', () => {
  test('chỉ bài đang đọc mới rút được, xác nhận vẫn đúng được', () => {
    expect(can(draft, 'withdraw')).toBe(false)
    const out = approve(submit(draft, 'lan'), 'hung')
    expect([can(out, 'withdraw'), can(out, 'confirm'), can(withdraw(out), 'confirm')]).toEqual([true, true, false])
    expect(() => confirm(out, ['hung'], 'hung')).toThrow(refusals.ownReview)
    expect(withdraw(change(out, words, 'mai'))).toMatchObject({ state: 'draft', isPublic: false })
  })

  test('qua mọi lịch sử: bản nào được duyệt cũng do người không viết nó duyệt; đang đọc thì luôn có bản', () => {
    const steps = Object.keys(openIn) as GuideStep[]
    const deeds = fc.array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom('lan', 'hung', 'mai')), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(deeds, (history) => {
        let guide = draft
        for (const [step, by] of history) {
          const before = guide
          try {
            guide = doStep(guide, step, by)
          } catch (error) {
            expect([refusals.notOpen, refusals.ownGuide, refusals.ownReview]).toContain(error)
            continue
          }
          expect(guide.version).toBe(before.version + 1)
          if (step === 'approve') expect(guide.writerIds).not.toContain(by)
          if (guide.isPublic) expect(guide.edition).toBeGreaterThan(0)
          if (guide.state === 'published') expect(guide.isPublic).toBe(true)
          if (guide.state === 'withdrawn') expect(guide.isPublic).toBe(false)
          if (step !== 'approve') expect(guide.edition).toBe(before.edition)
        }
      }),
    )
  })
})

function doStep(guide: Guide, step: GuideStep, by: string): Guide {
  switch (step) {
    case 'change':
      return change(guide, words, by)
    case 'submit':
      return submit(guide, by)
    case 'takeBack':
      return takeBack(guide)
    case 'return':
      return giveBack(guide)
    case 'approve':
      return approve(guide, by)
    case 'confirm':
      return confirm(guide, guide.writerIds, by)
    case 'withdraw':
      return withdraw(guide)
    case 'discard':
      return discard(guide, { words, writerIds: ['lan'] })
  }
}
