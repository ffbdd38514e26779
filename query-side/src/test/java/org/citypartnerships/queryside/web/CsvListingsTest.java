package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvListingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+49 911", "-12", "@harbin", "\tHarbin", "\rHarbin", "＝1+1", "＋49", "－12", "＠harbin"})
    void a_cell_that_a_spreadsheet_would_take_for_a_formula_is_guarded(String cell) {
        assertThat(CsvListings.guarded(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Harbin – Murmansk", "2014-03", "'=1"})
    void any_other_cell_stays_as_it_is(String cell) {
        assertThat(CsvListings.guarded(cell)).isEqualTo(cell);
    }
}
