package org.entente.uikit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles behind {@link Words}. */
final class WordBundles {

    private static final Logger LOG = LoggerFactory.getLogger(WordBundles.class);
    private static final Map<Place, Optional<ResourceBundle>> LOADED = new ConcurrentHashMap<>();

    private WordBundles() {}

    static String text(String key, Locale language, Object... arguments) {
        Optional<String> pattern = find(key, language);
        if (pattern.isEmpty()) {
            LOG.error("No bundle has words for {}", key);
            return key;
        }
        return arguments.length == 0 ? pattern.get() : new MessageFormat(pattern.get(), language).format(arguments);
    }

    static boolean has(String key, Locale language) {
        return find(key, language).isPresent();
    }

    private static Optional<String> find(String key, Locale language) {
        int dot = key.indexOf('.');
        return dot < 1
                ? Optional.empty()
                : LOADED.computeIfAbsent(new Place(key.substring(0, dot), language), WordBundles::load)
                        .filter(bundle -> bundle.containsKey(key))
                        .map(bundle -> bundle.getString(key));
    }

    private static Optional<ResourceBundle> load(Place place) {
        try {
            return Optional.of(ResourceBundle.getBundle(
                    "words/" + place.area(),
                    place.language(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private record Place(String area, Locale language) {}
}
