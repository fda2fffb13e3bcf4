-- Who spoke, where they stand in a list of people of the law; others are written beside it in words.
create table activity_practitioner (
  activity_id uuid not null references activity (id),
  practitioner_id uuid not null references practitioner (id),
  primary key (activity_id, practitioner_id)
);
create index activity_practitioner_practitioner on activity_practitioner (practitioner_id);
