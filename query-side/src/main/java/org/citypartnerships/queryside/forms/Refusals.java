package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.signin.Recording.Recorded;
import org.citypartnerships.queryside.signin.Recording.Refused;
import tools.jackson.databind.JsonNode;

/** What the command side says against a form, in the reader's language where it is said there. */
final class Refusals {

    private Refusals() {}

    /** Something that a clerk should look at before it is recorded. */
    record Look(String title, String message) {}

    static String said(Refused refused, Phrases phrases) {
        String own = own(refused, phrases);
        return own.isEmpty() ? capital(refused.message()) : own;
    }

    static boolean isEnglish(Refused refused, Phrases phrases) {
        return own(refused, phrases).isEmpty();
    }

    private static String own(Refused refused, Phrases phrases) {
        return phrases.sayOr("refused." + refused.code(), "");
    }

    static List<Look> warnings(Recorded rehearsed, Phrases phrases) {
        List<Look> warnings = new ArrayList<>();
        for (JsonNode warning : rehearsed.answer().path("warnings")) {
            String code = warning.path("code").asString("");
            warnings.add(new Look(
                    phrases.sayOr("warning." + code, code),
                    warning.path("message").asString("")));
        }
        return warnings;
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
