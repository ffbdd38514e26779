package org.citypartnerships.allinone.benchmark;

import java.util.List;

/** One kind of work that is measured. */
interface Work {

    /** Measures it; row counts are verified after each round. */
    List<Figure> measure(Stage stage, Scale scale) throws Exception;
}
