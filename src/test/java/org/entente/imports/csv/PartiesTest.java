package org.entente.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.shared.NationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yugoslavia",
                "Czechoslovakia",
                "German Democratic Republic",
                "Federal Republic of Germany",
                "Netherlands Antilles",
                "Baltic States",
                "NATO",
                "Land of Nowhere",
                "ABC",
                "gbr"
            })
    void partyWithoutACodeInForceKeepsItsName(String name) {
        assertThat(Parties.codeOrName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "United States, USA",
        "united states of america, USA",
        "Myanmar (Burma), MMR",
        "Burma, MMR",
        "st. christopher, KNA",
        "Saint Kitts and Nevis, KNA",
        "St. Vincent & Grenadines, VCT",
        "South Korea, KOR",
        "'Korea, South', KOR",
        "North Korea, PRK",
        "Turkey, TUR",
        "Türkiye, TUR",
        "Czech Republic, CZE",
        "Côte d’Ivoire, CIV",
        "Cote d'Ivoire, CIV",
        "Congo - Kinshasa, COD",
        "Hong Kong SAR China, HKG",
        "São Tomé & Príncipe, STP",
        "Bosnia and Herzegovina, BIH",
        "Russia, RUS",
        "GBR, GBR",
        "XAB, XAB"
    })
    void nationIsFoundBySpellingsInUse(String name, String code) {
        assertThat(Parties.nation(name)).contains(new NationCode(code));
    }

    @Test
    void everyNationIsFoundByItsOwnName() {
        assertThat(NationCode.iso())
                .allSatisfy(code -> assertThat(Parties.nation(code.displayName(java.util.Locale.ENGLISH)))
                        .contains(code));
    }
}
