"""The zoo of accuracy: right functions pass, mistakes are told by their name."""

import numpy as np
import pytest
import scipy.special
from zoo import Zoo, fits_a_notebook

from softmaxlib import log_softmax, softmax
from softmaxlib.check.training.accuracy import accuracy

zoo = Zoo()
right = zoo("accuracy")


def slips(mistake):
    return zoo("accuracy", mistake)


def judged(answer):
    return fits_a_notebook(accuracy(answer))


# Right functions


@right
def solution(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == labels)


@right
def count_over_rows(logits, labels):
    winners = logits.argmax(axis=-1)
    return (winners == labels).sum() / len(labels)


@right
def loop_over_rows(logits, labels):
    correct = 0
    for row, label in zip(logits, labels, strict=True):
        if np.argmax(row) == label:
            correct += 1
    return correct / len(labels)


@right
def plain_python(logits, labels):
    correct = 0
    for n in range(len(labels)):
        row = list(logits[n])
        if row.index(max(row)) == labels[n]:
            correct = correct + 1
    return correct / len(labels)


@right
def softmax_first(logits, labels):
    return (softmax(logits, axis=1).argmax(axis=1) == labels).mean()


@right
def log_softmax_first(logits, labels):
    return np.mean(log_softmax(logits).argmax(-1) == labels)


@right
def sorted_classes(logits, labels):
    return np.mean(np.argsort(logits, axis=1)[:, -1] == labels)


@right
def largest_equals_the_labels_logit(logits, labels):
    return np.mean(logits[np.arange(len(labels)), labels] == logits.max(axis=1))


@right
def no_rival_is_above(logits, labels):
    own = np.take_along_axis(logits, labels[:, None], axis=1)
    return ((logits > own).sum(axis=1) == 0).mean()


@right
def one_minus_errors(logits, labels):
    return 1 - np.count_nonzero(logits.argmax(1) - labels) / labels.size


@right
def one_hot_tables(logits, labels):
    k = logits.shape[1]
    predicted, wanted = np.eye(k)[logits.argmax(axis=1)], np.eye(k)[labels]
    return (predicted * wanted).sum() / len(logits)


@right
def columns_of_the_transpose(logits, labels):
    return np.average(logits.T.argmax(axis=0) == labels)


@right
def recursion(logits, labels):
    if len(labels) == 1:
        return float(logits[0].argmax() == labels[0])
    half = len(labels) // 2
    one, other = recursion(logits[:half], labels[:half]), recursion(logits[half:], labels[half:])
    return (one * half + other * (len(labels) - half)) / len(labels)


@right
def comprehension(logits, labels):
    return sum([int(row.argmax() == y) for row, y in zip(logits, labels, strict=True)]) / len(
        labels
    )


@right
def float32_number(logits, labels):
    return np.float32(np.mean(logits.argmax(axis=1) == labels))


@right
def number_in_brackets(logits, labels):
    return [np.mean(logits.argmax(axis=1) == labels)]


# Wrong winners


@slips("axis_zero")
def axis_zero(logits, labels):
    return np.mean(np.argmax(logits, axis=0) == labels)


@slips("axis_zero")
def axis_zero_in_a_loop(logits, labels):
    winners, correct = np.argmax(logits, axis=0), 0
    for winner, label in zip(winners, labels):  # noqa: B905
        if winner == label:
            correct += 1
    return correct / len(labels)


@slips("softmax_along_columns")
def probabilities_of_columns(logits, labels):
    return np.mean(softmax(logits, axis=0).argmax(axis=1) == labels)


@slips("missing_axis")
def no_axis(logits, labels):
    return np.mean(np.argmax(logits) == labels)


@slips("missing_axis")
def no_axis_with_a_sum(logits, labels):
    return (logits.argmax() == labels).sum() / len(labels)


@slips("max_for_argmax")
def largest_logit(logits, labels):
    return np.mean(np.max(logits, axis=1) == labels)


@slips("max_for_argmax")
def pythons_max_in_a_loop(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if max(logits[n]) == labels[n]:
            correct += 1
    return correct / len(labels)


@slips("smallest_wins")
def argmin(logits, labels):
    return np.mean(np.argmin(logits, axis=1) == labels)


@slips("smallest_wins")
def first_of_argsort(logits, labels):
    return np.mean(np.argsort(logits, axis=1)[:, 0] == labels)


@slips("second_wins")
def last_but_one(logits, labels):
    return np.mean(np.argsort(logits, axis=1)[:, -2] == labels)


@slips("largest_size_wins")
def sizes(logits, labels):
    return np.mean(np.argmax(abs(logits), axis=1) == labels)


@slips("two_best_count")
def top_two(logits, labels):
    best = np.argsort(logits, axis=1)[:, -2:]
    return np.mean([label in row for row, label in zip(best, labels, strict=True)])


@slips("naive_softmax")
def softmax_of_notebook_one(logits, labels):
    exps = np.exp(logits)
    shares = exps / exps.sum(axis=1, keepdims=True)
    return np.mean(shares.argmax(axis=1) == labels)


@slips("naive_softmax")
def exp_only(logits, labels):
    return np.mean(np.exp(logits).argmax(axis=1) == labels)


# Wrong comparisons


@slips("above_one_half")
def threshold(logits, labels):
    p = softmax(logits, axis=1)
    return np.mean(p[range(len(labels)), labels] > 0.5)


@slips("above_one_half")
def rounded_probabilities(logits, labels):
    p = softmax(logits, axis=1)
    return np.mean(np.round(p)[np.arange(len(labels)), labels])


@slips("above_one_half")
def rounded_table(logits, labels):
    y = np.eye(logits.shape[1])[labels]
    return np.mean(np.all(np.round(softmax(logits)) == y, axis=1))


@slips("sign_of_the_logit")
def positive_logit(logits, labels):
    return np.mean(logits[np.arange(len(labels)), labels] > 0)


@slips("mean_probability")
def mean_of_the_labels(logits, labels):
    p = softmax(logits, axis=1)
    return p[np.arange(len(labels)), labels].mean()


@slips("mean_probability")
def one_hot_mean(logits, labels):
    y = np.eye(logits.shape[1])[labels]
    return (softmax(logits) * y).sum() / len(y)


@slips("mean_of_the_largest")
def confidence(logits, labels):
    return softmax(logits).max(axis=1).mean()


@slips("loss_returned")
def cross_entropy(logits, labels):
    return -np.mean(log_softmax(logits)[np.arange(len(labels)), labels])


@slips("logits_compared")
def logits_against_labels(logits, labels):
    return np.mean(logits == labels)


@slips("logits_compared")
def rounded_softmax_against_labels(logits, labels):
    return np.mean(np.round(softmax(logits)) == labels)


@slips("logits_compared")
def logits_against_a_column(logits, labels):
    return np.mean(logits == labels[:, None])


@slips("entry_by_entry")
def entries_of_one_hot(logits, labels):
    k = logits.shape[1]
    return np.mean(np.eye(k)[np.argmax(logits, axis=1)] == np.eye(k)[labels])


@slips("entry_by_entry")
def entries_of_rounded(logits, labels):
    return np.mean(np.round(softmax(logits)) == np.eye(logits.shape[1])[labels])


@slips("labels_from_one")
def predictions_plus_one(logits, labels):
    return np.mean(np.argmax(logits, axis=1) + 1 == labels)


@slips("labels_from_one")
def labels_minus_one(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == labels - 1)


@slips("one_axis_only")
def mean_along_axis_one(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == labels, axis=1)


@slips("one_axis_only")
def labels_as_a_table(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == np.argmax(labels, axis=1))


@slips("argmax_of_labels")
def largest_label(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == np.argmax(labels))


@slips("every_pair")
def column_of_predictions(logits, labels):
    return np.mean(logits.argmax(axis=1, keepdims=True) == labels)


@slips("every_pair")
def two_loops(logits, labels):
    correct = 0
    for winner in logits.argmax(axis=1):
        for label in labels:
            if winner == label:
                correct += 1
    return correct / len(labels)


@slips("found_anywhere")
def label_in_labels(logits, labels):
    correct = 0
    for row in logits:
        if np.argmax(row) in labels:
            correct += 1
    return correct / len(logits)


@slips("mean_of_numbers")
def mean_distance(logits, labels):
    return np.mean(np.abs(np.argmax(logits, axis=1) - labels))


@slips("mean_of_numbers")
def one_minus_distance(logits, labels):
    return 1 - np.mean(abs(logits.argmax(axis=1) - labels))


@slips("mean_of_numbers")
def mean_class(logits, labels):
    return np.mean(np.argmax(logits, axis=1))


@slips("predictions_returned")
def winners_only(logits, labels):
    return np.argmax(logits, axis=1)


@slips("nothing_counted")
def compared_by_identity(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if logits[n].argmax() is labels[n]:
            correct += 1
    return correct / len(labels)


@slips("nothing_counted")
def comparison_for_assignment(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if logits[n].argmax() == labels[n]:
            correct == correct + 1  # noqa: B015
    return correct / len(labels)


@slips("nothing_counted")
def largest_probability(logits, labels):
    p = softmax(logits, axis=1)
    return np.mean(0.99 * p.max(axis=1) == labels)


# Wrong counts


@slips("percent")
def in_percent(logits, labels):
    return 100 * np.mean(np.argmax(logits, axis=1) == labels)


@slips("percent")
def in_rounded_percent(logits, labels):
    return round(100 * np.sum(np.argmax(logits, axis=1) == labels) / len(labels), 1)


@slips("count")
def number_of_right_rows(logits, labels):
    return np.sum(np.argmax(logits, axis=1) == labels)


@slips("count")
def counter(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if logits[n].argmax() == labels[n]:
            correct += 1
    return correct


@slips("errors_counted")
def error_rate(logits, labels):
    return np.mean(np.argmax(logits, axis=1) != labels)


@slips("errors_counted")
def number_of_errors(logits, labels):
    return np.sum(np.argmax(logits, axis=1) != labels)


@slips("not_averaged")
def array_of_booleans(logits, labels):
    return np.argmax(logits, axis=1) == labels


@slips("not_averaged")
def list_of_booleans(logits, labels):
    return [bool(np.argmax(row) == y) for row, y in zip(logits, labels, strict=True)]


@slips("rounded_to_whole")
def rounded(logits, labels):
    return round(np.mean(np.argmax(logits, axis=1) == labels))


@slips("any_row_right")
def any_row(logits, labels):
    return np.any(np.argmax(logits, axis=1) == labels)


@slips("divided_by_classes")
def over_the_columns(logits, labels):
    return np.sum(np.argmax(logits, axis=1) == labels) / logits.shape[1]


@slips("divided_by_classes")
def over_the_length_of_a_row(logits, labels):
    return sum(np.argmax(logits, axis=1) == labels) / len(logits[0])


@slips("divided_by_classes")
def over_the_classes_seen(logits, labels):
    return sum(np.argmax(logits, axis=1) == labels) / len(set(labels))


@slips("divided_by_all_entries")
def over_all_logits(logits, labels):
    return np.sum(np.argmax(logits, axis=1) == labels) / logits.size


@slips("divided_by_all_entries")
def mean_and_division(logits, labels):
    return np.mean(np.argmax(logits, axis=1) == labels) / len(labels)


@slips("off_by_one")
def one_row_too_few(logits, labels):
    correct = 0
    for n in range(len(labels) - 1):
        if logits[n].argmax() == labels[n]:
            correct += 1
    return correct / len(labels)


@slips("off_by_one")
def from_row_one(logits, labels):
    correct = 0
    for n in range(1, len(labels)):
        if logits[n].argmax() == labels[n]:
            correct += 1
    return correct / len(labels)


@slips("right_to_wrong")
def odds(logits, labels):
    same = np.argmax(logits, axis=1) == labels
    return np.sum(same) / np.sum(~same)


@slips("return_inside_loop")
def return_in_the_loop(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if logits[n].argmax() == labels[n]:
            correct += 1
        return correct / len(labels)


@slips("return_inside_loop")
def answer_of_the_first_row(logits, labels):
    for n in range(len(labels)):
        return logits[n].argmax() == labels[n]


@slips("count_overwritten")
def equals_plus(logits, labels):
    correct = 0
    for n in range(len(labels)):
        if logits[n].argmax() == labels[n]:
            correct = +1
    return correct / len(labels)


@slips("count_overwritten")
def zero_inside_the_loop(logits, labels):
    for n in range(len(labels)):
        correct = 0
        if logits[n].argmax() == labels[n]:
            correct += 1
    return correct / len(labels)


@slips("mean_over_classes")
def balanced_accuracy(logits, labels):
    winners, parts = logits.argmax(axis=1), []
    for k in np.unique(labels):
        parts.append(np.mean(winners[labels == k] == k))
    return np.mean(parts)


# Yes or no for all rows, and a part cut to 0 or 1: only True and False tell them apart.


@slips("all_rows_right")
def pythons_all(logits, labels):
    return all(logits.argmax(axis=1) == labels)


@slips("more_than_half_right")
def above_one_half(logits, labels):
    return (logits.argmax(axis=1) == labels).mean() > 0.5


@slips("more_than_half_right")
def most_of_them(logits, labels):
    right = sum(np.argmax(row) == label for row, label in zip(logits, labels, strict=True))
    return bool(right >= len(labels) / 2)


@slips("rounded_to_one_digit")
def one_digit(logits, labels):
    return round(float((logits.argmax(axis=1) == labels).mean()), 1)


@slips("divided_by_a_fixed_number")
def three_rows(logits, labels):
    return (np.argmax(logits, axis=1) == labels).sum() / 3


@slips("divided_by_a_fixed_number")
def a_hundred_rows(logits, labels):
    return (np.argmax(logits, axis=1) == labels).sum() / 100


@slips("return_inside_loop")
def the_first_row_only(logits, labels):
    return np.mean(np.argmax(logits[0]) == labels[0])


@slips("nothing_counted")
def the_same_object(logits, labels):
    return np.mean(np.argmax(logits, axis=1) is labels)


@slips("nothing_counted")
def the_same_object_as_it_is(logits, labels):
    return np.argmax(logits, axis=1) is labels


@slips("label_taken_for_a_row")
def largest_of_the_labels_row(logits, labels):
    count = 0
    for i in range(len(labels)):
        if logits[i].max() == logits[labels[i]].max():
            count += 1
    return count / len(labels)


@slips("all_rows_right")
def as_lists(logits, labels):
    return list(logits.argmax(axis=1)) == list(labels)


@slips("all_rows_right")
def all_of_them(logits, labels):
    return np.all(np.argmax(logits, axis=1) == labels)


def whole_division(logits, labels):
    return np.sum(np.argmax(logits, axis=1) == labels) // len(labels)


def cut_by_int(logits, labels):
    return int(np.mean(np.argmax(logits, axis=1) == labels))


def one_if_all(logits, labels):
    return 1 if (logits.argmax(axis=1) == labels).all() else 0


ZERO_OR_ONE = [whole_division, cut_by_int, one_if_all]


# What the zoo is for


FORMS = {
    "as it is": lambda value: value,
    "float": lambda value: float(np.squeeze(value)),
    "float32": lambda value: np.float32(np.squeeze(value)),
    "an array without axes": lambda value: np.array(np.squeeze(value)),
    "a list of one": lambda value: [float(np.squeeze(value))],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("exercise", "answer"), zoo.right())
def test_right_accuracies_pass(exercise, answer, form):
    verdict = judged(lambda logits, labels: FORMS[form](answer(logits, labels)))
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(("exercise", "mistake", "answer"), zoo.wrong())
def test_mistakes_are_told_by_their_name(exercise, mistake, answer):
    verdict = judged(answer)
    assert verdict.status == "look again"
    assert verdict.mistake == mistake, (verdict.candidates, verdict.message)
    said = [r for r in verdict.message.splitlines() if not r.strip().startswith("in your line")]
    for solution_part in (".mean(", "np.mean", "== labels", "argmax(axis", "argmax(logits"):
        assert solution_part not in "\n".join(said)


@pytest.mark.parametrize("answer", ZERO_OR_ONE)
def test_an_answer_of_0_or_1_is_asked_about(answer):
    assert judged(answer).candidates == ("all_rows_right", "cut_to_whole")


def test_the_first_table_is_small_enough_to_count_by_hand():
    message = judged(in_percent).message
    assert "accuracy(np.array([[2, 1], [0.5, 3], [4, 1]]), np.array([0, 1, 1]))" in message


@pytest.mark.parametrize("answer", [softmax_first, log_softmax_first])
def test_softmax_before_argmax_is_right_and_not_needed(answer):
    verdict = judged(answer)
    assert verdict.status == "passed"
    assert "it keeps the order" in verdict.message


@pytest.mark.parametrize(
    "answer", [solution, plain_python, largest_equals_the_labels_logit, sorted_classes]
)
def test_without_softmax_there_is_no_remark(answer):
    message = judged(answer).message
    assert "beyond this" not in message and "did you notice" not in message


def writes_into_the_logits(logits, labels):
    logits -= logits.max()
    return np.mean(logits.argmax(axis=1) == labels)


def prints_only(logits, labels):
    print(np.mean(logits.argmax(axis=1) == labels))


def max_of_lists(logits, labels):
    return max(logits) == labels


def both_results(logits, labels):
    same = logits.argmax(axis=1) == labels
    return same.mean(), same.sum()


def as_text(logits, labels):
    return f"{np.mean(logits.argmax(axis=1) == labels):.0%}"


def twice_as_much(logits, labels):
    return 0.5 * np.mean(logits.argmax(axis=1) == labels) + 0.1


def two_digits(logits, labels):
    return (logits.argmax(axis=1) == labels).mean().round(2)


def past_the_last_row(logits, labels):
    return sum(logits[i + 1].argmax() == labels[i] for i in range(len(labels))) / len(labels)


def blank_left(logits, labels):
    return (np.argmax(logits, axis=____) == labels).mean()  # noqa: F821


def nan_of_an_empty_mean(logits, labels):
    return np.mean(scipy.special.softmax(logits, axis=1)[:0])


@pytest.mark.parametrize(
    ("answer", "mistake", "said"),
    [
        (writes_into_the_logits, "changed_argument", "changed the list or array"),
        (prints_only, "returned_none", "something was printed, but nothing was returned"),
        (max_of_lists, "raised", "single numbers"),
        (both_results, "wrong_shape", "a comma makes several of it"),
        (as_text, "wrong_type", "gave text, not one number"),
        (twice_as_much, None, "expected 0.6667"),
        (two_digits, None, "off by at most 0.004"),
        (pythons_all, "all_rows_right", "gave False; expected 0.6667"),
        (above_one_half, "more_than_half_right", "gave True; expected 0.6667"),
        (the_first_row_only, "return_inside_loop", "does a [0] pick that row"),
        (the_same_object, "nothing_counted", "or `is`, which"),
        (past_the_last_row, "raised", "what does your index count"),
        (blank_left, "raised", "a blank, ____, is still there"),
        (nan_of_an_empty_mean, None, "Where does nan come in?"),
        (lambda logits: 1.0, "raised", "how many things stand in brackets?"),
        (lambda logits, labels: 0.75, "ignores_argument", "the same whatever"),
    ],
)
def test_other_wrong_accuracies_are_told_what_can_be_seen(answer, mistake, said):
    verdict = judged(answer)
    assert (verdict.status, verdict.mistake) == ("look again", mistake), verdict.message
    assert said in verdict.message


def stub(logits, labels):
    return ...


def half_a_stub(logits, labels):
    winners = ...
    return np.mean(winners + labels)


@pytest.mark.parametrize("answer", [..., stub, half_a_stub, 0.9])
def test_an_unwritten_accuracy_is_not_attempted(answer):
    assert judged(answer).status == "not attempted"


def known_mistakes():
    found = {mistake.slug: mistake for mistake in accuracy.mistakes}
    return [pytest.param(slug, mistake, id=slug) for slug, mistake in found.items()]


@pytest.mark.parametrize(("slug", "mistake"), known_mistakes())
def test_every_known_mistake_is_helpful_and_in_the_zoo(slug, mistake):
    assert mistake.hint.endswith("?") or "? " in mistake.hint
    assert 3 <= len(mistake.cause.split()) <= 20 and 3 <= len(mistake.hint.split()) <= 25
    assert slug in {slug for _, slug, _ in zoo.answers} | {"all_rows_right", "cut_to_whole"}
