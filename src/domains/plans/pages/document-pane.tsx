import type { Block, Document, Paragraph, Table } from '#engines/documents/document.ts'

/** Văn bản gốc: the document as it was, every passage with an id that the reading beside it can light. */
export function DocumentPane({ document }: { document: Document }) {
  const marks = pageMarks(document)
  return (
    <div class="passages">
      {document.doubts.map((doubt) => (
        <p key={doubt.sentence} class="hint">
          {doubt.sentence}
        </p>
      ))}
      {document.blocks.map((block) => (
        <BlockView key={block.place.paragraph} block={block} page={marks.get(block)} />
      ))}
    </div>
  )
}

export function passageId(paragraph: number): string {
  return `d-${paragraph}`
}

function BlockView({ block, page }: { block: Block; page: number | undefined }) {
  return (
    <>
      {page !== undefined && <p class="page-mark">Trang {page}</p>}
      {block.kind === 'table' ? <TableView table={block} /> : <Passage paragraph={block} />}
    </>
  )
}

function Passage({ paragraph }: { paragraph: Paragraph }) {
  const { text, marker, bold, italic, centred, headingLevel, place } = paragraph
  if (text.trim() === '' && marker === undefined) return null
  const classes = [
    'passage',
    (bold || headingLevel !== undefined) && 'passage-bold',
    italic && 'passage-italic',
    centred && 'passage-centred',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <p id={passageId(place.paragraph)} class={classes} data-place tabIndex={-1}>
      {marker !== undefined && `${marker} `}
      {text}
    </p>
  )
}

function TableView({ table }: { table: Table }) {
  return (
    <table class={table.ruled ? 'passage-table' : 'passage-layout'}>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.place.paragraph}>
            {row.cells.map((cell, index) =>
              cell.mergedFrom !== undefined ? null : (
                <td key={`${row.place.paragraph}-${index}`} colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
                  {cell.paragraphs.map((paragraph) => (
                    <Passage key={paragraph.place.paragraph} paragraph={paragraph} />
                  ))}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The first block of each page, for a mark above it. */
function pageMarks(document: Document): Map<Block, number> {
  const marks = new Map<Block, number>()
  let last: number | undefined
  for (const block of document.blocks) {
    const { page } = block.place
    if (page !== undefined && page !== last) marks.set(block, page)
    last = page ?? last
  }
  return marks
}
