package org.entente.uikit;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;

/**
 * The words that people read, from {@code words/<area>.properties}, in the language of the page. The area is what stands
 * before the first dot of a key.
 */
public final class Words {

    private Words() {}

    /**
     * The words of a key, with the arguments put in as {@link java.text.MessageFormat} does. Numbers are written as the
     * language writes them, so identifiers belong in as text. A key that no bundle has comes back as it is.
     */
    public static String of(String key, Object... arguments) {
        return WordBundles.text(key, language(), arguments);
    }

    /** Whether there are words for a key. */
    public static boolean has(String key) {
        return WordBundles.has(key, language());
    }

    /** The language of the page; English where there is no page. */
    public static Locale language() {
        UI page = UI.getCurrent();
        return page == null ? Locale.ENGLISH : page.getLocale();
    }

    /**
     * The languages of whoever reads the page, the most wanted first: for what is not ours to translate, such as markings. English
     * where there is no page.
     */
    public static List<Locale> readerLanguages() {
        return ReaderLanguages.now();
    }

    static List<Locale> languages() {
        return List.of(Locale.ENGLISH);
    }
}
