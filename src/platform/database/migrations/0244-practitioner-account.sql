-- Somebody in the lists of people of the law may have an account of this system: then they see there the trainings that they attended.

alter table practitioner add column person_id uuid references person (id);
create index practitioner_person on practitioner (person_id) where person_id is not null;
