-- The morning looks for those that wait, among all that were ever signed.
create index form_return_under_way on form_return (state, body_id) where state in ('draft', 'submitted');
