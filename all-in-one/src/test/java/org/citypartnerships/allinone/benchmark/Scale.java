package org.citypartnerships.allinone.benchmark;

/**
 * How much is measured: {@code -Dbenchmark.scale=small} tries everything out in minutes, {@code full} is what goals are about.
 *
 * @param rounds turns of ours and the raw limit
 * @param commands commands in one round
 * @param partnershipsOfACommandRound whose streams they go to, as many again for the raw limit
 * @param importedPartnerships in one file
 * @param smallStore partnerships of the smallest store, of about ten events each; ten and a hundred times as many are compared
 */
record Scale(int rounds, int commands, int partnershipsOfACommandRound, int importedPartnerships, int smallStore) {

    static Scale chosen() {
        return System.getProperty("benchmark.scale", "full").equals("small")
                ? new Scale(3, 192, 96, 20, 100)
                : new Scale(5, 1536, 768, 200, 1000);
    }

    int mediumStore() {
        return smallStore * 10;
    }

    int largeStore() {
        return smallStore * 100;
    }
}
