/**
 * The direction of imports, as ARCHITECTURE.md draws it: app → sites → domains → engines | ui → platform → base.
 * scripts/check-imports.ts runs these rules, counts what they saw, and plants a violation of each to prove that it fires.
 */

/** A domain reads only those before it. The order is the story's: where, who, what law, then the work. */
const domainOrder = [
  'calendar',
  'places',
  'bodies',
  'people',
  'library',
  'plans',
  'cascade',
  'urging',
  'oversight',
  'practitioners',
  'activities',
  'matters',
  'mediation',
  'learning',
  'disclosure',
  'statistics',
  'standard',
  'reports',
  'integrity',
]

/** Tests and what only tests use. */
const test = '[.]test[.]tsx?$|[-.]fixtures?[.]tsx?$|/testing/|/(?:on-both-databases|temporary-postgres|table-emptier|[a-z]+-for-tests)[.]ts$'
const anyDomain = '^src/domains/[^/]+'
const store = `${anyDomain}/.*[.]store[.]ts$`
const queries = `${anyDomain}/.*[.]queries[.]ts$`
const routes = `${anyDomain}/.*[.]routes[.]ts$`
const jobs = `${anyDomain}/.*[.]jobs[.]ts$`
/** What several acts do alike stands in acts/steps/, so that acts/ itself lists what a person can do. */
const acts = `${anyDomain}/acts/`
const deeds = `${anyDomain}/acts/[^/]+$`
const pages = `${anyDomain}/pages/`
const noun = `${anyDomain}/(?!acts/|pages/)(?!.*[.](?:store|queries|tables|routes|jobs)[.]ts$)`
const database = '^src/platform/database/'

module.exports = {
  forbidden: [
    rule('base-stands-alone', 'base is pure and imports nothing of ours', '^src/base/', '^src/(?!base/)'),
    rule('platform-on-base', 'platform imports only base', '^src/platform/', '^src/(?!platform/|base/)'),
    rule('engines-know-no-domain', 'engines know no domain word', '^src/engines/', '^src/(?:app|sites|domains|ui)/'),
    rule('engines-without-database', 'engines are given what they work on', '^src/engines/', database),
    rule('ui-knows-no-domain', 'ui gets props and gives HTML', '^src/ui/', '^src/(?:app|sites|domains|engines)/'),
    rule('ui-without-database', 'ui gets props and gives HTML', '^src/ui/', database),
    rule('domains-below-sites', 'a domain does not know where it is shown', '^src/domains/', '^src/(?:app|sites)/'),
    rule('sites-below-app', 'a site does not know how it is started', '^src/sites/', '^src/app/'),
    rule('domains-in-the-order', 'each domain has its place in the order', `^src/domains/(?!(?:${domainOrder.join('|')})/)`, ''),
    {
      ...rule('reading-needs-no-server', 'lgd plan read starts at once, because it reaches neither server nor database'),
      from: { path: '^src/app/commands/plan-read[.]ts$' },
      to: { path: '^src/(?:sites|platform/(?:database|http|jobs))/', reachable: true },
    },
    ...domainOrder.slice(0, -1).map(onlyEarlierDomains),
    {
      ...rule('domains-read-nouns-and-queries', 'of another domain only nouns and queries are imported'),
      from: { path: '^src/domains/([^/]+)/', pathNot: test },
      to: {
        path: '^src/domains/',
        pathNot: ['^src/domains/$1/', `${anyDomain}/(?![^/]+[.](?:store|tables|routes|jobs)[.]ts$)[^/]+[.]ts$`],
      },
    },
    inner('pages-only-show', 'a page gets what it shows as props', pages, [store, routes, jobs, acts, database]),
    inner('nouns-are-pure', 'a noun has no database, no door, no page', noun, [store, queries, routes, jobs, acts, pages, database]),
    inner('queries-only-read', 'queries serve pages, not the other way round', queries, [routes, jobs, acts, pages]),
    inner('stores-only-store', 'a store serves acts, not the other way round', store, [routes, jobs, acts, pages]),
    inner('acts-call-no-acts', 'an act is one deed: what two share is a rule in a noun, or a step in acts/steps/', acts, [deeds]),
    inner('acts-show-nothing', 'an act answers with a noun, the door chooses the page', acts, [pages, routes]),
    inner('doors-open-outwards', 'routes are read by sites only', '^src/domains/', [routes]),
    {
      ...rule('tests-stay-outside', 'what runs does not import what tests it'),
      from: { path: '^src/', pathNot: test },
      to: { path: test },
    },
    {
      ...rule('no-development-packages', 'what runs imports only what package.json calls dependencies'),
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { ...rule('no-cycles', 'two files that need each other are one idea, or hide a third'), from: {}, to: { circular: true } },
    { ...rule('nothing-unresolved', 'every import leads to a file or an installed package'), from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}

function rule(name, sentence, from, to) {
  return { name, severity: 'error', comment: `${sentence}: ARCHITECTURE.md, direction of imports`, from: { path: from }, to: { path: to } }
}

/** Inside a domain; tests may set up and look at what they like. */
function inner(name, sentence, from, to) {
  return { ...rule(name, sentence), from: { path: from, pathNot: test }, to: { path: to } }
}

function onlyEarlierDomains(domain, index) {
  const later = domainOrder.slice(index + 1).join('|')
  return rule(`${domain}-before-later-domains`, 'a domain imports only earlier ones', `^src/domains/${domain}/`, `^src/domains/(?:${later})/`)
}
