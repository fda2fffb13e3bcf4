-- 0301-report-pdf.sql
-- The same report as PDF, made by a job from the Word file that was submitted: one for each Word file, however often it is asked for.

create table report_pdf (
  word_file_id uuid primary key,
  report_id uuid not null references report (id),
  -- null while it waits, or when it could not be made
  file_id uuid,
  -- why it could not be made, in words
  refused text not null default '',
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  check (file_id is null or refused = '')
);
create index report_pdf_report on report_pdf (report_id);
