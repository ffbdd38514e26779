package org.citypartnerships.commandside.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.commandside.FourEyes;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.history.Fact;
import org.jspecify.annotations.Nullable;

/**
 * By whom and by which door a command comes: what the metadata of its events say of that.
 *
 * @param recordedBy issuer and subject, as {@code local#u-7k3m…}
 * @param onBehalfOf the municipality recorded for, or null
 * @param door {@code api}, {@code import} with the line, {@code page} or {@code system}
 * @param traceId the request's trace, 32 hexadecimal digits
 * @param municipalities the parties that the sender may record for; empty for all
 * @param confirmsFor the parties whose entries the sender may confirm; empty for all, null for none
 * @param importId the import that it belongs to, or null
 */
public record Provenance(
        String recordedBy,
        @Nullable String onBehalfOf,
        String door,
        String traceId,
        Set<String> municipalities,
        @Nullable Set<String> confirmsFor,
        @Nullable String importId) {

    /** Keys of the metadata of events. */
    public static final String COMMAND_ID = "commandId";

    /** Names the import that an event came with. */
    public static final String IMPORT_ID = "importId";

    static final String RECORDED_BY = "recordedBy";

    /** Of somebody who may record for all municipalities. */
    public Provenance(String recordedBy, String door, String traceId) {
        this(recordedBy, null, door, traceId, Set.of(), null, null);
    }

    /** Of whoever sent a request; who records for one municipality alone does so on its behalf. */
    public static Provenance of(Caller caller, String door, String traceId) {
        Set<String> municipalities = caller.municipalities(Role.RECORDER);
        String only = municipalities.size() == 1 ? municipalities.iterator().next() : null;
        Set<String> confirmsFor = caller.roles().contains(Role.APPROVER) ? caller.municipalities(Role.APPROVER) : null;
        return new Provenance(caller.recordedBy(), only, door, traceId, municipalities, confirmsFor, null);
    }

    /** Of the same sender, by another door. */
    public Provenance by(String otherDoor) {
        return new Provenance(recordedBy, onBehalfOf, otherDoor, traceId, municipalities, confirmsFor, importId);
    }

    /** Of the same sender, with an import. */
    public Provenance with(String anImport) {
        return new Provenance(recordedBy, onBehalfOf, door, traceId, municipalities, confirmsFor, anImport);
    }

    Map<String, String> metadata(String commandId, @Nullable String idempotencyKey, String software) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(RECORDED_BY, recordedBy);
        if (onBehalfOf != null) {
            metadata.put("onBehalfOf", onBehalfOf);
        }
        metadata.put("door", door);
        metadata.put(COMMAND_ID, commandId);
        if (idempotencyKey != null) {
            metadata.put("idempotencyKey", idempotencyKey);
        }
        if (importId != null) {
            metadata.put(IMPORT_ID, importId);
        }
        metadata.put("traceId", traceId);
        metadata.put(FourEyes.POLICY, "none");
        metadata.put(Fact.CONFIRMATION, Fact.NOT_REQUIRED);
        metadata.put("software", software);
        return metadata;
    }
}
