-- Whose a document's number is, where it went on to the body that took over before all was done with it; null: of the body that holds it.
alter table local_document add column number_body_id uuid references body (id) check (number_body_id is null or issued_on is not null);
