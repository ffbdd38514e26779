package org.citypartnerships.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree against the known answers of Certificate Transparency, and against the definition of RFC 6962. */
class TreeTest {

    /** The eight leaves of the reference implementations. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final String TWO = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String FOUR = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";

    @Test
    void the_empty_tree_has_the_hash_of_nothing() {
        assertThat(new TilesInMemory().root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, " + TWO,
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, " + FOUR,
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_roots_of_the_reference_implementations(int size, String root) {
        TilesInMemory tiles = new TilesInMemory();
        LEAVES.subList(0, size)
                .forEach(leaf -> tiles.add(Hash.ofLeaf(HexFormat.of().parseHex(leaf))));
        assertThat(tiles.root()).hasToString(root);
        assertThat(reference().root(size)).hasToString(root);
    }

    @Test
    void the_inclusion_proofs_of_the_reference_implementations() {
        assertThat(reference().inclusion(0, 8))
                .hasToString(listOf(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(reference().inclusion(5, 8))
                .hasToString(listOf(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        FOUR));
        assertThat(reference().inclusion(2, 3)).hasToString(listOf(TWO));
    }

    @Test
    void the_consistency_proofs_of_the_reference_implementations() {
        assertThat(reference().consistency(1, 8))
                .hasToString(listOf(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(reference().consistency(6, 8))
                .hasToString(listOf(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        FOUR));
        assertThat(reference().consistency(1, 1)).isEmpty();
    }

    @Test
    void every_proof_of_every_small_tree_is_that_of_the_definition_and_verifies() {
        List<Hash> leaves = leaves(70, 1);
        Tree tree = new Tree(tiles(leaves));
        for (int size = 0; size <= leaves.size(); size++) {
            List<Hash> those = leaves.subList(0, size);
            Hash root = NaiveTree.root(those);
            assertThat(tree.root(size)).isEqualTo(root);
            assertThat(tree.frontier(size).root()).isEqualTo(root);
            for (int leaf = 0; leaf < size; leaf++) {
                List<Hash> path = tree.inclusion(leaf, size);
                assertThat(path).isEqualTo(NaiveTree.path(leaf, those));
                assertThat(Proofs.includes(leaves.get(leaf), leaf, size, path, root))
                        .isTrue();
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                List<Hash> path = tree.consistency(earlier, size);
                assertThat(path).isEqualTo(NaiveTree.proof(earlier, those));
                assertThat(Proofs.continues(earlier, NaiveTree.root(leaves.subList(0, earlier)), size, root, path))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void large_trees_over_several_tiles_are_those_of_the_definition(long seed) {
        Random random = new Random(seed);
        List<Hash> leaves = leaves(66_000 + random.nextInt(3_000), seed);
        Tree tree = new Tree(tiles(leaves));
        for (int round = 0; round < 12; round++) {
            int size = round == 0 ? leaves.size() : 1 + random.nextInt(leaves.size());
            int leaf = random.nextInt(size);
            int earlier = 1 + random.nextInt(size);
            List<Hash> those = leaves.subList(0, size);
            Hash root = NaiveTree.root(those);
            assertThat(tree.root(size)).as("seed %d", seed).isEqualTo(root);
            assertThat(tree.inclusion(leaf, size)).as("seed %d", seed).isEqualTo(NaiveTree.path(leaf, those));
            assertThat(tree.consistency(earlier, size)).as("seed %d", seed).isEqualTo(NaiveTree.proof(earlier, those));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void a_tree_goes_on_from_what_is_kept_as_if_it_had_never_stopped(long seed) {
        Random random = new Random(seed);
        List<Hash> leaves = leaves(1_500, seed);
        TilesInMemory whole = tiles(leaves);
        int stop = random.nextInt(leaves.size());
        List<String> completed = new ArrayList<>();
        Frontier frontier = new Tree(tiles(leaves.subList(0, stop))).frontier(stop);
        Frontier apart = frontier.copy();
        leaves.subList(stop, leaves.size())
                .forEach(leaf -> frontier.add(leaf, (level, index, hash) -> completed.add(level + "/" + index)));
        assertThat(frontier.root()).as("seed %d", seed).isEqualTo(whole.root());
        assertThat(frontier.size()).isEqualTo(1_500);
        assertThat(apart.size()).isEqualTo(stop);
        assertThat(completed).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void a_proof_with_anything_changed_proves_nothing(long seed) {
        Random random = new Random(seed);
        List<Hash> leaves = leaves(300, seed);
        Tree tree = new Tree(tiles(leaves));
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(leaves.size() - 1);
            int leaf = random.nextInt(size);
            int earlier = 1 + random.nextInt(size - 1);
            Hash root = tree.root(size);
            List<Hash> included = tree.inclusion(leaf, size);
            List<Hash> consistent = tree.consistency(earlier, size);
            String as = "seed %d: leaf %d, earlier %d, size %d".formatted(seed, leaf, earlier, size);
            Hash other = Hash.ofLeaf(new byte[] {7});

            assertThat(Proofs.includes(other, leaf, size, included, root))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), leaf, size, included, other))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), size, size, included, root))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), -1, size, included, root))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), leaf, size, longer(included, other), root))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), leaf, size, shorter(included), root))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.includes(leaves.get(leaf), leaf, size, changed(included, random), root))
                    .as(as)
                    .isFalse();

            Hash before = tree.root(earlier);
            assertThat(Proofs.continues(earlier, other, size, root, consistent))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.continues(earlier, before, size, other, consistent))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.continues(earlier, before, size, root, longer(consistent, other)))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.continues(earlier, before, size, root, shorter(consistent)))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.continues(earlier, before, size, root, changed(consistent, random)))
                    .as(as)
                    .isFalse();
            assertThat(Proofs.continues(size + 1, before, size, root, consistent))
                    .as(as)
                    .isFalse();
        }
        assertThat(Proofs.continues(0, Hash.OF_NOTHING, 3, tree.root(3), List.of()))
                .isTrue();
        assertThat(Proofs.continues(0, tree.root(1), 3, tree.root(3), List.of()))
                .isFalse();
    }

    @Test
    void what_is_not_in_the_tree_is_refused() {
        assertThatThrownBy(() -> reference().inclusion(8, 8)).hasMessageContaining("Leaf 8 is not in a tree of 8");
        assertThatThrownBy(() -> reference().consistency(9, 8)).hasMessageContaining("does not begin with one of 9");
        assertThatThrownBy(() -> reference().root(9)).hasMessageContaining("no hash 8 at level 0");
    }

    private static String listOf(String... hashes) {
        return Arrays.asList(hashes).toString();
    }

    private static List<Hash> shorter(List<Hash> path) {
        return path.subList(0, path.size() - 1);
    }

    private static List<Hash> longer(List<Hash> path, Hash more) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    private static List<Hash> changed(List<Hash> path, Random random) {
        List<Hash> changed = new ArrayList<>(path);
        int place = random.nextInt(path.size());
        byte[] bytes = path.get(place).bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        changed.set(place, Hash.of(bytes));
        return changed;
    }

    private static Tree reference() {
        return new Tree(tiles(LEAVES.stream()
                .map(leaf -> Hash.ofLeaf(HexFormat.of().parseHex(leaf)))
                .toList()));
    }

    private static List<Hash> leaves(int count, long seed) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(
                    Hash.ofLeaf(ByteBuffer.allocate(16).putLong(seed).putLong(i).array()));
        }
        return leaves;
    }

    private static TilesInMemory tiles(List<Hash> leaves) {
        TilesInMemory tiles = new TilesInMemory();
        leaves.forEach(tiles::add);
        return tiles;
    }
}
