-- 0302-open-figures.sql
-- Figures of an issued report that its body lets everybody have. A leader decides, and may take it back; nothing is public by itself.

create table report_open_figures (
  report_id uuid primary key references report (id),
  published_by uuid not null references person (id),
  published_at timestamptz not null
);
