-- The lists of who reads the whole country are taken in their order instead of sorting every line; the second as `listLocalDocuments` orders.
create index disclosure_made on disclosure (made_on desc, id desc);
create index local_document_order on local_document (
  (issued_on is null and dropped_on is null) desc,
  (case when issued_on is null and dropped_on is null then due_on end) nulls last,
  issued_on desc nulls last,
  id desc
);
