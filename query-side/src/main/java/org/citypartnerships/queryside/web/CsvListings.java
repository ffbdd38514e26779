package org.citypartnerships.queryside.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.queryside.web.Listing.Column;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes a list as CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula gets an apostrophe in front;
 * {@code ?raw=true} leaves the data as they are, for programs.
 */
@Component
final class CsvListings extends AbstractHttpMessageConverter<Listing<?>> {

    static final String RAW = "raw";
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** The signs themselves, and as wide as Chinese characters: some spreadsheets take these for the same. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠";

    CsvListings() {
        super(CSV);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Listing.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Listing<?> readInternal(Class<? extends Listing<?>> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Lists are only written", input);
    }

    @Override
    protected void writeInternal(Listing<?> listing, HttpOutputMessage output) throws IOException {
        output.getHeaders().setContentType(CSV);
        boolean raw = isRaw();
        Writer text = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        write(listing, raw, csv);
        csv.flush();
    }

    private static <T> void write(Listing<T> listing, boolean raw, CsvWriter csv) {
        csv.writeRecord(listing.sheet().stream().map(Column::name).toList());
        for (T item : listing.items()) {
            List<String> cells = listing.sheet().stream()
                    .map(column -> Objects.toString(column.cell().apply(item), ""))
                    .map(cell -> raw ? cell : guarded(cell))
                    .toList();
            csv.writeRecord(cells);
        }
    }

    static String guarded(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static boolean isRaw() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return false;
        }
        String raw = request.getRequest().getParameter(RAW);
        return raw != null && !raw.equals("false");
    }
}
