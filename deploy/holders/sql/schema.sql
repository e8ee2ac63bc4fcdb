-- A made-up customer relations database, and the account by which it is asked.
CREATE SCHEMA crm;

CREATE TABLE crm.member (
    id integer PRIMARY KEY,
    member_number text UNIQUE,
    last_name text NOT NULL,
    first_name text NOT NULL,
    birth_date date,
    email text,
    phone text,
    postal_address text,
    household text,
    no_marketing boolean NOT NULL DEFAULT false,
    restricted boolean NOT NULL DEFAULT false,
    erased boolean NOT NULL DEFAULT false,
    created_on date NOT NULL
);

CREATE TABLE crm.subscription (
    id integer PRIMARY KEY,
    member_id integer NOT NULL REFERENCES crm.member,
    email text,
    subscribed_on date NOT NULL,
    active boolean NOT NULL DEFAULT true
);

CREATE TABLE crm.exchange (
    id integer PRIMARY KEY,
    member_id integer NOT NULL REFERENCES crm.member,
    at timestamptz NOT NULL,
    subject text,
    body text
);

-- What was done is written down here in the same transaction: a query asked twice is done once.
CREATE SCHEMA rights_requests;
CREATE TABLE rights_requests.done (
    query uuid PRIMARY KEY,
    action text NOT NULL,
    done_at timestamptz NOT NULL,
    answer jsonb NOT NULL
);

INSERT INTO crm.member (id, member_number, last_name, first_name, birth_date, email, phone, postal_address, household, created_on) VALUES
    (1, 'QZ99887766', 'Exemple', 'Jeanne', '1980-05-17', 'jeanne@example.org', '06 39 98 01 02', '3 allée des Mirabelles, 35000 Rennes', 'deux enfants', '2021-03-04'),
    (2, 'QZ11223344', 'Modèle', 'Paul', '1975-11-02', 'paul@example.org', NULL, '8 rue du Port, 44000 Nantes', NULL, '2019-09-30');
INSERT INTO crm.subscription (id, member_id, email, subscribed_on) VALUES (1, 1, 'jeanne@example.org', '2022-01-10'), (2, 2, 'paul@example.org', '2020-02-20');
INSERT INTO crm.exchange (id, member_id, at, subject, body) VALUES
    (1, 1, '2024-06-01 09:30+02', 'Carte perdue', 'Bonjour, j''ai perdu ma carte.'),
    (2, 1, '2025-01-15 14:00+01', 'Changement d''adresse', 'Bonjour, j''ai déménagé.'),
    (3, 2, '2025-02-01 11:00+01', 'Devis', 'Bonjour, je voudrais un devis.');
