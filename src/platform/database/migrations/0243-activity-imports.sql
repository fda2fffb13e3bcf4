-- Each sending of an Excel file of activities that was written: what it wrote can be taken back together for some days.

create table activity_import (
  id uuid primary key,
  body_id uuid not null references body (id),
  file_name text not null check (length(file_name) <= 200),
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references person (id),
  check ((undone_at is null) = (undone_by is null))
);
create index activity_import_body on activity_import (body_id, started_at desc);

alter table activity_edit add column import_id uuid references activity_import (id);
create index activity_edit_import on activity_edit (import_id) where import_id is not null;
