-- The ledger: a Merkle tree over everything recorded, in the order of the store, kept by the one node that does the housekeeping.

CREATE TABLE command.ledger_leaf (
    leaf_index      bigint PRIMARY KEY CHECK (leaf_index >= 0),
    global_position bigint NOT NULL UNIQUE,
    event_id        text   NOT NULL,
    stream_id       text   NOT NULL,
    stream_sequence bigint NOT NULL,
    hash            bytea  NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE command.ledger_leaf IS 'a leaf for each event; says which, so that one that was taken away can be named';

-- The roots of the full subtrees of 2^8, 2^16 … leaves. What lies between is computed from 256 of them.
CREATE TABLE command.ledger_node (
    level      smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
    node_index bigint   NOT NULL CHECK (node_index >= 0),
    hash       bytea    NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, node_index)
);

CREATE TABLE command.ledger_checkpoint (
    tree_size bigint      PRIMARY KEY CHECK (tree_size > 0),
    taken_at  timestamptz NOT NULL,
    note      text        NOT NULL
);
COMMENT ON COLUMN command.ledger_checkpoint.note IS 'the signed note; also in a file outside the database';

-- For whoever asks over HTTP. Whoever verifies has the key from elsewhere.
CREATE TABLE command.ledger_key (
    public_key    text        PRIMARY KEY,
    first_used_at timestamptz NOT NULL DEFAULT now()
);

-- Leaves, nodes and checkpoints are only ever added.
REVOKE ALL ON command.ledger_leaf, command.ledger_node, command.ledger_checkpoint, command.ledger_key
    FROM partnerships_command;
GRANT SELECT, INSERT ON command.ledger_leaf, command.ledger_node, command.ledger_checkpoint, command.ledger_key
    TO partnerships_command;
GRANT USAGE ON SCHEMA command TO partnerships_query;
GRANT SELECT ON command.ledger_leaf, command.ledger_node, command.ledger_checkpoint, command.ledger_key
    TO partnerships_query;
