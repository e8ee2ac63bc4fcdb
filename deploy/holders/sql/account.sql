-- The account of the engine: it reads, changes the columns that the pack masks, and writes down what it did. Nothing else.
CREATE ROLE rights_requests_engine LOGIN PASSWORD 'change-me';
GRANT USAGE ON SCHEMA crm, rights_requests TO rights_requests_engine;
GRANT SELECT ON crm.member, crm.subscription, crm.exchange TO rights_requests_engine;
GRANT UPDATE (member_number, last_name, first_name, birth_date, email, phone, postal_address, household, no_marketing, restricted, erased) ON crm.member TO rights_requests_engine;
GRANT UPDATE (email, active) ON crm.subscription TO rights_requests_engine;
GRANT UPDATE (subject, body) ON crm.exchange TO rights_requests_engine;
GRANT SELECT, INSERT ON rights_requests.done TO rights_requests_engine;
