import type { GuideTerm } from '#domains/library/guide-file.ts'
import type { SentencePart, ShownCitation, ShownGuide, ShownSentence } from '#domains/library/guides/shown-guide.ts'

/** The text as people read it, on the portal and as the editor's preview: sections, words explained once, what it stands on. */
export function GuideTextView({ shown, terms }: { shown: ShownGuide; terms: readonly GuideTerm[] }) {
  return (
    <>
      {shown.sections.map(({ heading, sentences }) => (
        <section key={heading} class="guide-section">
          <h2>{heading}</h2>
          <ul class="guide-sentences">
            {sentences.map((sentence) => (
              <Sentence key={sentence.parts.map(({ text }) => text).join('')} sentence={sentence} />
            ))}
          </ul>
        </section>
      ))}
      {terms.length > 0 && <Terms terms={terms} />}
      {shown.sources.length > 0 && <Sources shown={shown} />}
    </>
  )
}

function Sentence({ sentence: { parts, citations } }: { sentence: ShownSentence }) {
  return (
    <li>
      {parts.map((part) => (
        <Part key={part.text} part={part} />
      ))}
      {citations.length > 0 && (
        <span class="guide-cites">
          {citations.map((citation, index) => (
            <>
              {index > 0 && '; '}
              <Citation key={citation.label} citation={citation} />
            </>
          ))}
        </span>
      )}
    </li>
  )
}

function Part({ part: { text, term } }: { part: SentencePart }) {
  return term === undefined ? (
    <span>{text}</span>
  ) : (
    <a class="guide-term" href={`#tu-${term + 1}`}>
      {text}
    </a>
  )
}

function Citation({ citation: { label, from, href } }: { citation: ShownCitation }) {
  const words = `${label} ${from}`
  return href === undefined ? <span>{words}</span> : <a href={href}>{words}</a>
}

function Terms({ terms }: { terms: readonly GuideTerm[] }) {
  return (
    <section class="guide-terms" aria-labelledby="tu-can-hieu">
      <h2 id="tu-can-hieu">Từ cần hiểu</h2>
      <dl>
        {terms.map(({ word, meaning }, index) => (
          <div key={word} id={`tu-${index + 1}`}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Sources({ shown: { sources } }: { shown: ShownGuide }) {
  return (
    <section class="guide-sources" aria-labelledby="can-cu">
      <h2 id="can-cu">Căn cứ</h2>
      <ul>
        {sources.map(({ name, href, hasText, sentence }) => (
          <li key={name}>
            {href === undefined ? name : <a href={href}>{name}</a>}.{' '}
            <span class="hint">
              {sentence}
              {!hasText && href !== undefined && ' Thư viện chưa có phần chữ.'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
