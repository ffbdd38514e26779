package org.citypartnerships.queryside.keeping;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** An answer whose text is not sent while it is drawn. */
final class DrawnPage extends HttpServletResponseWrapper {

    /** As long as most pages are at most. */
    private static final int CHARACTERS = 32_768;

    private final StringWriter text = new StringWriter(CHARACTERS);
    private final PrintWriter writer = new PrintWriter(text);

    DrawnPage(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    /** What was drawn. */
    String text() {
        writer.flush();
        return text.toString();
    }
}
