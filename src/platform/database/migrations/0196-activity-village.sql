-- The village that the words of a record name, where the commune of its body has one of that name; the words themselves stay as written.
alter table activity add column village_id uuid references village (id);
create index activity_village on activity (village_id) where village_id is not null;
