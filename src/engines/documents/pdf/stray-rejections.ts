/**
 * Runs something that uses pdf.js. On broken files pdf.js leaves promises behind that it rejects and nobody can reach;
 * Node would end the process for them. What they would tell comes another way too: as the failure of what was asked for.
 * Rejections that are not pdf.js's go on to end the process, as they would without this.
 */
export async function withoutStrayRejections<Result>(run: () => Promise<Result>): Promise<Result> {
  process.on('unhandledRejection', passOnForeign)
  try {
    return await run()
  } finally {
    // Node tells of rejections one round after they happen.
    await new Promise((resolve) => setTimeout(resolve, 0))
    process.off('unhandledRejection', passOnForeign)
  }
}

const namesOfPdfJs =
  /^(?:XRefEntry|XRefParse|MissingData|ParserEOF|UnknownError|InvalidPDF|Password|Response|Abort|RenderingCancelled)Exception$|^(?:Format|Jpeg|Jpx|Jbig2)Error$/u

function passOnForeign(reason: unknown): void {
  if (reason instanceof Error && (namesOfPdfJs.test(reason.name) || /[\\/]unpdf[\\/]|pdfjs/u.test(reason.stack ?? '')))
    return
  throw reason
}
