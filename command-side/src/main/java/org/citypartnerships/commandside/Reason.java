package org.citypartnerships.commandside;

/**
 * Every reason for which something is refused: the page where a clerk reads the rules, and the codes of the API. Whatever
 * contradicts <em>another</em> entry by its date is not here: it is accepted and warned about, so that an old error never
 * blocks a truth.
 */
public enum Reason {

    /** The body is no JSON object, or not in UTF-8: send one object. */
    MALFORMED_JSON(400),
    /** Fields are unknown, missing, of the wrong type or not well-formed: each is listed with what to write. */
    INVALID_FIELDS(400),
    /** A parameter or header of the request is not well-formed. */
    INVALID_REQUEST(400),
    /** Nobody has signed in, or the token is not good any more: sign in, and send its token. */
    NOT_SIGNED_IN(401),
    /** Name and password do not belong together, or the user is shut out. */
    SIGN_IN_FAILED(401),
    /** The provider vouches for somebody whom no administrator has linked to a user here, or who is shut out. */
    NOT_LINKED(403),
    /** The password was set by somebody else: choose one of your own first. */
    PASSWORD_TO_BE_CHOSEN(403),
    /** Your roles, or the scopes of your token, do not allow it. */
    NOT_ALLOWED(403),
    /** There is no such user. */
    UNKNOWN_USER(404),
    /** Nothing on record names this person. */
    UNKNOWN_PERSON(404),
    /** You have no such token. */
    UNKNOWN_TOKEN(404),
    /** Somebody has this name already. */
    USER_EXISTS(409),
    /** Nobody would be left who can give roles. */
    LAST_ADMINISTRATOR(409),
    /** The password is too short or easily guessed. */
    WEAK_PASSWORD(422),
    /** Too many tries from one address or for one name: wait as long as Retry-After says. */
    TOO_MANY_REQUESTS(429),
    /** There is no such address. */
    NOT_FOUND(404),
    /** There is no such command; GET /commands lists them. */
    UNKNOWN_COMMAND(404),
    /** There is no such import. */
    UNKNOWN_IMPORT(404),
    /** This address does not take this method. */
    METHOD_NOT_ALLOWED(405),
    /** The answer cannot be given in the media type asked for. */
    NOT_ACCEPTABLE(406),
    /** The body is larger than may be sent here. */
    TOO_LARGE(413),
    /** The body is not of a media type that is read here. */
    UNSUPPORTED_MEDIA_TYPE(415),

    /** An entry may name only parties, sources and entries that are on record: record those first. */
    UNKNOWN_REFERENCE(422),
    /** No partnership has this id: name its sides instead, which opens one. */
    UNKNOWN_PARTNERSHIP(422),
    /** No country has these letters (ISO 3166-1), or no currency (ISO 4217). */
    UNKNOWN_CODE(422),
    /** A language is no tag of BCP 47: write two or three letters, and a script or country behind them if it matters. */
    NOT_A_LANGUAGE_TAG(422),
    /** A source's address is none that browsers open as a page: write it as they show it, with http:// or https:// before it. */
    NOT_A_WEB_ADDRESS(422),
    /** A source's checksum is no SHA-256: write its 64 hexadecimal digits, as {@code sha256sum} prints them. */
    NOT_A_CHECKSUM(422),
    /** Trade, or a number of things, is said to be less than zero: leave the minus sign out, or tell a fall as the change. */
    BELOW_ZERO(422),
    /** A title, a reason or another text that is to say something is blank: write it, or leave it out if it may be missing. */
    SAYS_NOTHING(422),

    /** A party cannot lie within itself, act for itself or have become part of itself, over however many others. */
    IN_A_CIRCLE(409),
    /** An entry with this id is on record in this stream; to change it, correct or retract that one. */
    ENTRY_ALREADY_RECORDED(409),
    /** A party with this id is on record. */
    PARTY_ALREADY_REGISTERED(409),
    /** A source with this id is on record. */
    SOURCE_ALREADY_REGISTERED(409),
    /** The name is taken by another place of that country: use that party, or give the new one an id with a qualifier. */
    NAME_TAKEN(409),
    /** An identifier (GeoNames, Wikidata, UN/LOCODE, a source's checksum or address) belongs to something on record. */
    IDENTIFIER_TAKEN(409),

    /** Only parties on a side, bodies acting for one, or bodies listed beside one can act in a partnership. */
    PARTY_ON_NO_SIDE(422),
    /** A party cannot join a side while it stands on one, nor leave without standing on one. */
    NO_SUCH_MOVE(422),
    /** A renewal names the paper that it renews: by a link RENEWS, or described in renews if it is not on record. */
    RENEWAL_OF_NOTHING(422),
    /** The entry named is no signed paper of this partnership. */
    NOT_AN_INSTRUMENT(422),
    /** The entry named is no plan of this partnership or party. */
    NOT_A_PLAN(422),
    /** The entry named is no proposal of this partnership. */
    NOT_A_PROPOSAL(422),
    /** The entry contradicts itself in every reading of its own dates or links. */
    CONTRADICTS_ITSELF(422),

    /** The entry named was retracted: link to it by REPLACES only, and say nothing more of it. */
    ENTRY_NOT_STANDING(409),
    /** Other entries name this one and would be left hanging: correct or retract those first, they are listed. */
    ENTRY_IS_NAMED(409),
    /** The entry that registers a party or source cannot be retracted: correct it, or declare the party a duplicate. */
    ENTRY_REGISTERS(409),
    /** A correction keeps kind, id and stream of its entry: for another, retract it and record anew with a link REPLACES. */
    WRONG_KIND(422),
    /** The entry is about the record itself (a correction, evidence, a dispute): address the entry that it is about. */
    NOT_A_FACT(422),
    /** The entry says just that already: nothing to correct or to contest. */
    NOTHING_CHANGED(422),
    /** A second witness, and a claim against an entry, need a source in evidence; a claim may be somebody's account instead. */
    NO_EVIDENCE(422),
    /** The entry has no such field, or the field cannot hold the claimed value. */
    NOT_A_CLAIM(422),
    /** The entry named contests nothing. */
    NOT_A_DISPUTE(422),
    /** The dispute is settled: retract the settlement to open it again. */
    DISPUTE_ALREADY_SETTLED(409),
    /**
     * What this field says (names, identifiers, address, checksum, who was merged, within what a party lies, for whom it acts) is
     * judged when an entry is recorded or corrected, and not when a dispute is settled: correct the entry first, then settle.
     */
    CORRECT_FIRST(409),
    /** Only two parties, or two partnerships, can be the same; and the one that stays is no duplicate itself. */
    NO_DUPLICATE(422),
    /** It was declared a duplicate: record in the one that stays. */
    RECORDED_TWICE(409),

    /** You recorded or corrected the entry yourself: another person confirms or rejects it. */
    SAME_PERSON(403),
    /** The entry waits for no confirmation: it counts already, or was retracted or rejected. */
    NOT_WAITING(409),
    /** The entry names others that wait for confirmation: confirm those first, they are listed. */
    CONFIRM_FIRST(409),

    /** The stream has changed since the version in If-Match: read it again, and decide again. */
    STALE_VERSION(412),
    /** This idempotency key was used with another body, or by somebody else: use a new key for a new command. */
    IDEMPOTENCY_KEY_REUSED(422),
    /** The person was erased; the office and the act can be recorded, the name cannot. */
    PERSON_ERASED(422),

    /** Others write to the same stream just now: send it again, with the same idempotency key. */
    BUSY(503),
    /** The provider of identities does not answer: try again in a moment. */
    PROVIDER_UNAVAILABLE(503),
    /** The store cannot be reached: send it again, with the same idempotency key, which records it once at most. */
    STORE_UNAVAILABLE(503),
    /** It is our bug; it is in the log under the trace id given. */
    INTERNAL_ERROR(500);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status that it is answered with. */
    public int status() {
        return status;
    }
}
