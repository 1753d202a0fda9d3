package org.entente.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A nation by its ISO 3166-1 alpha-3 code, upper case. User-assigned codes XAA to XZZ stand for the fictitious nations of
 * exercises and are accepted.
 */
public record NationCode(String value) implements Comparable<NationCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z]{3}");
    private static final Map<String, String> ISO = new TreeMap<>();

    static {
        Arrays.stream(Locale.getISOCountries()).forEach(alpha2 -> {
            Locale country = Locale.of("", alpha2);
            ISO.put(country.getISO3Country(), alpha2);
        });
    }

    /** @throws IllegalArgumentException if the code is not three capital letters */
    public NationCode {
        if (value.length() != 3 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a nation code of three capital letters");
        }
    }

    /** The code, if the text has the form of one. */
    public static Optional<NationCode> parse(String text) {
        return text.length() == 3 && FORM.matcher(text).matches()
                ? Optional.of(new NationCode(text))
                : Optional.empty();
    }

    /** All codes of ISO 3166-1 that the platform knows, in order. */
    public static List<NationCode> iso() {
        return ISO.keySet().stream().map(NationCode::new).toList();
    }

    /** Whether ISO 3166-1 assigns this code. */
    public boolean isAssigned() {
        return ISO.containsKey(value);
    }

    /** The nation's name in the given language; the code itself where ISO 3166-1 assigns none. */
    public String displayName(Locale language) {
        String alpha2 = ISO.get(value);
        return alpha2 == null ? value : Locale.of("", alpha2).getDisplayCountry(language);
    }

    @Override
    public int compareTo(NationCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
