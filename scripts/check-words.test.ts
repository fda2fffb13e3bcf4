import { expect, test } from 'vitest'
import { checkName, checkText } from './check-words.ts'

test.each([
  ['a mark of unfinished work', 'src/a.ts', '// TO' + 'DO later'],
  ['a sentence that helps nobody', 'src/a.tsx', 'Chức năng này chưa hỗ' + ' trợ.'],
  ['a silenced compiler', 'src/a.ts', '// @ts-' + 'ignore'],
  ['a silenced check', 'src/a.ts', '// biome-' + 'ignore lint: x'],
  ['a test that hides the others', 'src/a.test.ts', 'test' + '.only("x", () => {})'],
  ['the environment read outside the configuration', 'src/platform/a.ts', 'const port = process' + '.env.PORT'],
  ['letters apart from their marks', 'docs/a.md', 'hòa giải'.normalize('NFD')],
  ['a migration without a reason', 'src/platform/database/migrations/1.sql', 'create table a ()'],
])('finds %s', (_, path, text) => expect(checkText(path, `first\n${text}`).length).toBe(1))

test('leaves alone the configuration, tests, and an environment that is handed on', () => {
  expect(checkText('src/app/config.ts', 'process' + '.env.PORT')).toEqual([])
  expect(checkText('src/platform/a.test.ts', 'process' + '.env.PORT')).toEqual([])
  expect(checkText('src/engines/a.ts', '{ ...process' + '.env }')).toEqual([])
})

test('a file is named after what it is', () => {
  expect(checkName('src/domains/plans/plan-service.ts')).toHaveLength(1)
  expect(checkName('src/base/utils.test.ts')).toHaveLength(1)
  expect(checkName('src/ui/parts/data-table.tsx')).toEqual([])
})
