package org.citypartnerships.eventstore;

import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How far followers have read, kept in the table {@code token_entry} that {@code db/follower} makes. */
public final class TrackingTokens {

    /** A node that does not renew its claim for so long has lost it to another. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private TrackingTokens() {}

    /**
     * Writes and reads tokens as JSON. Axon's own set-up cannot read back the token of a replay: Jackson 3 refuses its
     * open-ended type unless Axon's classes are allowed.
     */
    public static Jackson3Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }

    /**
     * The token store.
     *
     * @param connections those of the transaction in which the follower's rows are written, so that both stand or fall
     * @param schema the schema with the table, for example {@code readers}
     * @param nodeId the name of this process among all that share the table
     */
    public static JdbcTokenStore in(String schema, ConnectionProvider connections, String nodeId) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer())
                .contentType(byte[].class)
                .claimTimeout(CLAIM_TIMEOUT)
                .nodeId(nodeId)
                .schema(TokenSchema.builder()
                        .setTokenTable(schema + ".token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }
}
