package org.citypartnerships.commandside;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command side: {@code POST /commands/…} and {@code POST /imports} on 127.0.0.1:8081. */
@SpringBootApplication
@EnableScheduling
public class CommandSide {

    /** Starts it; settings as in {@code command-side.yml}, or as arguments. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /** The application, for whoever starts it beside another. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(CommandSide.class).properties("spring.config.name=command-side");
    }
}
