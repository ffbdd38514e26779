package org.citypartnerships.queryside.web;

/** Why a request was not answered, for programs: the member {@code code} of a problem. */
public enum ProblemCode {
    /** A parameter's value can't be understood. */
    BAD_PARAMETER,
    /** The request has a parameter that this address does not know. */
    UNKNOWN_PARAMETER,
    /** What is asked for is not on record. */
    NOT_ON_RECORD,
    /** It is on record, but was not at the point of recording that is asked about. */
    NOT_YET_KNOWN,
    /** Nobody is signed in, or the token is not good any more. */
    NOT_SIGNED_IN,
    /** The roles, or the scopes of the token, do not allow it. */
    NOT_ALLOWED,
    /** A form that does not come from a page of this session. */
    STALE_FORM,
    /** Too many requests from one address: wait as long as Retry-After says. */
    TOO_MANY_REQUESTS,
    /** The request is larger than may be sent here. */
    TOO_LARGE,
    /** There is nothing at this address. */
    NO_SUCH_ADDRESS,
    /** The address does not know this method. */
    METHOD_NOT_ALLOWED,
    /** The answer can't be given in a form that the request accepts. */
    NOT_ACCEPTABLE,
    /** The request has content of a type that the address does not take. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The request is not understood for another reason. */
    BAD_REQUEST,
    /** What was recorded can't be read yet; ask again. */
    NOT_YET_PROJECTED,
    /** The database does not answer; ask again. */
    UNAVAILABLE,
    /** It is our mistake. */
    INTERNAL_ERROR
}
