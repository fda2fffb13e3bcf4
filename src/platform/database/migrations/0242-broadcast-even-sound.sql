-- A recording of a script is made as loud as the others, in a job of its own; the file as it came stays beside. Why it was not made so is
-- said on the script's page.

alter table broadcast_script add column even_file_id uuid references stored_file (id);
alter table broadcast_script add column even_gain_db numeric(5, 1);
alter table broadcast_script add column even_why text not null default '' check (length(even_why) <= 300);
alter table broadcast_script add check (even_file_id is null or recording_file_id is not null);
alter table broadcast_script add check (even_file_id is null or even_gain_db is not null);
