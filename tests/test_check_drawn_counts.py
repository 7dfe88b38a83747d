"""The zoo of sample_counts: whatever is right passes with any luck, each mistake has its name."""

import bisect
import copy
import heapq
import itertools
import math
import random
from collections import Counter, defaultdict

import numpy as np
import pytest
import scipy.special
import scipy.stats
from zoo import Zoo, fits_a_notebook

import softmaxlib
from softmaxlib.check.temperature import chance, drawn_counts
from softmaxlib.check.temperature.drawn_counts import sample_counts, sampling_check

zoo = Zoo()
right = zoo("sample_counts")


def wrong(mistake):
    return zoo("sample_counts", mistake)


# Right answers


@right
def with_bincount(p, n, rng):
    return np.bincount(rng.choice(len(p), size=n, p=p), minlength=len(p))


@right
def with_multinomial(p, n, rng):
    return rng.multinomial(n, p)


@right
def with_searchsorted(p, n, rng):
    classes = np.searchsorted(np.cumsum(p), rng.random(n), side="right")
    return np.bincount(classes, minlength=len(p))


@right
def with_digitize(p, n, rng):
    return np.bincount(np.digitize(rng.random(n), np.cumsum(p)[:-1]), minlength=p.size)


@right
def one_choice_at_a_time(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        counts[rng.choice(len(p), p=p)] += 1
    return counts


@right
def one_number_at_a_time(p, n, rng):
    counts = np.zeros(len(p))
    for _ in range(n):
        u = rng.random()
        total = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                counts[k] += 1
                break
    return counts


@right
def taken_off_the_number(p, n, rng):
    counts = [0 for _ in p]
    for _ in range(n):
        u = rng.uniform(0, 1)
        k = 0
        while k < len(p) - 1 and u >= p[k]:
            u -= p[k]
            k += 1
        counts[k] += 1
    return tuple(counts)


@right
def with_bisect(p, n, rng):
    edges = list(itertools.accumulate(p))
    draws = [min(bisect.bisect(edges, rng.random()), len(p) - 1) for _ in range(n)]
    return [draws.count(k) for k in range(len(p))]


@right
def gumbel_max(p, n, rng):
    winners = np.argmax(np.log(p) + rng.gumbel(size=(n, len(p))), axis=1)
    return np.bincount(winners, minlength=len(p))


@right
def gumbel_max_in_plain_python(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        keys = [math.log(share) + rng.gumbel() for share in p]
        counts[keys.index(max(keys))] += 1
    return counts


@right
def exponential_race(p, n, rng):
    winners = np.argmin(rng.exponential(size=(n, len(p))) / p, axis=1)
    return [int(np.sum(winners == k)) for k in range(len(p))]


@right
def unique_filled_into_zeros(p, n, rng):
    counts = np.zeros(len(p), dtype=int)
    classes, how_often = np.unique(rng.choice(len(p), n, p=p), return_counts=True)
    counts[classes] = how_often
    return counts


@right
def with_counter(p, n, rng):
    drawn = Counter(rng.choice(len(p), n, p=p).tolist())
    return [drawn[k] for k in range(len(p))]


@right
def with_a_default_dict(p, n, rng):
    drawn = defaultdict(int)
    for k in rng.choice(np.arange(len(p)), n, True, p):
        drawn[int(k)] += 1
    return [drawn[k] for k in range(len(p))]


@right
def with_comparisons(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return np.array([np.sum(draws == k) for k in range(len(p))])


@right
def with_broadcasting(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return (draws[:, None] == np.arange(len(p))).sum(axis=0)


@right
def with_add_at(p, n, rng):
    counts = np.zeros(len(p), dtype=np.int32)
    np.add.at(counts, rng.choice(len(p), n, p=p / p.sum()), 1)
    return counts


@right
def with_a_histogram(p, n, rng):
    return np.histogram(rng.choice(len(p), n, p=p), bins=np.arange(len(p) + 1))[0]


@right
def with_histogram_and_range(p, n, rng):
    return np.histogram(rng.choice(len(p), n, p=p), bins=len(p), range=(0, len(p)))[0]


@right
def rows_of_single_draws(p, n, rng):
    return rng.multinomial(1, p, size=n).sum(axis=0)


@right
def permuted_draws(p, n, rng):
    draws = rng.permuted(rng.choice(len(p), n, p=p))
    return np.bincount(draws, minlength=len(p)).astype(np.float32)


@right
def rejected_and_tried_again(p, n, rng):
    counts = [0] * len(p)
    while sum(counts) < n:
        k = rng.integers(len(p))
        if rng.random() * max(p) < p[k]:
            counts[k] += 1
    return counts


@right
def one_binomial_after_the_other(p, n, rng):
    counts, left, rest = [], n, 1.0
    for share in p[:-1]:
        counts.append(rng.binomial(left, min(1.0, share / rest)))
        left -= counts[-1]
        rest -= share
    return [*counts, left]


@right
def alias_like_halves(p, n, rng):
    half = n // 2
    return rng.multinomial(half, p) + rng.multinomial(n - half, p)


@right
def recursive(p, n, rng):
    if n == 0:
        return [0] * len(p)
    counts = recursive(p, n - 1, rng)
    counts[int(rng.choice(len(p), p=p))] += 1
    return counts


@right
def shares_times_n(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return [np.mean(draws == k) * n for k in range(len(p))]


@right
def generator_seeded_by_rng(p, n, rng):
    own = np.random.default_rng(rng.integers(2**63))
    return own.multinomial(n, p)


@right
def same_generator_by_default_rng(p, n, rng):
    return np.random.default_rng(rng).multinomial(n, p)


@right
def spawned(p, n, rng):
    return rng.spawn(1)[0].multinomial(n, p)


@right
def standard_library_seeded_by_rng(p, n, rng):
    own = random.Random(int(rng.integers(2**62)))
    drawn = Counter(own.choices(range(len(p)), weights=p, k=n))
    return [drawn[k] for k in range(len(p))]


@right
def smallest_of_many(p, n, rng):
    numbers = heapq.nsmallest(n, rng.random(n))
    return np.diff(np.searchsorted(numbers, np.cumsum([0, *p])))


@right
def scipys_distribution(p, n, rng):
    classes = scipy.stats.rv_discrete(values=(np.arange(len(p)), p))
    return np.bincount(classes.rvs(size=n, random_state=rng), minlength=len(p))


@right
def more_numbers_than_needed(p, n, rng):
    rng.random(17)
    return rng.multinomial(n, list(p))


# Wrong answers, as learners write them


logits = np.array([2.0, 1.0, 0.1])


@wrong("p_and_n_not_used")
def copied(p, n, rng):
    draws = rng.choice(3, size=1000, p=softmaxlib.softmax(logits))
    return np.bincount(draws, minlength=3)


@wrong("p_and_n_not_used")
def copied_but_for_the_classes(p, n, rng):
    draws = rng.choice(len(p), size=1000, p=softmaxlib.softmax(logits))
    return np.bincount(draws, minlength=len(p))


@wrong("p_and_n_not_used")
def copied_but_for_minlength(p, n, rng):
    draws = rng.choice(3, size=1000, p=softmaxlib.softmax(logits))
    return np.bincount(draws, minlength=len(p))


@wrong("p_not_used")
def copied_but_for_n(p, n, rng):
    draws = rng.choice(3, size=n, p=softmaxlib.softmax(logits))
    return np.bincount(draws, minlength=3)


@wrong("p_not_used")
def only_the_shares_left(p, n, rng):
    draws = rng.choice(len(p), size=n, p=softmaxlib.softmax(logits))
    return np.bincount(draws, minlength=len(p))


@wrong("drawn_from_three_classes")
def three_left(p, n, rng):
    draws = rng.choice(3, size=n, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("drawn_from_three_classes")
def three_twice(p, n, rng):
    draws = rng.choice(3, size=n, p=p)
    return np.bincount(draws, minlength=3)


@wrong("drawn_from_three_classes")
def three_and_1000_left(p, n, rng):
    draws = rng.choice(3, size=1000, p=p)
    return np.bincount(draws, minlength=3)


@wrong("drawn_from_three_classes")
def three_and_the_seed_left(p, n, rng):
    rng = np.random.default_rng(7)
    draws = rng.choice(3, size=n, p=p)
    return np.bincount(draws, minlength=3)


@wrong("drawn_from_three_classes")
def three_with_global_chance(p, n, rng):
    draws = np.random.choice(3, size=n, p=p)
    return np.bincount(draws, minlength=3)


@wrong("size_written_into_the_code")
def a_thousand_left(p, n, rng):
    draws = rng.choice(len(p), size=1000, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("size_written_into_the_code")
def a_thousand_and_the_seed_left(p, n, rng):
    rng = np.random.default_rng(7)
    draws = rng.choice(len(p), size=1000, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("size_written_into_the_code")
def a_hundred(p, n, rng):
    return rng.multinomial(100, p)


@wrong("arguments_swapped")
def n_first(n, p, rng):
    draws = rng.choice(len(p), size=n, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("arguments_swapped")
def n_first_in_a_loop(n, p, rng):
    counts = [0] * len(p)
    for _ in range(n):
        counts[rng.choice(len(p), p=p)] += 1
    return counts


@wrong("arguments_swapped")
def generator_first(rng, p, n):
    draws = rng.choice(len(p), size=n, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("arguments_swapped")
def generator_first_in_one_call(rng, n, p):
    return rng.multinomial(n, p)


@wrong("arguments_swapped")
def generator_second(p, rng, n):
    return np.bincount(rng.choice(len(p), n, p=p), minlength=len(p))


@wrong("arguments_swapped")
def p_last(n, rng, p):
    K = len(p)
    return np.bincount(rng.choice(K, n, p=p), minlength=K)


@wrong("fractions_for_whole")
def n_first_in_one_call(n, p, rng):
    return rng.multinomial(n, p)


@wrong("three_classes_only")
def three_counted_of_a_thousand(p, n, rng):
    draws = rng.choice(len(p), size=1000, p=p)
    return np.bincount(draws, minlength=3)


@wrong("expected_counts")
def rounded_expectation(p, n, rng):
    return [round(n * share) for share in p]


@wrong("expected_counts")
def expectation(p, n, rng):
    return n * p


@wrong("expected_counts")
def whole_part_of_the_expectation(p, n, rng):
    return (p * n).astype(int)


@wrong("expected_counts")
def expectation_and_the_rest(p, n, rng):
    counts = [int(n * share) for share in p[:-1]]
    counts.append(n - sum(counts))
    return counts


@wrong("minlength_missing")
def plain_bincount(p, n, rng):
    draws = rng.choice(len(p), size=n, p=p)
    return np.bincount(draws)


@wrong("minlength_missing")
def up_to_the_largest_draw(p, n, rng):
    draws = list(rng.choice(len(p), n, p=p))
    return [draws.count(k) for k in range(max(draws) + 1)]


@wrong("minlength_missing")
def minlength_one_too_small(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p=p), minlength=len(p) - 1)


@wrong("unseen_dropped")
def plain_unique(p, n, rng):
    _, counts = np.unique(rng.choice(len(p), n, p=p), return_counts=True)
    return counts


@wrong("unseen_dropped")
def counter_values(p, n, rng):
    return list(Counter(rng.choice(len(p), n, p=p)).values())


@wrong("unseen_dropped")
def count_for_each_in_the_set(p, n, rng):
    draws = rng.choice(len(p), n, p=p).tolist()
    return [draws.count(k) for k in sorted(set(draws))]


@wrong("classes_and_counts")
def both_of_unique(p, n, rng):
    return np.unique(rng.choice(len(p), n, p=p), return_counts=True)


@wrong("minlength_off")
def minlength_n(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p=p), minlength=n)


@wrong("minlength_off")
def one_place_too_many(p, n, rng):
    counts = [0] * (len(p) + 1)
    for k in rng.choice(len(p), n, p=p):
        counts[k] += 1
    return counts


@wrong("three_classes_only")
def cat_dog_bird(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return [np.sum(draws == 0), np.sum(draws == 1), np.sum(draws == 2)]


@wrong("a_class_left_out")
def range_ends_too_early(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return [np.sum(draws == k) for k in range(len(p) - 1)]


@wrong("a_class_left_out")
def range_begins_at_one(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return [np.sum(draws == k) for k in range(1, len(p))]


@wrong("classes_from_one")
def classes_one_to_K(p, n, rng):
    draws = rng.choice(np.arange(1, len(p) + 1), n, p=p)
    return [np.sum(draws == k) for k in range(len(p))]


@wrong("classes_from_one")
def bincount_from_one(p, n, rng):
    draws = rng.choice(range(1, len(p) + 1), n, p=p)
    return np.bincount(draws, minlength=len(p))


@wrong("bins_not_classes")
def histogram_without_range(p, n, rng):
    counts, _ = np.histogram(rng.choice(len(p), n, p=p), bins=len(p))
    return counts


@wrong("bins_not_classes")
def histogram_edges_too_few(p, n, rng):
    return np.histogram(rng.choice(len(p), n, p=p), bins=np.arange(len(p)))[0]


@wrong("bins_not_classes")
def histogram_of_ten(p, n, rng):
    return np.histogram(rng.choice(len(p), n, p=p))[0]


@wrong("two_things_returned")
def whole_histogram(p, n, rng):
    return np.histogram(rng.choice(len(p), n, p=p), bins=len(p))


@wrong("two_things_returned")
def counts_and_n(p, n, rng):
    draws = rng.choice(len(p), size=n, p=p)
    return np.bincount(draws, minlength=len(p)), n


@wrong("two_things_returned")
def draws_and_counts(p, n, rng):
    draws = rng.choice(len(p), size=n, p=p)
    return draws, np.bincount(draws, minlength=len(p))


@wrong("two_things_returned")
def counts_and_p(p, n, rng):
    return rng.multinomial(n, p), p


@wrong("weights_for_minlength")
def minlength_without_its_name(p, n, rng):
    draws = rng.choice(len(p), size=n, p=p)
    return np.bincount(draws, len(p))


@wrong("dict_returned")
def counter_itself(p, n, rng):
    return Counter(rng.choice(len(p), n, p=p))


@wrong("dict_returned")
def dict_by_class(p, n, rng):
    counts = {}
    for k in rng.choice(len(p), n, p=p):
        counts[k] = counts.get(k, 0) + 1
    return counts


@wrong("draws_returned")
def draws_themselves(p, n, rng):
    return rng.choice(len(p), size=n, p=p)


@wrong("draws_returned")
def list_of_draws(p, n, rng):
    return [int(rng.choice(len(p), p=p)) for _ in range(n)]


@wrong("draws_as_rows")
def one_hot_rows(p, n, rng):
    return np.array([rng.multinomial(1, p) for _ in range(n)])


@wrong("rows_added")
def added_across(p, n, rng):
    return rng.multinomial(1, p, size=n).sum(axis=-1)


@wrong("table_of_one_row")
def multinomial_with_size(p, n, rng):
    return rng.multinomial(n, p, 1)


@wrong("table_of_one_row")
def brackets_around(p, n, rng):
    return [np.bincount(rng.choice(len(p), n, p=p), minlength=len(p))]


@wrong("table_of_one_row")
def comma_after(p, n, rng):
    return (np.bincount(rng.choice(len(p), n, p=p), minlength=len(p)),)


@wrong("sample_in_a_table")
def n_samples_of_n(p, n, rng):
    return rng.multinomial(n, p, size=n)


@wrong("shares")
def counts_divided(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p=p), minlength=len(p)) / n


@wrong("shares")
def means_of_comparisons(p, n, rng):
    draws = rng.choice(len(p), n, p=p)
    return [np.mean(draws == k) for k in range(len(p))]


@wrong("percent")
def counts_in_percent(p, n, rng):
    return rng.multinomial(n, p) / n * 100


@wrong("sorted_by_size")
def counts_sorted(p, n, rng):
    return sorted(rng.multinomial(n, p))


@wrong("sorted_by_size")
def largest_count_first(p, n, rng):
    return np.sort(rng.multinomial(n, p))[::-1]


@wrong("sorted_by_size")
def p_sorted_first(p, n, rng):
    return rng.multinomial(n, np.sort(p))


@wrong("reversed")
def counts_reversed(p, n, rng):
    return rng.multinomial(n, p[::-1])


@wrong("shuffled")
def counts_shuffled(p, n, rng):
    counts = np.round(n * p)
    rng.shuffle(counts)
    return counts


@wrong("cumulative_counts")
def counts_below_each_edge(p, n, rng):
    u = rng.random(n)
    return [np.sum(u < edge) for edge in np.cumsum(p)]


@wrong("cumulative_counts")
def break_forgotten(p, n, rng):
    counts = [0] * len(p)
    edges = np.cumsum(p)
    for _ in range(n):
        u = rng.random()
        for k in range(len(p)):
            if u < edges[k]:
                counts[k] += 1
    return counts


@wrong("not_added_up")
def set_to_one(p, n, rng):
    counts = np.zeros(len(p))
    for k in rng.choice(len(p), n, p=p):
        counts[k] = 1
    return counts


@wrong("not_added_up")
def added_with_an_index_array(p, n, rng):
    counts = np.zeros(len(p))
    counts[rng.choice(len(p), n, p=p)] += 1
    return counts


@wrong("one_added_to_each")
def begins_with_ones(p, n, rng):
    counts = [1] * len(p)
    for k in rng.choice(len(p), n, p=p):
        counts[k] += 1
    return counts


@wrong("averaged")
def mean_of_many_samples(p, n, rng):
    return rng.multinomial(n, p, size=500).mean(axis=0)


@wrong("p_returned")
def only_p(p, n, rng):
    return p


@wrong("ignores_rng")
def global_chance(p, n, rng):
    return np.bincount(np.random.choice(len(p), n, p=p), minlength=len(p))


@wrong("ignores_rng")
def generator_of_its_own(p, n, rng):
    rng = np.random.default_rng()
    return rng.multinomial(n, p)


@wrong("ignores_rng")
def standard_library(p, n, rng):
    draws = random.choices(range(len(p)), weights=p, k=n)
    return [draws.count(k) for k in range(len(p))]


outside = np.random.default_rng(5)


@wrong("ignores_rng")
def generator_from_outside(p, n, rng):
    return outside.multinomial(n, p)


@wrong("fixed_seed")
def seeded_in_the_function(p, n, rng):
    rng = np.random.default_rng(0)
    return np.bincount(rng.choice(len(p), n, p=p), minlength=len(p))


@wrong("fixed_seed")
def seeded_globally(p, n, rng):
    state = np.random.RandomState(42)  # what np.random.seed(42) does, without doing it to all tests
    return state.multinomial(n, p)


@wrong("fixed_seed")
def seeded_by_n(p, n, rng):
    u = np.random.default_rng(n).random(n)
    return np.bincount(np.searchsorted(np.cumsum(p), u), minlength=len(p))


@wrong("copied_generator")
def deep_copy(p, n, rng):
    return copy.deepcopy(rng).multinomial(n, p)


@wrong("copied_generator")
def seeded_from_the_state(p, n, rng):
    own = np.random.default_rng(rng.bit_generator.state["state"]["state"])
    return np.bincount(own.choice(len(p), n, p=p), minlength=len(p))


@wrong("uniform")
def p_forgotten(p, n, rng):
    return np.bincount(rng.choice(len(p), n), minlength=len(p))


@wrong("uniform")
def integers(p, n, rng):
    draws = rng.integers(0, len(p), size=n)
    return [np.sum(draws == k) for k in range(len(p))]


@wrong("uniform")
def integers_without_the_last(p, n, rng):
    draws = rng.integers(0, len(p) - 1, size=n)
    return [np.sum(draws == k) for k in range(len(p))]


@wrong("uniform")
def counted_by_probability(p, n, rng):
    draws = rng.integers(len(p), size=n)
    return np.array([(draws == k).sum() for k, _ in enumerate(p)])


@wrong("most_probable_only")
def as_at_temperature_zero(p, n, rng):
    counts = np.zeros(len(p), dtype=int)
    counts[np.argmax(p)] = n
    return counts


@wrong("most_probable_only")
def argmax_in_a_loop(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        counts[list(p).index(max(p))] += 1
    return counts


@wrong("one_draw_for_all")
def number_drawn_before_the_loop(p, n, rng):
    counts = [0] * len(p)
    k = rng.choice(len(p), p=p)
    for _ in range(n):
        counts[k] += 1
    return counts


@wrong("one_draw_only")
def returns_in_the_loop(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        counts[rng.choice(len(p), p=p)] += 1
        return counts


@wrong("one_draw_only")
def single_class(p, n, rng):
    return rng.choice(len(p), p=p)


@wrong("array_for_one_yes_or_no")
def compared_with_all_of_p(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        for k in range(len(p)):
            if rng.random() < np.cumsum(p):
                counts[k] += 1
    return counts


@wrong("array_for_one_yes_or_no")
def p_as_third(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p), minlength=len(p))


@wrong("drawn_from_p")
def chooses_among_p(p, n, rng):
    return rng.choice(p, n)


@wrong("drawn_from_p")
def chooses_among_p_with_p(p, n, rng):
    return rng.choice(p, size=n, p=p)


@wrong("choices_and_p_differ")
def chooses_among_n(p, n, rng):
    return np.bincount(rng.choice(n, len(p), p=p), minlength=len(p))


@wrong("choices_and_p_differ")
def one_class_too_many(p, n, rng):
    return np.bincount(rng.choice(len(p) + 1, n, p=p), minlength=len(p))


@wrong("n_and_K_swapped")
def K_draws(p, n, rng):
    return np.bincount(rng.choice(len(p), size=len(p), p=p), minlength=len(p))


@wrong("n_and_K_swapped")
def numbers_up_to_n(p, n, rng):
    return rng.choice(n, len(p))


@wrong("fractions_for_whole")
def multinomial_the_other_way_round(p, n, rng):
    return rng.multinomial(p, n)


@wrong("fractions_for_whole")
def bincount_of_numbers(p, n, rng):
    return np.bincount(rng.random(n), minlength=len(p))


@wrong("p_no_longer_adds_up")
def cumulative_probabilities(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p=np.cumsum(p)), minlength=len(p))


@wrong("p_no_longer_adds_up")
def expectation_as_p(p, n, rng):
    return np.bincount(rng.choice(len(p), n, p=n * p), minlength=len(p))


@wrong("p_as_logits")
def softmax_of_p(p, n, rng):
    draws = rng.choice(len(p), size=n, p=softmaxlib.softmax(p))
    return np.bincount(draws, minlength=len(p))


@wrong("p_as_logits")
def softmax_again(p, n, rng):
    return rng.multinomial(n, scipy.special.softmax(p))


@wrong("p_as_logits")
def gumbel_without_log(p, n, rng):
    winners = np.argmax(p + rng.gumbel(size=(n, len(p))), axis=1)
    return np.bincount(winners, minlength=len(p))


@wrong("random_times_p")
def largest_product(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        counts[np.argmax(p * rng.random(len(p)))] += 1
    return counts


@wrong("thresholds_not_summed")
def compared_with_each_p(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        u = rng.random()
        for k in range(len(p)):
            if u < p[k]:
                counts[k] += 1
                break
    return counts


@wrong("thresholds_not_summed")
def compared_and_else_the_last(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        u = rng.random()
        k = 0
        while k < len(p) - 1 and u > p[k]:
            k += 1
        counts[k] += 1
    return counts


@wrong("thresholds_not_summed")
def searchsorted_in_p(p, n, rng):
    return np.bincount(np.searchsorted(p, rng.random(n)), minlength=len(p))


@wrong("edges_not_sorted")
def digitized_the_other_way_round(p, n, rng):
    return np.bincount(np.digitize(np.cumsum(p), rng.random(n)), minlength=len(p))


@wrong("edges_not_sorted")
def digitized_by_p(p, n, rng):
    return np.bincount(np.digitize(rng.random(n), p), minlength=len(p))


@wrong("rest_not_rescaled")
def new_number_for_each_class(p, n, rng):
    counts = [0] * len(p)
    for _ in range(n):
        for k in range(len(p)):
            if rng.random() < p[k]:
                counts[k] += 1
                break
    return counts


@wrong("rest_not_rescaled")
def binomials_without_rescaling(p, n, rng):
    counts, left = [], n
    for share in p[:-1]:
        counts.append(rng.binomial(left, share))
        left -= counts[-1]
    return [*counts, left]


@wrong("each_class_by_itself")
def a_coin_for_each_class(p, n, rng):
    return rng.binomial(n, p)


@wrong("each_class_by_itself")
def a_number_for_each_class(p, n, rng):
    return [sum(rng.random() < share for _ in range(n)) for share in p]


@wrong("each_class_by_itself")
def one_number_below_several(p, n, rng):
    u = rng.random(n)
    return [np.sum(u < share) for share in p]


@wrong("last_takes_the_rest")
def coins_and_the_rest(p, n, rng):
    counts = [rng.binomial(n, share) for share in p[:-1]]
    return [*counts, n - sum(counts)]


@wrong("noise_added")
def expectation_and_noise(p, n, rng):
    return n * p + rng.normal(size=len(p))


@wrong("noise_added")
def expectation_and_more_noise(p, n, rng):
    return n * p + rng.normal(0, np.sqrt(n * p * (1 - p)))


@wrong("evenly_spaced")
def one_number_in_each_piece(p, n, rng):
    u = (np.arange(n) + rng.random(n)) / n
    return np.bincount(np.searchsorted(np.cumsum(p), u), minlength=len(p))


@wrong("evenly_spaced")
def a_shifted_grid(p, n, rng):
    u = (np.arange(n) / n + rng.random()) % 1
    return np.bincount(np.searchsorted(np.cumsum(p), u), minlength=len(p))


@wrong("without_replacement")
def nothing_put_back(p, n, rng):
    return np.bincount(rng.choice(len(p), n, replace=False, p=p), minlength=len(p))


@wrong("one_draw_missing")
def range_from_one(p, n, rng):
    counts = [0] * len(p)
    for _ in range(1, n):
        counts[rng.choice(len(p), p=p)] += 1
    return counts


@wrong("one_draw_too_many")
def one_more(p, n, rng):
    return rng.multinomial(n + 1, p)


@wrong("changed_argument")
def sums_up_in_place(p, n, rng):
    for k in range(1, len(p)):
        p[k] += p[k - 1]
    return np.bincount(np.searchsorted(p, rng.random(n)), minlength=len(p))


@wrong("remembers_calls")
def counts_from_outside(p, n, rng, kept=defaultdict(list)):  # noqa: B006
    counts = kept[len(p)] or [0] * len(p)
    kept[len(p)] = counts
    for k in rng.choice(len(p), n, p=p):
        counts[k] += 1
    return counts


@wrong("ignores_argument")
def always_the_same(p, n, rng):
    return [5, 3, 2]


@wrong("wrong_type")
def as_text(p, n, rng):
    return " ".join(map(str, rng.multinomial(n, p)))


@wrong("wrong_type")
def generator_of_counts(p, n, rng):
    return (count for count in rng.multinomial(n, p))


@wrong("wrong_type")
def names_of_classes(p, n, rng):
    return [f"class {k}" for k in rng.choice(len(p), n, p=p)]


@wrong("returned_none")
def only_printed(p, n, rng):
    print(rng.multinomial(n, p))


@wrong("raised")
def numbers_beside_p(p, n, rng):
    return np.sum(rng.random(n) < p)


@wrong("raised")
def without_generator(p, n):
    return np.zeros(len(p))


@wrong("timed_out")
def never_enough(p, n, rng):
    while True:
        rng.random()


# What the zoo is for


def judged(answer, exercise=sample_counts):
    return fits_a_notebook(exercise(answer))


FORMS = {
    "as it is": lambda counts: counts,
    "list": lambda counts: np.asarray(counts).tolist(),
    "floats": lambda counts: np.asarray(counts, dtype=np.float32),
    "NumPy integers in a tuple": lambda counts: tuple(np.asarray(counts)),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("_", "answer"), zoo.right())
def test_right_answers_pass(_, answer, form):
    verdict = judged(lambda p, n, rng: FORMS[form](answer(p, n, rng)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("_", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(_, mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert (verdict.mistake, verdict.candidates) == (mistake, ()), verdict.message
    assert "  try  " in verdict.message


FAST = [
    with_bincount,
    with_multinomial,
    with_searchsorted,
    gumbel_max,
    one_binomial_after_the_other,
]


@pytest.mark.parametrize("answer", FAST)
def test_no_seed_raises_a_false_alarm(answer):
    for seed in range(0, 60_000, 1_000):
        verdict = sampling_check(seed)(answer)
        assert verdict.status == "passed", (seed, verdict.message)


def single_probes():
    return [probe.args[:2] for probe in drawn_counts.probes(0) if probe.how == chance.ONE_CALL]


def repeated_probe(how):
    (probe,) = [probe for probe in drawn_counts.probes(0) if probe.how == how]
    return *probe.args[:2], len(probe.args[2]())


def chance_of_being_too_far(p, n):
    """The chance that n draws bring some class further from n p than the check lets pass."""
    reach = chance.SDS * np.sqrt(n * p * (1 - p))
    above = scipy.stats.binom.sf(np.floor(n * p + reach), n, p)
    below = scipy.stats.binom.cdf(np.ceil(n * p - reach) - 1, n, p)
    return np.sum(above + below)


def chance_of_being_still(p, n, calls):
    """A bound: the likeliest counts have a probability, and each later call must meet them."""
    p = p[p > 1e-9] / p[p > 1e-9].sum()
    near = itertools.product(*(range(int(n * s) - 2, int(n * s) + 4) for s in p[:-1]))
    likeliest = max(scipy.stats.multinomial.pmf([*c, n - sum(c)], n, p) for c in near)
    return likeliest ** (calls - 1)


def chance_of_another_spread(p, n, calls):
    """Chernoff's bound, with the exact distribution of one call's chi-square."""
    counts = np.array([(a, b, n - a - b) for a in range(n + 1) for b in range(n + 1 - a)])
    log_chance = scipy.stats.multinomial.logpmf(counts, n, p)
    spread = ((counts - n * p) ** 2 / (n * p)).sum(axis=1) / (len(p) - 1)

    def bound(limit, slopes):
        logs = [
            calls * (scipy.special.logsumexp(log_chance + t * (spread - limit))) for t in slopes
        ]
        return math.exp(min(logs))

    above = bound(chance.MOST_SPREAD, np.linspace(0, 1, 101))
    return above + bound(chance.LEAST_SPREAD, -np.linspace(0, 12, 121))


def test_a_right_answer_fails_less_than_once_in_a_billion_times():
    long_run, unlike = map(repeated_probe, (chance.LONG_RUN, chance.UNLIKE_SEEDS))
    alarms = [chance_of_being_too_far(p, n) for p, n in single_probes()]
    alarms += [chance_of_being_too_far(p, n * calls) for p, n, calls in (long_run, unlike)]
    alarms += [chance_of_being_still(*long_run), chance_of_being_still(*unlike)]
    alarms += [chance_of_another_spread(*long_run)]
    assert all(0 <= alarm < 1 for alarm in alarms)
    assert sum(alarms) < 1e-9


def test_an_answer_without_rng_is_found_with_the_same_certainty():
    assert chance_of_being_still(*repeated_probe(chance.EQUAL_SEEDS)) < 1e-7


def test_what_is_not_filled_in_is_not_attempted():
    def stub(p, n, rng):
        return ...

    def empty(p, n, rng): ...

    def half_filled(p, n, rng):
        return rng.choice(len(p), n, p=...)

    for answer in (..., stub, empty, half_filled, 3, [1, 2]):
        assert judged(answer).status == "not attempted"


def test_the_line_that_stopped_is_the_learners_own():
    assert "return np.sum(rng.random(n) < p)" in judged(numbers_beside_p).message


def test_a_long_run_is_told_by_its_averages():
    assert "gave, on average over many calls, [" in judged(deep_copy).message


def test_expected_counts_are_named_beside_what_was_drawn():
    assert "further from n p = [80, 12, 31] than chance" in judged(p_forgotten).message


def test_a_wrong_total_is_named():
    assert "they add up to 1000, not to n = 123" in judged(a_thousand_left).message
    assert "they add up to 122, not to n = 123" in judged(range_from_one).message


def test_a_class_that_hardly_ever_comes_up_is_announced():
    assert "where the last class hardly ever comes up, gave [" in judged(plain_bincount).message
    assert "hardly ever" not in judged(a_thousand_left).message


def test_unusual_right_answers_are_remarked_upon():
    def with_attributes(p, n, rng):
        return rng.multinomial(n, p / p.sum(), size=None)

    assert "a plain list as p fails here" in judged(with_attributes).message
    assert "a probability of exactly 0" in judged(gumbel_max_in_plain_python).message
    assert "beyond this" not in judged(with_bincount).message


def test_the_generators_of_the_check_are_never_used_up():
    verdicts = [judged(answer).message for answer in (plain_bincount, with_counter) * 2]
    assert verdicts[:2] == verdicts[2:]


@pytest.mark.parametrize("mistake", {m.slug: m for m in sample_counts.mistakes}.values())
def test_every_known_mistake_is_helpful_and_in_the_zoo(mistake):
    assert len(mistake.cause.split()) <= 20
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    assert mistake.slug in {slug for _, slug, _ in zoo.answers}


def test_the_solution_is_not_given_away():
    secrets = [
        "minlength=len(p)",
        "rng.multinomial(",
        "size=n",
        "p=p",
        "np.searchsorted",
        "np.cumsum",
    ]
    for mistake in sample_counts.mistakes:
        said = mistake.cause + mistake.hint
        assert not [secret for secret in secrets if secret in said], said
