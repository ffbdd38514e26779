package org.citypartnerships.allinone.benchmark;

/**
 * How much is measured: {@code -Dbenchmark.scale=small} tries everything out in minutes, {@code full} is what goals are about.
 *
 * @param rounds turns of ours and the raw limit
 * @param warmUpSeconds how long each works before the first turn that counts
 * @param turnSeconds about how long a turn of commands takes
 * @param commands commands in one round of a fixed length, and at least in a turn
 * @param partnershipsOfACommandRound whose streams they go to, as many again for the raw limit
 * @param partnershipsOfASide whose streams the commands of all turns go to, as many again for the raw limit
 * @param importedPartnerships in one file
 * @param smallStore partnerships of the smallest store, of about ten events each; ten and a hundred times as many are compared
 */
record Scale(
        int rounds,
        int warmUpSeconds,
        int turnSeconds,
        int commands,
        int partnershipsOfACommandRound,
        int partnershipsOfASide,
        int importedPartnerships,
        int smallStore) {

    static Scale chosen() {
        return System.getProperty("benchmark.scale", "full").equals("small")
                ? new Scale(3, 1, 1, 192, 96, 960, 20, 100)
                : new Scale(5, 15, 5, 1536, 512, 10240, 400, 1000);
    }

    /**
     * The same with a warm-up three times as long: Java has compiled what a request over HTTP goes through only after some 40
     * seconds of it on two processors, and until then a request takes up to three times what it takes from then on.
     */
    Scale warmedUpForHttp() {
        return new Scale(
                rounds,
                warmUpSeconds * 3,
                turnSeconds,
                commands,
                partnershipsOfACommandRound,
                partnershipsOfASide,
                importedPartnerships,
                smallStore);
    }

    int mediumStore() {
        return smallStore * 10;
    }

    int largeStore() {
        return smallStore * 100;
    }
}
