package org.citypartnerships.queryside;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** What HTML may look like: the rules of the Nu validator, read once. */
public final class HtmlRules {

    /** The validator reads its rules by deep recursion. */
    private static final long STACK_BYTES = 32L << 20;

    private static final ExecutorService WITH_A_DEEP_STACK = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "html-rules", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    });

    private static @Nullable SimpleDocumentValidator validator;

    private HtmlRules() {}

    /** What breaks the rules, with its line. */
    static List<String> brokenBy(String html) {
        try {
            return WITH_A_DEEP_STACK.submit(() -> check(html)).get();
        } catch (ExecutionException failure) {
            throw new AssertionError("The validator did not answer", failure.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<String> check(String html) throws Exception {
        Findings findings = new Findings();
        if (validator == null) {
            validator = new SimpleDocumentValidator();
            validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new Findings());
        }
        validator.setUpValidatorAndParsers(findings, true, false);
        validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        return findings.errors;
    }

    private static final class Findings implements ErrorHandler {

        private final List<String> errors = new ArrayList<>();

        @Override
        public void warning(SAXParseException found) {
            // Advice, no rule.
        }

        @Override
        public void error(SAXParseException found) {
            errors.add("html, line " + found.getLineNumber() + ": " + found.getMessage());
        }

        @Override
        public void fatalError(SAXParseException found) {
            error(found);
        }
    }
}
