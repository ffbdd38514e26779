-- Sessions of browsers, as Spring Session keeps them; what they hold is sealed by the application.

CREATE TABLE readers.web_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX ON readers.web_session (expiry_time);
COMMENT ON COLUMN readers.web_session.session_id IS 'good for nothing without the signature in its cookie';

CREATE TABLE readers.web_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES readers.web_session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
