package org.citypartnerships.queryside.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatesTest {

    private static JsonNode date(String json) {
        return new JsonMapper().readTree(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2009|2009",
                "2014-03|March 2014",
                "2016-05-23|23 May 2016",
                "2015?|2015?",
                "2015~|about 2015",
                "2015-04%|about April 2015?",
                "2021-21|spring 2021",
                "198X|the 1980s",
                "19XX|some year from 1900 to 1999",
                "2014-XX|2014",
                "2014-03-XX|March 2014",
                "2014-XX-XX|2014",
                "2016-09-09/2016-09-11|9 to 11 September 2016",
                "2016-08-30/2016-09-02|30 August to 2 September 2016",
                "2014-03/2014-05|March to May 2014",
                "2012/2013|2012 to 2013",
                "2012-12/..|December 2012 and after",
                "../2013|until 2013",
                "[..2014-04-15]|15 April 2014 or earlier",
                "[2014-04-15..]|15 April 2014 or later",
                "[2011-11-20..2011-11-30]|between 20 and 30 November 2011",
                "[2011,2013]|2011 or 2013"
            })
    void a_date_is_told_as_precisely_as_it_is_known(String edtf, String words) {
        assertThat(Dates.readable(date("{\"edtf\":\"" + edtf + "\"}"))).isEqualTo(words);
    }

    @Test
    void the_words_of_the_source_stand_beside_the_date_and_never_in_its_place() {
        JsonNode both = date("{\"edtf\":\"2014-03\",\"words\":\"In March 2014\"}");
        assertThat(Dates.withWords(both)).isEqualTo("March 2014 — “In March 2014”");
        assertThat(Dates.beginning(both)).isEqualTo("March 2014");
        assertThat(Dates.edtfOrWords(both)).isEqualTo("2014-03");
        JsonNode same = date("{\"edtf\":\"2014-03\",\"words\":\"March 2014\"}");
        assertThat(Dates.withWords(same)).isEqualTo("March 2014");
        JsonNode words = date("{\"words\":\"recently\"}");
        assertThat(Dates.withWords(words)).isEqualTo("“recently”");
        assertThat(Dates.beginning(words)).isEqualTo("“recently”");
        assertThat(Dates.edtfOrWords(words)).isEqualTo("recently");
    }

    @Test
    void what_lasts_is_since_its_beginning() {
        assertThat(Dates.beginning(date("{\"edtf\":\"2009/..\"}"))).isEqualTo("2009");
        assertThat(Dates.beginning(date("{\"edtf\":\"2009-05/2014\"}"))).isEqualTo("May 2009");
    }
}
