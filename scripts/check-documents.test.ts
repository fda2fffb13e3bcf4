import { describe, expect, test } from 'vitest'
import { checkCommands, checkDecisions, checkLinks, checkPaths, headingsOf } from './check-documents.ts'

describe('links', () => {
  test('to files of the repository and to other sites are fine', async () => {
    expect(await checkLinks('README.md', '[a](package.json) [b](https://example.org) [c](src/app/)')).toEqual([])
  })
  test('that lead nowhere', async () => {
    expect(await checkLinks('README.md', '[a](absent.md)')).toEqual(['the link absent.md leads nowhere'])
  })
  test('to a heading that is not there', async () => {
    const problems = await checkLinks('README.md', '[a](src/domains/places/README.md#absent)')
    expect(problems).toEqual(['src/domains/places/README.md has no heading #absent'])
  })
  test('headings as GitHub names them', () => {
    expect([...headingsOf('# Bước đầu: cài đặt\n## 2. Chạy `npm start`')]).toEqual([
      'bước-đầu-cài-đặt',
      '2-chạy-npm-start',
    ])
  })
})

describe('paths', () => {
  test('that exist, also as a pattern', async () => {
    expect(await checkPaths('`src/app/lgd.ts` `src/app/*.ts` `src/domains/<domain>/` `bin/start`')).toEqual([])
  })
  test('that lead nowhere', async () => {
    expect(await checkPaths('`src/app/absent.ts` `src/absent/*.ts`')).toHaveLength(2)
  })
})

describe('commands', () => {
  test('that exist', () => {
    const text =
      '```sh\nnpm ci\nnpm start\nnpm run bench\nbin/lgd plan read FILE --json\nbin/lgd --help\n```\n`npm test`'
    expect(checkCommands(text, ['start', 'test', 'bench'])).toEqual([])
  })
  test.each(['`npm run absent`', '`npm start`', '```\nbin/absent\n```', '`bin/lgd plan write FILE`'])(
    'that do not: %s',
    (text) => {
      expect(checkCommands(text, ['test'])).toHaveLength(1)
    },
  )
})

test('decisions are numbered without gaps', () => {
  expect(checkDecisions(['docs/decisions/0001-a.md', 'docs/decisions/0002-b.md'])).toEqual([])
  expect(checkDecisions(['docs/decisions/0001-a.md', 'docs/decisions/0003-b.md'])).toHaveLength(1)
})
