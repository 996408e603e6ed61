"""Full and short names of persons; members of one family are kept apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.actors.forms import one_edit, person_parts
from analysis.actors.line import PERSON
from analysis.actors.lists.lexicon import given_names, words
from analysis.actors.merging.clusters import Cluster, Work

SOON = 200  # characters within which a person called by the first name is named in full: "her sister Ana … Ana Ruiz"
_PAIR = re.compile(r" and | & |&")


def _people(work: Work) -> tuple[list[Cluster], list[Cluster]]:
    """Return the persons with a full name and those with one word.

    Pairs ("Ana and Eva Ruiz") and offices ("the High Commissioner for Refugees") are neither.
    """
    people = [c for c in work.of_kind(PERSON) if not _PAIR.search(c.key) and not _is_office(c.key)]
    return [c for c in people if len(_form(c)) > 1], [c for c in people if len(_form(c)) == 1]


def _form(cluster: Cluster) -> tuple[str, ...]:
    """Return the words of the longest of a person's names; a headline may have had the surname first."""
    return max(map(person_parts, cluster.keys), key=len)


def _is_office(key: str) -> bool:
    parts = key.split()
    titles = [at for at, word in enumerate(parts) if word in words("persons.toml", "titles")]
    ends = len(parts) > 1 and parts[-1] not in words("persons.toml", "titles_as_names")
    return any(parts[at + 1 : at + 2] in (["of"], ["for"]) or (ends and at == len(parts) - 1) for at in titles)


def _has(cluster: Cluster, test: Callable[[tuple[str, ...]], bool]) -> bool:
    return any(test(person_parts(key)) for key in cluster.keys)


def _begins_with(cluster: Cluster, first: tuple[str, ...]) -> bool:
    return _has(cluster, lambda form: len(form) > 1 and form[:1] == first)


def _is_numbered(cluster: Cluster, name: tuple[str, ...]) -> bool:
    """Tell whether the cluster holds the name with a Roman number: "Benedict XVI"."""
    return _has(cluster, lambda form: form[:1] == name and len(form) == 2 and set(form[1]) <= set("ivx"))


def full_names(work: Work) -> None:
    """Put full names together that differ by a middle name, an initial or a suffix: "Ana M. Ruiz", "Ana Ruiz"."""
    full, _ = _people(work)
    for short in sorted(full, key=lambda c: (len(_form(c)[0]) == 1, len(c.key))):
        form = _form(short)
        owners = [c for c in full if _has(c, lambda f, form=form: _is_fuller(f, form) and _same_person(form, f))]  # type: ignore[misc]
        work.claim(short, owners, "full names", "same first and last name, middle parts agree")


def _is_fuller(form: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether ``form`` may own ``short``: an initial never owns a whole first name."""
    return len(form[0]) > 1 or len(short[0]) == 1


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-1] != b[-1]:
        return _reordered(a, b) or (a[:-1] == b[:-1] and one_edit(a[-1], b[-1]))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if _misspelt(short[0], long[0]):
        return a[1:] == b[1:]
    if not _agree(short[0], long[0]):
        return False
    rest = list(long[1:-1])
    for part in short[1:-1]:
        match = next((r for r in rest if _agree(part, r)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _reordered(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether the surname stands first in one: "Ito Kenji", "Kenji Ito"."""
    return len(a) == len(b) == 2 and a == b[::-1] and min(map(len, a)) > 1


def _misspelt(a: str, b: str) -> bool:
    """Tell whether two first names are spellings of one; those that differ in their last letter are two names."""
    if a[:-1] == b[: len(a) - 1] or b[:-1] == a[: len(b) - 1]:
        return False
    return one_edit(a, b, shortest=6 if len(a) == len(b) else 5)


def _agree(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def surnames(work: Work) -> None:
    """Put the end of a name, at last a single surname, to the only person of that name."""
    full, single = _people(work)
    for short in [*sorted(full, key=lambda c: -len(_form(c))), *single]:
        form = _form(short)
        owners = [c for c in full if _has(c, lambda f, form=form: _ends(f, form)) or _ends_so(c, short)]  # type: ignore[misc]
        owners = [c for c in owners if not _other_sex(short, c)]
        first = _introduced(work, short, owners)
        if first is not None:
            work.claim(short, [first], "last name", "the first person of that last name, called so before any other")
        else:
            work.claim(short, owners, "last name", "the only person of that last name")
    full, single = _people(work)
    for short in single:
        word = _form(short)[0]
        owners = [c for c in full if _has(c, lambda f, word=word: _close(f, word))]  # type: ignore[misc]
        work.claim(short, owners, "spelling", "one letter from the only such last name")


def _other_sex(short: Cluster, owner: Cluster) -> bool:
    """Tell whether "Mrs Ruiz" cannot be the owner because of the first name: "Peter Ruiz"."""
    first = {form[0] for form in map(person_parts, owner.keys) if len(form) > 1}
    women, men = first <= given_names("female"), first <= given_names("male")
    return bool(first) and ((short.genders == {"f"} and men) or (short.genders == {"m"} and women))


def _introduced(work: Work, short: Cluster, owners: list[Cluster]) -> Cluster | None:
    """Return the person whose last name stood alone before anybody else of that name was named.

    "Ana Ruiz … Ruiz … her brother Leo Ruiz … Ruiz": news calls the relatives by their full or first names. A last name
    that stands alone only after both were named could be either's.
    """
    if len(owners) < 2:
        return None
    first, second = sorted(owners, key=lambda c: c.first)[:2]
    begin, end = work.mentions[first.first].start, work.mentions[second.first].start
    alone = any(begin < work.mentions[m].start < end for m in short.members)
    return first if alone and len(first.members) + len(short.members) >= 2 * len(second.members) else None


def _close(form: tuple[str, ...], word: str) -> bool:
    """Tell whether the word is the last name misspelt; its plural is the family."""
    return len(form) > 1 and one_edit(form[-1], word) and word != f"{form[-1]}s"


def _ends_so(full: Cluster, short: Cluster) -> bool:
    """Tell whether a last name with its article or particle ends the full name: "Al Mannar", "Omar Al Mannar"."""
    particle = short.key.split()[0] in words("persons.toml", "particles")
    return full is not short and particle and any(key.endswith(f" {short.key}") for key in full.keys)


def _ends(form: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(form) > len(tail) and form[-len(tail) :] == tail


def first_surnames(work: Work) -> None:
    """Put a bare surname to the only person who has it before a last one: "Luis Prieto Salas", "Prieto"."""
    full, single = _people(work)
    for short in single:
        word = _form(short)[0]
        owners = [c for c in full if c.first < short.first and _has(c, lambda f, word=word: _is_inner(f, word))]  # type: ignore[misc]
        if len(word) > 3 and not any(_has(c, lambda f, word=word: word in (f[0], f[-1])) for c in full):  # type: ignore[misc]
            work.claim(short, owners, "first surname", "the only person who has that surname before another")


def _is_inner(form: tuple[str, ...], word: str) -> bool:
    """Tell whether a name of three words or more has the word straight before its last surname and its particles."""
    inner = [part for part in form[1:-1] if part not in words("persons.toml", "particles")]
    return len(form) > 2 and bool(inner) and inner[-1] == word


def beginnings(work: Work) -> None:
    """Put the first words of a name to the only person named so before: "Nur Aini", "Nur Aini Salim"."""
    full, _ = _people(work)
    for short in sorted(full, key=lambda c: -len(_form(c))):
        form = _form(short)
        owners = [c for c in full if c.first < short.first and _has(c, lambda f, form=form: _starts(f, form))]  # type: ignore[misc]
        work.claim(short, owners, "first names", "the only person whose name begins so")


def _starts(form: tuple[str, ...], head: tuple[str, ...]) -> bool:
    return len(form) > len(head) and form[: len(head)] == head


def first_names(work: Work) -> None:
    """Put a first name to the only person of that first name who was named before, else who is named in full soon."""
    full, single = _people(work)
    for short in single:
        form = _form(short)
        if len(form[0]) > 1:
            named = [c for c in full if _begins_with(c, form)]
            soon = [c for c in named if 0 < work.mentions[c.first].start - work.mentions[short.first].end < SOON]
            owners = [c for c in named if c.first < short.first] or (soon if len(named) == 1 else [])
            work.claim(short, owners, "first name", "the only person of that first name")


def rulers(work: Work) -> None:
    """Put a ruler's bare name to the only one with a number: "Benedict", "Benedict XVI"."""
    full, single = _people(work)
    for short in single:
        name = _form(short)
        numbered = [c for c in full if _is_numbered(c, name)]
        if numbered:  # "Johann" beside "Johann II" and "Johann Brandt" could be either
            owners = [c for c in full if c in numbered or _begins_with(c, name)]
            work.claim(short, owners, "ruler", "the only ruler of that name")


RULES = (full_names, surnames, beginnings, first_surnames, rulers)
