package org.entente.imports.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.shared.NationCode;

/**
 * Finds the ISO 3166-1 code behind a party's name: the names that the platform knows in English, and those that lists use
 * besides. States that are gone (Yugoslavia, the German Democratic Republic) and parties that are no state (NATO) have no
 * code in force, and a successor's would claim what the list does not say: their names stay as given. So does the Federal
 * Republic of Germany, which lists keep apart from Germany.
 */
public final class Parties {

    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern DROPPED = Pattern.compile("[.'’]");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern FICTITIOUS = Pattern.compile("X[A-Z]{2}");
    private static final Map<String, NationCode> CODES = new HashMap<>();

    static {
        NationCode.iso().forEach(code -> CODES.put(folded(code.displayName(Locale.ENGLISH)), code));
        names("ATG", "Antigua");
        names("BHS", "The Bahamas");
        names("BIH", "Bosnia", "Bosnia-Herzegovina");
        names("BOL", "Plurinational State of Bolivia");
        names("BRN", "Brunei Darussalam");
        names("CHN", "People's Republic of China", "China, People's Republic of", "PRC");
        names("CIV", "Ivory Coast");
        names("COD", "Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo", "Congo, Kinshasa");
        names("COG", "Republic of the Congo", "Congo", "Congo, Brazzaville");
        names("CPV", "Cabo Verde");
        names("CZE", "Czech Republic");
        names("FSM", "Federated States of Micronesia");
        names("GBR", "Britain", "Great Britain", "UK", "United Kingdom of Great Britain and Northern Ireland");
        names("GMB", "The Gambia");
        names("HKG", "Hong Kong");
        names("IRN", "Islamic Republic of Iran");
        names("KGZ", "Kyrgyz Republic");
        names("KNA", "St. Christopher", "St. Christopher and Nevis", "St. Kitts");
        names("KOR", "Republic of Korea", "Korea, South", "Korea, Republic of South");
        names("LAO", "Lao People's Democratic Republic", "Lao PDR");
        names("MAC", "Macao", "Macau");
        names("MDA", "Republic of Moldova");
        names("MKD", "Macedonia", "Former Yugoslav Republic of Macedonia", "FYROM");
        names("MNE", "Montenegro, Republic of");
        names("MMR", "Myanmar", "Burma");
        names("NLD", "Holland", "The Netherlands");
        names("PHL", "The Philippines");
        names("PRK", "Democratic People's Republic of Korea", "DPRK", "Korea, North");
        names("PSE", "Palestine");
        names("RUS", "Russian Federation");
        names("SRB", "Serbia, Republic of");
        names("SVK", "Slovak Republic");
        names("SWZ", "Swaziland");
        names("SYR", "Syrian Arab Republic");
        names("TLS", "East Timor", "Timor-Leste, Democratic Republic of");
        names("TTO", "Trinidad");
        names("TUR", "Turkey", "Türkiye");
        names("TZA", "United Republic of Tanzania");
        names("ARE", "UAE");
        names("USA", "United States of America", "US", "USA");
        names("VAT", "Holy See");
        names("VCT", "St. Vincent", "St. Vincent and the Grenadines");
        names("VEN", "Bolivarian Republic of Venezuela");
        names("VNM", "Viet Nam");
    }

    private Parties() {}

    /** The code of a nation by its alpha-3 code or name. */
    public static Optional<NationCode> nation(String name) {
        return NationCode.parse(name)
                .filter(code ->
                        code.isAssigned() || FICTITIOUS.matcher(code.value()).matches())
                .or(() -> Optional.ofNullable(CODES.get(folded(name))));
    }

    /** The code where there is one, the name as given where not. */
    public static String codeOrName(String name) {
        return nation(name).map(NationCode::value).orElse(name);
    }

    private static void names(String code, String... names) {
        for (String name : names) {
            CODES.put(folded(name), new NationCode(code));
        }
    }

    // What spellings differ in: case, accents, "&", "St.", apostrophes, punctuation.
    private static String folded(String name) {
        String plain = MARK.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace("&", " and ");
        String words = BETWEEN.matcher(DROPPED.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return words.startsWith("saint ") ? "st " + words.substring("saint ".length()) : words;
    }
}
