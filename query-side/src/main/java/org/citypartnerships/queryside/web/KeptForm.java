package org.citypartnerships.queryside.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form on which somebody typed much, and which could not be taken as it came, since nobody is signed in any more or nobody can
 * say who it is: its text stands on the page that says so, and goes on with whoever signs in there.
 *
 * @param address the form's own address
 * @param isToSignIn whether to sign in first
 * @param isToSendAgain whether it was to be recorded, and perhaps was when it was sent before: sent again, it is recorded once
 * @param fields what was typed
 */
public record KeptForm(String address, boolean isToSignIn, boolean isToSendAgain, List<Kept> fields) {

    /** What every kept input begins with while somebody signs in. */
    public static final String PREFIX = "kept.";

    /** Under which a session holds what was kept until the form shows it again. */
    private static final String ATTRIBUTE = "kept";

    private static final int FIELDS_MAX = 800;

    /** An input and a value. */
    public record Kept(String name, String value) {}

    static boolean isKept(String address, String method) {
        return method.equals("POST") && address.startsWith("/record/") && !address.startsWith("/record/import");
    }

    static KeptForm of(HttpServletRequest request, String address, boolean isToSignIn, boolean mayPass) {
        List<Kept> fields = new ArrayList<>();
        FormFields.of(request.getParameterMap())
                .values()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !name.equals("action"))
                        .forEach(value -> fields.add(new Kept(name, value))));
        boolean isToSendAgain = mayPass && "record".equals(request.getParameter("action"));
        return new KeptForm(address, isToSignIn, isToSendAgain, fields.subList(0, Math.min(FIELDS_MAX, fields.size())));
    }

    /** What a request of somebody who signs in keeps for a form, by the names that the form has. */
    public static Map<String, List<String>> within(FormFields sent) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        sent.values().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                kept.put(name.substring(PREFIX.length()), new ArrayList<>(values));
            }
        });
        return kept;
    }

    /** Holds what was kept for the form that somebody goes back to, who has just signed in. */
    public static void hold(Map<String, List<String>> kept, HttpServletRequest request) {
        if (!kept.isEmpty()) {
            request.getSession().setAttribute(ATTRIBUTE, new LinkedHashMap<>(kept));
        }
    }

    /** What was typed before the session ended, and is held no longer; empty if nothing was. */
    public static Map<String, List<String>> taken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> held)) {
            return Map.of();
        }
        session.removeAttribute(ATTRIBUTE);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        held.forEach((name, values) -> kept.put(
                String.valueOf(name),
                values instanceof List<?> all
                        ? all.stream().map(String::valueOf).toList()
                        : List.of()));
        return kept;
    }
}
