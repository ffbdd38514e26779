package org.citypartnerships.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** An event of the tests' own, under a stored name that is not its class name. */
final class TestEvents {

    static final String KIND = "partnership";
    static final EventSeal SEAL =
            new EventSeal("the key of a node in the tests: 32".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    @Revision("1")
    record Signed(String what, List<String> by) {}

    private TestEvents() {}

    static DomainEventMessage<Signed> signed(String stream, long sequence) {
        return signed(stream, sequence, GenericEventMessage.clock.instant());
    }

    static DomainEventMessage<Signed> signed(String stream, long sequence, Instant at) {
        return new GenericDomainEventMessage<>(
                KIND,
                stream,
                sequence,
                new Signed("Протокол о намерениях", List.of("murmansk-ru", "harbin-cn")),
                Map.of("recordedBy", "clerk"),
                IdentifierFactory.getInstance().generateIdentifier(),
                at);
    }

    static Serializer serializer() {
        return new StoredNames();
    }

    private static final class StoredNames extends Jackson3Serializer {

        StoredNames() {
            super(Jackson3Serializer.builder());
        }

        @Override
        @SuppressWarnings("rawtypes")
        public SerializedType typeForClass(Class type) {
            return type == Signed.class ? new SimpleSerializedType("signed", "1") : super.typeForClass(type);
        }

        @Override
        protected String resolveClassName(SerializedType type) {
            return type.getName().equals("signed") ? Signed.class.getName() : super.resolveClassName(type);
        }
    }
}
