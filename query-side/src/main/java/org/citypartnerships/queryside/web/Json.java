package org.citypartnerships.queryside.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.citypartnerships.storage.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as JSON, exactly as they stand in events: decimals and ids as text, nothing written for what is not there. */
public final class Json {

    private static final JsonMapper VALUES = EventJson.ours().mapper();

    /** A record has no component twice: what is written from one needs no look at every name whether it was there before. */
    private static final ObjectWriter TEXTS = VALUES.writer().without(StreamWriteFeature.STRICT_DUPLICATE_DETECTION);

    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    /** The value as JSON; null for null. */
    public static @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : VALUES.valueToTree(value);
    }

    /** The value as JSON that is written and not looked into; null for null. */
    public static @Nullable JsonText text(@Nullable Object value) {
        return value == null ? null : new JsonText(TEXTS.writeValueAsString(value));
    }

    /** Rows for {@code jsonb_populate_recordset}: {@code partyId} is the column {@code party_id}. */
    public static String rows(List<?> rows) {
        return ROWS.writeValueAsString(rows);
    }

    /** The value that some JSON is; null for null. */
    public static <T> @Nullable T value(@Nullable JsonNode json, Class<T> type) {
        return json == null ? null : VALUES.treeToValue(json, type);
    }

    /** The JSON in a column of a row. */
    public static @Nullable JsonNode of(ResultSet row, String column) throws SQLException {
        return ofText(row.getString(column));
    }

    /** The JSON that a text is; null for null. */
    public static @Nullable JsonNode ofText(@Nullable String text) {
        return text == null ? null : VALUES.readTree(text);
    }

    /** The JSON that a text is, else the text: {@code ["FRIENDSHIP"]} is a list, {@code 2014} and {@code in 2014} are texts. */
    public static JsonNode orText(String text) {
        JsonNode asText = JsonNodeFactory.instance.stringNode(text);
        try {
            JsonNode json = VALUES.readTree(text);
            return json.isNumber() || json.isMissingNode() ? asText : json;
        } catch (JacksonException noJson) {
            return asText;
        }
    }

    /** The instant in a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The day in a column. */
    public static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** The texts in a column that is never null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
