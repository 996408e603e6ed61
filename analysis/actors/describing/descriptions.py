"""Descriptions -> actors: who "the junta", "the company", "the elected president" stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.actors.coding.country import is_ethnic, is_tied
from analysis.actors.coding.home import main_state, own_state
from analysis.actors.describing.ages import YEAR_OLD, of_that_age
from analysis.actors.describing.appointed import APPOINTED, appointed, without_appointed
from analysis.actors.describing.appositions import appositions
from analysis.actors.describing.bodies import body_of_that_kind
from analysis.actors.describing.identified import identified
from analysis.actors.describing.nominals import GROUP, NOUNS, bounds_number, find_nominals
from analysis.actors.describing.offices import holder_of, offices_of
from analysis.actors.draft import Board, Draft, DraftLink, Nominal
from analysis.actors.line import COUNTRY, ORGANIZATION, PERSON
from analysis.actors.lists.lexicon import PACKAGE, words
from analysis.lexicons import read_toml

_GOVERNMENT, _LAND = words("nominals.toml", "government.words"), words("nominals.toml", "land.words")
_MILITARY, _OF_GOVERNMENTS = words("nominals.toml", "military.words"), words("nominals.toml", "government.modifiers")


def place_nominals(board: Board) -> None:
    """Put the descriptions on the board, each with a named actor, an earlier description, or as an actor of its own."""
    nominals = without_appointed(board, find_nominals(board))
    told = (*identified(board, nominals), *appointed(board, nominals), *appositions(board, nominals))
    described = {nominal.head: (target, rule) for nominal, target, rule in told}
    counts = _heads(nominals)
    for nominal in nominals:
        if nominal.head in described and board.line.tag[described[nominal.head][0]] in ("PRP", "WP"):
            board.of_pronoun.append((nominal, *described[nominal.head]))
        target = described.get(nominal.head)
        actor = _described(board, nominal, *target) if target else None
        if actor is None:
            actor = _stands_for(board, nominal)
        if actor is None:
            if nominal.lemma in _LAND and not nominal.plural:
                continue  # "the country": of several, which one is not said
            if not (nominal.acts or (counts[nominal.lemma] > 1 and nominal.definite and not _weak(nominal))):
                continue
            actor = board.new_actor(nominal.kind, f"head noun {nominal.lemma!r}", _only_country(board, nominal))
        board.mentions.append(Draft(nominal.start, nominal.end, "nominal", nominal.head, actor))
        board.nominals[(nominal.start, nominal.end)] = nominal
    _join_juntas(board)


def place_of_pronouns(board: Board) -> None:
    """Give what is said of a pronoun to the person that it stands for: "She was [a leading figure]"."""
    owners = {m.start: m for m in board.mentions if m.form == "pronoun"}
    for nominal, at, rule in board.of_pronoun:
        pronoun = owners.get(at)
        if pronoun is None or nominal.kind != PERSON or nominal.plural or board.kinds[pronoun.actor] != PERSON:
            continue
        span, actor = (nominal.start, nominal.end), pronoun.actor
        own = next((m for m in board.mentions if (m.start, m.end) == span), None)
        if own is None:
            board.mentions.append(Draft(*span, "nominal", nominal.head, actor))
            board.nominals[span] = nominal
        elif len(board.of_actor(own.actor)) > 1:
            continue  # who it is was told by something surer
        elif own.actor != actor:
            board.rename(own.actor, actor)
        board.described[span] = pronoun
        said = APPOINTED if rule == APPOINTED else "predicate nominal"
        _link(board, actor, pronoun, nominal, said, "the phrase is said of the pronoun before it")


def settle_governments(board: Board) -> None:
    """Put "his government" and "the government of President Ruiz" to the state that the person holds an office of."""
    states = {code: actor for actor, code in board.countries.items() if board.kinds[actor] == COUNTRY}
    owners = {m.start: m.actor for m in board.mentions if m.form == "pronoun"}
    for mention in list(board.mentions):
        nominal = board.nominals.get((mention.start, mention.end))
        if nominal is None or nominal.plural or nominal.lemma not in _GOVERNMENT:
            continue
        named = (m for m in board.mentions if m.form == "name" and board.kinds[m.actor] == PERSON)
        inside = [m.actor for m in named if mention.start <= m.start and m.end <= mention.end]
        owner = owners.get(mention.start, inside[0] if inside else None)
        state = None if owner is None else _state_of(board, states, owner)
        if state is not None and board.kinds[mention.actor] != COUNTRY and _is_only_that(board, mention.actor):
            board.rename(mention.actor, state)
            first = board.of_actor(state)[0]
            _link(board, state, first, nominal, "government", "a country and its government are one actor")


def _is_only_that(board: Board, actor: int) -> bool:
    """Tell whether all that an actor is called is a government."""
    own = [board.nominals.get((m.start, m.end)) for m in board.of_actor(actor) if m.form != "pronoun"]
    return all(nominal is not None and nominal.lemma in _GOVERNMENT for nominal in own)


def _state_of(board: Board, states: Mapping[str, int], owner: int) -> int | None:
    """Return the state whose government is the owner's: its own, or that of a person's present office."""
    if board.kinds[owner] == COUNTRY:
        return owner
    held = [office for office in offices_of(board, owner) if office.head in words("persons.toml", "governing")]
    if board.kinds[owner] != PERSON or not held or any(office.former for office in held):
        return None
    codes = {code for office in held for code in office.codes} or {main_state(board)}
    return states.get(codes.pop()) if len(codes) == 1 else None


def settle_principals(board: Board) -> None:
    """Put "her client" to the person for whom she was said to speak: "Ruiz's lawyer said her client was ill"."""
    owners = {m.start: m.actor for m in board.mentions if m.form == "pronoun"}
    for mention in list(board.mentions):
        nominal = board.nominals.get((mention.start, mention.end))
        if nominal is None or nominal.plural or nominal.lemma not in words("persons.toml", "principals"):
            continue
        for own in board.of_actor(owners.get(mention.start, -1)):
            agent = board.nominals.get((own.start, own.end))
            if agent is None or agent.lemma not in words("persons.toml", "mouthpieces") or own.start > mention.start:
                continue
            whose = [m for m in board.mentions if own.start <= m.start and m.end <= agent.head and m.actor != own.actor]
            if len(whose) == 1 and board.kinds[whose[0].actor] == PERSON and board.kinds[mention.actor] == PERSON:
                board.rename(mention.actor, whose[0].actor)
                _link(board, whose[0].actor, whose[0], nominal, "principal", "the one for whom the owner speaks")
                break


def _heads(nominals: Sequence[Nominal]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for nominal in nominals:
        counts[nominal.lemma] = counts.get(nominal.lemma, 0) + 1
    return counts


def _weak(nominal: Nominal) -> bool:
    return nominal.lemma in words("nominals.toml", "weak")


def _described(board: Board, nominal: Nominal, target: int, rule: str) -> int | None:
    """Return the actor that the phrase is said of, where their kinds agree."""
    mention = _mention_at(board, target)
    if mention is None or (mention.form != "name" and mention.head != target):
        return None
    kind = board.kinds[mention.actor]
    joint = kind == ORGANIZATION and nominal.kind == GROUP and not nominal.plural  # "the coalition, the Front"
    agree = (
        kind == nominal.kind
        or joint
        or (kind == COUNTRY and nominal.lemma in ("country", "nation", "state", "power", "republic", "ally"))
    )
    if not agree or (nominal.plural and kind != GROUP):
        return None
    board.described[(nominal.start, nominal.end)] = mention
    _link(
        board, mention.actor, mention, nominal, rule, f"the phrase is said of {board.text(mention.start, mention.end)}"
    )
    return mention.actor


def _mention_at(board: Board, target: int) -> Draft | None:
    """Return the mention that a token heads, or that stands straight before it: "[Ana Ruiz] FRS"."""
    found = [m for m in board.mentions if m.start <= target < m.end and m.form in ("name", "nominal")]
    honours = words("persons.toml", "suffixes")
    if not found and board.line.lower[target] in honours:
        found = [m for m in board.mentions if m.end == target and m.form == "name"]
    return found[0] if found else None


def _link(board: Board, actor: int, mention: Draft, nominal: Nominal, rule: str, reason: str) -> None:
    board.links.append(DraftLink(actor, (mention.start, mention.end), (nominal.start, nominal.end), rule, reason))


def _stands_for(board: Board, nominal: Nominal) -> int | None:
    """Return the actor that the phrase takes up again, if only one can be meant."""
    if nominal.lemma == YEAR_OLD:
        return _by_age(board, nominal)
    code = _only_country(board, nominal)
    if nominal.lemma in _GOVERNMENT | _LAND and not nominal.plural:
        actor = _state(board, nominal, code)
        if actor is not None:
            return actor
    if nominal.kind == PERSON:
        holder = holder_of(board, nominal)
        if holder is not None:
            reason = f"the only person here who is called {nominal.lemma!r}"
            _link(board, holder.actor, holder, nominal, "office", reason)
            return holder.actor
    earlier = _same_phrase(board, nominal, code)
    if earlier is not None:
        return earlier
    if nominal.definite and not nominal.plural and not code and nominal.kind != PERSON:
        return _by_kind(board, nominal)
    return None


def _by_kind(board: Board, nominal: Nominal) -> int | None:
    found = None if _modifiers(board, nominal) else body_of_that_kind(board, nominal)
    if found is None:
        return None
    mention, reason = found
    _link(board, mention.actor, mention, nominal, "body", reason)
    return mention.actor


def _by_age(board: Board, nominal: Nominal) -> int | None:
    found = of_that_age(board, nominal)
    if found is None:
        return None
    mention, reason = found
    _link(board, mention.actor, mention, nominal, "age", reason)
    return mention.actor


def _only_country(board: Board, nominal: Nominal) -> str:
    """Return the one country that the words before the head name."""
    codes = {
        board.countries[m.actor]
        for m in board.mentions
        if m.actor in board.countries
        and nominal.start <= m.start < nominal.head
        and not (is_ethnic(board, m) or is_tied(board, m))
    }
    return codes.pop() if len(codes) == 1 else ""


def _state(board: Board, nominal: Nominal, code: str) -> int | None:
    """A country and its government are one actor: "the French government"; "the government", "the country"."""
    countries = [actor for actor in board.countries if board.kinds[actor] == COUNTRY]
    if code:
        found = [actor for actor in countries if board.countries[actor] == code]
    else:
        found = _states_meant(board, nominal, countries)
    if len(found) != 1:
        return None
    mention = board.of_actor(found[0])[0]
    _link(board, found[0], mention, nominal, nominal.lemma, "a country and its government are one actor")
    return found[0]


def _states_meant(board: Board, nominal: Nominal, countries: list[int]) -> list[int]:
    """Return whose "the government" may be: of the state that the article is about, else of any that it names."""
    modifiers = _OF_GOVERNMENTS if nominal.lemma in _GOVERNMENT else frozenset[str]()
    plain = all(
        board.line.tag[at] == "DT" or board.line.lower[at] in modifiers for at in range(nominal.start, nominal.head)
    )
    of = board.line.lower[nominal.head + 1 : nominal.head + 2] == ["of"]
    whose = of and board.line.tag[nominal.head + 2 : nominal.head + 3] != ["VBG"]  # "the government of Sindh"
    if not nominal.definite or not plain or whose:
        return []
    own = own_state(board, nominal)
    return countries if own is None else [own]


def _same_phrase(board: Board, nominal: Nominal, code: str) -> int | None:
    """Take up an earlier description with the same head: "the ruling junta", "the junta"."""
    own = _modifiers(board, nominal)
    found: dict[int, Draft] = {}
    for mention in board.mentions:
        other = board.nominals.get((mention.start, mention.end))
        if other is None or not _same_head(other.lemma, nominal.lemma, code) or other.plural != nominal.plural:
            continue
        theirs = board.countries.get(mention.actor, "")
        if code and theirs and code != theirs:
            continue
        same_state = bool(code and code == theirs)
        if _owned_by_another(board, nominal, other):
            continue
        if _compatible(nominal, own, other, _modifiers(board, other), same_state):
            found[mention.actor] = mention
    if own and nominal.lemma not in words("nominals.toml", "single"):
        found = {
            actor: mention
            for actor, mention in found.items()
            if (code and code == board.countries.get(actor)) or not _is_otherwise(board, actor, nominal.lemma, own)
        }
    state = nominal.lemma in _GOVERNMENT and not code  # "the government" takes up no other state's
    found = {
        actor: mention
        for actor, mention in found.items()
        if not _of_another(board, nominal, actor) and not (state and board.kinds[actor] == COUNTRY)
    }
    if code and len(found) > 1:  # "the Norwegian army": not "the force" that could be anybody's
        found = {actor: mention for actor, mention in found.items() if board.countries.get(actor) == code}
    if len(found) != 1:
        return None
    actor, mention = found.popitem()
    if code and actor not in board.countries:
        board.countries[actor] = code
    _link(
        board,
        actor,
        mention,
        nominal,
        "same description",
        f"the same head noun, {nominal.lemma!r}, and nothing that differs",
    )
    return actor


def _is_otherwise(board: Board, actor: int, lemma: str, own: frozenset[str]) -> bool:
    """Tell whether an actor has been described by other words with that head: "the Velmar-based bank", "the bank"."""
    spans = ((m.start, m.end) for m in board.of_actor(actor))
    others = [board.nominals[span] for span in spans if span in board.nominals]
    said = [_modifiers(board, other) for other in others if other.lemma == lemma]
    return any(theirs and not (own <= theirs or theirs <= own) for theirs in said)


def _owned_by_another(board: Board, nominal: Nominal, other: Nominal) -> bool:
    """Tell whether it is said to be somebody's and the earlier one is not, or another's: "her party", "the party"."""
    if board.line.tag[nominal.start] != "PRP$" or nominal.plural or nominal.lemma in words("nominals.toml", "single"):
        return False
    return board.line.lower[nominal.start] != board.line.lower[other.start]


def _of_another(board: Board, nominal: Nominal, actor: int) -> bool:
    """Tell whether nouns say that two phrases with one head differ: "the mayor's office", "the human rights office"."""
    own = _nouns(board, nominal)
    spans = ((m.start, m.end) for m in board.of_actor(actor))
    others = (_nouns(board, board.nominals[span]) for span in spans if span in board.nominals)
    return bool(own) and any(theirs and theirs.isdisjoint(own) for theirs in others)


def _nouns(board: Board, nominal: Nominal) -> frozenset[str]:
    span = range(nominal.start, nominal.head)
    return frozenset(board.line.lower[at] for at in span if board.line.tag[at] in NOUNS)


def _same_head(a: str, b: str, code: str) -> bool:
    return a == b or bool(code and a in _MILITARY and b in _MILITARY)


def _compatible(
    nominal: Nominal, own: frozenset[str], other: Nominal, theirs: frozenset[str], same_state: bool
) -> bool:
    if own == theirs and (nominal.definite or nominal.plural or not own) and not _numbered(own):
        return nominal.definite or nominal.kind in (ORGANIZATION, GROUP)
    if same_state and nominal.lemma in _MILITARY:
        return True
    if nominal.definite and nominal.lemma in words("nominals.toml", "single"):
        return True
    return nominal.definite and (own <= theirs or (nominal.kind == ORGANIZATION and theirs <= own and other.definite))


def _numbered(own: frozenset[str]) -> bool:
    return any(word[0].isdigit() for word in own)


def _modifiers(board: Board, nominal: Nominal) -> frozenset[str]:
    """Return the lower-case content words before and after the head."""
    line = board.line
    skipped = ("DT", "POS", "PRP$", "PDT", ",", "``", "''", "HYPH")
    before = [
        line.lower[at]
        for at in range(nominal.start, nominal.head)
        if line.tag[at] not in skipped and not bounds_number(board.doc[at])
    ]
    after = [line.lower[at] for at in range(nominal.head + 1, nominal.end) if line.tag[at] in NOUNS]
    return frozenset(before + after)


def _join_juntas(board: Board) -> None:
    """An army that took power and its junta are one actor."""
    rules = read_toml(PACKAGE, "nominals.toml")["military"]
    if not any(
        token in rules["takeover"] for token in {t.lemma_.lower() for t in board.doc if t.pos_ in ("VERB", "NOUN")}
    ):
        return
    juntas = {m.actor for m in board.mentions if _lemma_of(board, m) in rules["junta"]}
    if len(juntas) != 1:
        return
    junta = juntas.pop()
    singular = [m for m in reversed(board.mentions) if not _is_plural(board, m) and m.actor != junta]
    armies = {m.actor: m for m in singular if _lemma_of(board, m) in ("military", "army")}
    for actor, mention in armies.items():
        theirs, ours = board.countries.get(actor, ""), board.countries.get(junta, "")
        if theirs == ours or not theirs or not ours:
            first = next(m for m in board.of_actor(junta))
            board.rename(actor, junta)
            board.links.append(
                DraftLink(
                    junta,
                    (first.start, first.end),
                    (mention.start, mention.end),
                    "junta",
                    "an army that took power and its junta",
                )
            )


def _is_plural(board: Board, mention: Draft) -> bool:
    nominal = board.nominals.get((mention.start, mention.end))
    return nominal is not None and nominal.plural


def _lemma_of(board: Board, mention: Draft) -> str:
    nominal = board.nominals.get((mention.start, mention.end))
    return nominal.lemma if nominal else ""
