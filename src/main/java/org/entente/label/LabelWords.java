package org.entente.label;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The engine's sentences, from {@code words/label.properties} and its translations. */
public final class LabelWords {

    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private LabelWords() {}

    /**
     * A sentence; English where there is none of that language.
     *
     * @param details what stands in its places
     */
    public static String of(String key, Locale language, List<String> details) {
        String pattern = ResourceBundle.getBundle("words.label", language, ENGLISH_OTHERWISE)
                .getString(key);
        return new MessageFormat(pattern, language).format(details.toArray());
    }
}
