-- 0136-matters-late.sql
-- Whether any time limit that decides was missed, written each time a matter changes: what is answered in time is counted for
-- everybody to see, and counting every clock of a year anew for each page would cost seconds.

alter table matter add column was_late boolean not null default false;
create index matter_figures on matter (body_id, received_on);
