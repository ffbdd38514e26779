package org.citypartnerships.allinone;

/** Rostock and Turku have signed a friendship agreement: the least in which something can be recorded. */
final class Agreed {

    /** To be imported: {@code partnership:rostock-de~turku-fi} with the entry {@code signing}. */
    static final String LINES = """
            {"command": "RegisterParty", "payload": {"partyId": "party:rostock-de", "header": {"entryId": "registered"}, \
            "kind": "CITY", "names": [{"text": "Rostock"}], "country": "DE"}}
            {"command": "RegisterParty", "payload": {"partyId": "party:turku-fi", "header": {"entryId": "registered"}, \
            "kind": "CITY", "names": [{"text": "Turku"}], "country": "FI"}}
            {"command": "SignAgreement", "payload": {"partnership": {"sides": [{"members": ["party:rostock-de"]}, \
            {"members": ["party:turku-fi"]}]}, "header": {"entryId": "signing", "happened": "2005-06-02"}, \
            "instrument": {"form": "FRIENDSHIP_AGREEMENT", "establishes": ["FRIENDSHIP"]}}}
            """;

    private Agreed() {}
}
