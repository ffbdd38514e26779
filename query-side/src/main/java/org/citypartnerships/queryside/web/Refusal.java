package org.citypartnerships.queryside.web;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A request that is not answered because of who sends it, or how. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final ProblemCode code;
    private final String title;

    private Refusal(HttpStatus status, ProblemCode code, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** Nobody is signed in. */
    public static Refusal notSignedIn() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                ProblemCode.NOT_SIGNED_IN,
                "Sign in first",
                "This is for those who are signed in: at /sign-in in a browser; a program sends the header Authorization:"
                        + " Bearer TOKEN, with a token that POST /users/me/tokens of the command side gave.");
    }

    /** The token is none, or not good any more. */
    public static Refusal badToken() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                ProblemCode.NOT_SIGNED_IN,
                "Sign in again",
                "This token is not good any more, or never was: sign in again, or make another. Without the header"
                        + " Authorization you read as anybody does.");
    }

    /** The roles do not allow it. */
    public static Refusal notAllowed() {
        return new Refusal(
                HttpStatus.FORBIDDEN,
                ProblemCode.NOT_ALLOWED,
                "Not for your roles",
                "Your roles, or the scopes of your token, do not allow it. An administrator gives others; docs/rights.md"
                        + " has the table.");
    }

    /** A form that was not sent from a page of this session. */
    public static Refusal staleForm() {
        return new Refusal(
                HttpStatus.FORBIDDEN,
                ProblemCode.STALE_FORM,
                "This form is too old",
                "The form was opened before you signed in or out, or too long ago, or does not come from here. Nothing was"
                        + " recorded: open the page again and send it once more.");
    }

    /** Whoever sent this form was signed out meanwhile. */
    public static Refusal signedOutMeanwhile() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                ProblemCode.NOT_SIGNED_IN,
                "Sign in again",
                "You were signed out meanwhile. Nothing was recorded, and what you typed is kept: sign in here, and go on with"
                        + " it.");
    }

    /** An address that is written in a way in which no browser writes it. */
    public static Refusal strangeAddress() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                ProblemCode.BAD_REQUEST,
                "The address can't be understood",
                "The address has a double slash, a semicolon, a backslash, a percent sign that stands for nothing, or something else in"
                        + " it that no address here has.");
    }

    /** A form with a file whose name, or a part of which, can't be read. */
    public static Refusal strangeFile() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                ProblemCode.BAD_REQUEST,
                "The file can't be read",
                "What was sent with the form can't be read. Give the file a plain name, and send it again.");
    }

    /** A method that no address here takes. */
    public static Refusal strangeMethod() {
        return new Refusal(
                HttpStatus.METHOD_NOT_ALLOWED,
                ProblemCode.METHOD_NOT_ALLOWED,
                "Method Not Allowed",
                "No address here takes this method: ask with GET. What is to be recorded goes to the command side, to POST"
                        + " /commands/{Command}.");
    }

    /** A form that is larger than may be sent. */
    public static Refusal tooLarge() {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                ProblemCode.TOO_LARGE,
                "This is too large",
                "The form is larger than may be sent here, or has too many fields. Nothing was recorded: send less at once.");
    }

    /** Too many requests. */
    public static Refusal tooManyRequests(String retryAfterSeconds) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                ProblemCode.TOO_MANY_REQUESTS,
                "Too many requests",
                "Too many requests from your address: wait " + retryAfterSeconds + " seconds.");
    }

    HttpStatus status() {
        return status;
    }

    ProblemCode code() {
        return code;
    }

    String title() {
        return title;
    }
}
