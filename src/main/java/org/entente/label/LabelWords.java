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

    /** The first of these languages that there are sentences in; English otherwise. */
    public static Locale language(List<Locale> wanted) {
        return wanted.stream().filter(LabelWords::isSpoken).findFirst().orElse(Locale.ENGLISH);
    }

    // English is what stands in the bundle of no language.
    private static boolean isSpoken(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                || bundle(language).getLocale().getLanguage().equals(language.getLanguage());
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("words.label", language, ENGLISH_OTHERWISE);
    }

    /**
     * A sentence; English where there is none of that language.
     *
     * @param details what stands in its places
     */
    public static String of(String key, Locale language, List<String> details) {
        return new MessageFormat(bundle(language).getString(key), language).format(details.toArray());
    }
}
