package org.entente.exercise.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.entente.exercise.PartialDate;
import org.entente.exercise.PartialDate.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-9",
                "x",
                "80",
                "1/14",
                "1/14/80 ",
                " 1/14/80",
                "1/14/800",
                "13/1/80",
                "2/30/80",
                "2/29/81",
                "0/1/80",
                "1/0/80",
                "1/32/80",
                "1/1/11",
                "1/1/79",
                "1/1/1980",
                "1//80",
                "1/1/8",
                "-1/1/80",
                "١/١/٨٠",
                "1980-13-xx",
                "1980-00-xx",
                "1980-1-xx",
                "1980-01-x",
                "1980-01-XX",
                "1980-xx-01",
                "1980-02-30",
                "1899-01-xx",
                "2200-01-xx",
                "99999-01-xx",
                "1980-01-xx-xx",
                "=1/14/80",
                "1980-01-xx\n",
                "\u00001980-01-xx"
            })
    void whatNoListMeansIsNoDate(String text) {
        assertThat(CsvDate.mme(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/14/80",
                "14/1/2027",
                "14.1.2027",
                "20270114",
                "2027/01/14",
                "2027-1-14",
                "14 JAN 27",
                "2027-W02",
                "2027-02-29"
            })
    void portalsOwnListHasOneOrderOfDates(String text) {
        assertThat(CsvDate.iso(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1/14/80, 1980-01-14, 1980-01-14, DAY",
        "12/31/99, 1999-12-31, 1999-12-31, DAY",
        "1/1/00, 2000-01-01, 2000-01-01, DAY",
        "02/29/00, 2000-02-29, 2000-02-29, DAY",
        "12/31/10, 2010-12-31, 2010-12-31, DAY",
        "1980-01-xx, 1980-01-01, 1980-01-31, MONTH",
        "1984-02-xx, 1984-02-01, 1984-02-29, MONTH",
        "2027-11, 2027-11-01, 2027-11-30, MONTH",
        "2027, 2027-01-01, 2027-12-31, YEAR",
        "2027-xx-xx, 2027-01-01, 2027-12-31, YEAR",
        "2028-02-29, 2028-02-29, 2028-02-29, DAY"
    })
    void knowsAsMuchAsTheListSays(String text, LocalDate earliest, LocalDate latest, Precision precision) {
        PartialDate date = CsvDate.mme(text).orElseThrow();
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.precision()).isEqualTo(precision);
    }

    @Test
    void nothingThatLooksLikeADateBreaksTheReader() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        String alphabet = "0123456789/-x. ";
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(12), 0, alphabet.length())
                    .mapToObj(n -> String.valueOf(alphabet.charAt(n)))
                    .collect(Collectors.joining());
            CsvDate.mme(text).ifPresent(date -> assertThat(date.latest()).isAfterOrEqualTo(date.earliest()));
        }
    }

    @Test
    void everyDayOfTheListsYearsIsReadAsItself() {
        for (LocalDate day = LocalDate.of(1980, 1, 1); day.getYear() <= 2010; day = day.plusDays(1)) {
            String text = "%d/%d/%02d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear() % 100);
            assertThat(CsvDate.mme(text)).contains(PartialDate.of(day));
        }
    }
}
