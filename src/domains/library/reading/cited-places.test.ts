import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import { type CitedPlace, citedPlacesIn } from '#domains/library/reading/cited-places.ts'

describe('viện dẫn trong chữ của luật', () => {
  test.each<[string, string[]]>([
    ['quy định tại khoản 1 Điều 14 Luật Báo chí thì', ['khoản 1 Điều 14 Luật Báo chí thì → Luật Báo chí thì: 14.1']],
    ['theo Điều 5 của Luật này.', ['Điều 5 của Luật này → này: 5']],
    [
      'theo Điều 5, Điều 6 và Điều 7 của Nghị định này',
      ['Điều 5 → này: 5', 'Điều 6 → này: 6', 'Điều 7 của Nghị định này → này: 7'],
    ],
    ['khoản 1, 2 và 3 Điều 5 Luật này', ['khoản 1 → này: 5.1', '2 → này: 5.2', '3 Điều 5 Luật này → này: 5.3']],
    [
      'điểm a và điểm b khoản 2 Điều 5 của Luật này',
      ['điểm a → này: 5.2.a', 'điểm b khoản 2 Điều 5 của Luật này → này: 5.2.b'],
    ],
    [
      'điểm a, b và đ khoản 2 Điều này',
      ['điểm a → này: this.2.a', 'b → này: this.2.b', 'đ khoản 2 Điều này → này: this.2.đ'],
    ],
    [
      'điểm a khoản 1 và khoản 2 Điều 3 của Luật này',
      ['điểm a khoản 1 → này: 3.1.a', 'khoản 2 Điều 3 của Luật này → này: 3.2'],
    ],
    ['tại khoản 4 Điều này', ['khoản 4 Điều này → này: this.4']],
    ['Điều 3 khoản 2 Luật này', ['Điều 3 → này: 3', 'khoản 2 Luật này → này: 3.2']],
    [
      'Điều 41 Luật Tố cáo và Điều 10 Nghị định số 22/2019/NĐ-CP ngày 25/02/2019',
      [
        'Điều 41 Luật Tố cáo và Điều 10 Nghị định số 22/2019/NĐ-CP ngày 25/02/2019 → Luật Tố cáo và Điều 10 Nghị định số 22/2019/NĐ-CP ngày 25/02/2019: 41',
        'Điều 10 Nghị định số 22/2019/NĐ-CP → 22/2019/NĐ-CP: 10',
      ],
    ],
    ['Luật Hòa giải ở cơ sở số 35/2013/QH13 quy định', ['Luật Hòa giải ở cơ sở số 35/2013/QH13 → 35/2013/QH13']],
    ['Quyết định 619/QĐ-TTg và 977/QĐ-TTg', ['Quyết định 619/QĐ-TTg → 619/QĐ-TTg']],
    ['điều 5 không nói của văn bản nào', []],
    ['Điều kiện: khoản tiền 5 triệu, điểm dừng', []],
    ['Luật này', []],
  ])('%s', (text, expected) => {
    expect(citedPlacesIn(text).map((place) => told(text, place))).toEqual(expected)
  })

  test('không bao giờ hỏng, không chồng lên nhau, và không bao giờ lâu', () => {
    const part = fc.constantFrom(
      'khoản 1 ',
      'Điều 5 ',
      'điểm a ',
      'và ',
      ', ',
      'của ',
      'Luật này',
      'Luật ',
      'Báo chí ',
      'số 1/2020/NĐ-CP ',
      '2',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          let end = 0
          for (const place of citedPlacesIn(text)) {
            expect(place.start).toBeGreaterThanOrEqual(end)
            expect(place.end).toBeGreaterThan(place.start)
            expect(place.end).toBeLessThanOrEqual(text.length)
            end = place.document.by === 'name' && place.end === place.document.ends.at(-1) ? place.start + 1 : place.end
          }
        },
      ),
      { numRuns: 500 },
    )
    for (const bomb of [
      'khoản 1, ',
      'Điều 5 ',
      'Luật ',
      'Luật A B C D ',
      'điểm a khoản 1 Điều 5 Luật ',
      'số 1/',
      ', 2'.repeat(9),
      'Điều 1, 2 và ',
    ]) {
      const workMs = workMeter()
      citedPlacesIn(bomb.repeat(40_000))
      expect(workMs(), bomb).toBeLessThan(5_000)
    }
  })
})

function told(text: string, { start, end, document, article, clause, point }: CitedPlace): string {
  const name = document.by === 'this' ? 'này' : document.by === 'number' ? document.number : document.words.join(' ')
  const place = [article, clause, point].filter(Boolean).join('.')
  return `${text.slice(start, end)} → ${name}${place && `: ${place}`}`
}
