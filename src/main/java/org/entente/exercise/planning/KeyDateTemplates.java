package org.entente.exercise.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The templates of key dates, from {@code exercise/key-dates.json}. */
@Component
class KeyDateTemplates {

    private final List<KeyDateTemplate> all;

    KeyDateTemplates(JsonMapper json) {
        try (InputStream in = KeyDateTemplates.class.getResourceAsStream("/exercise/key-dates.json")) {
            if (in == null) {
                throw new IllegalStateException("The build left out the templates of key dates");
            }
            all = List.of(json.readValue(in, KeyDateTemplate[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<KeyDateTemplate> all() {
        return all;
    }
}
