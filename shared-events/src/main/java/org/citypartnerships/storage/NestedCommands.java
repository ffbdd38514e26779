package org.citypartnerships.storage;

import java.util.Set;
import org.citypartnerships.commands.Command;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** A command within a command, as a correction carries it: {@code {"command":"SignProtocol","payload":{…}}}. */
final class NestedCommands extends SimpleModule {
    static final String NAME = "command";
    static final String PAYLOAD = "payload";
    private static final long serialVersionUID = 1;

    NestedCommands() {
        super("nested commands");
        addDeserializer(Command.class, new Reader());
    }

    private static final class Reader extends ValueDeserializer<Command> {
        @Override
        public Command deserialize(JsonParser json, DeserializationContext context) {
            JsonNode tree = context.readTree(json);
            Class<? extends Command> type =
                    CommandNames.ofFacts().get(tree.path(NAME).asString(""));
            if (type == null || !Set.copyOf(tree.propertyNames()).equals(Set.of(NAME, PAYLOAD))) {
                return context.reportInputMismatch(
                        Command.class, "a command within a command has its name and payload");
            }
            return context.readTreeAsValue(tree.get(PAYLOAD), type);
        }
    }
}
