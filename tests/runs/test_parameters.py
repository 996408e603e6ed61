import pytest

from analysis.errors import NewsbookError
from analysis.runs.parameters import (
    check_parameters,
    notebook_names,
    parameters,
    parameters_of,
    parse_assignments,
)


def namespace(notebook="02_actors", injected="", **values):
    defaults = {p.name: p.default for p in parameters_of(notebook)} | values
    return defaults | {"In": ["", "# Parameters\n" + injected, "check_parameters()"], "Out": {}, "pd": object()}


@pytest.mark.parametrize("notebook", notebook_names())
def test_defaults_pass(notebook):
    check_parameters(notebook, namespace(notebook))


@pytest.mark.parametrize("name", parameters())
def test_each_says_what_it_is_for(name):
    assert parameters()[name].about


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"top_n": "5"}, "top_n must be a whole number: '5'"),
        ({"top_n": True}, "top_n must be a whole number: True"),
        ({"top_n": 0}, "top_n must lie between 1 and 200: 0"),
        ({"top_n": 2.0}, "whole number"),
        ({"article": None}, r"article must be a text|Not a|must be"),
        ({"published": "12 March"}, "Not a day of publication: '12 March'.*YYYY-MM-DD"),
        ({"actor_types": "person"}, "actor_types must be a list of texts: 'person'.*Choices: person, organization"),
        ({"actor_types": ["persons"]}, "actor_types: 'persons'.*Did you mean 'person'"),
        ({"actor_types": [1]}, "Choices: person"),
        ({"palette": "rainbow"}, "palette: 'rainbow'.*Choices"),
    ],
)
def test_ill_typed_values_are_refused(change, message):
    with pytest.raises(NewsbookError, match=message):
        check_parameters("02_actors", namespace(**change))


@pytest.mark.parametrize(
    "injected", ["topn = 5", "topn: int = 5", "top_n = 3\ntopn = 5", "top_n, topn = 3, 5", "topn = other = 3"]
)
def test_unknown_names_are_refused_with_the_nearest(injected):
    with pytest.raises(NewsbookError, match=r"02_actors has no such parameter: 'topn'\. Did you mean 'top_n'\?"):
        check_parameters("02_actors", namespace(injected=injected))


def test_what_other_cells_assign_is_no_parameter():
    check_parameters("02_actors", namespace() | {"rows": [1], "finding": "text"})


def test_a_parameter_that_was_deleted_is_missed():
    values = namespace()
    del values["top_n"]
    with pytest.raises(NewsbookError, match="lacks its parameter: 'top_n'"):
        check_parameters("02_actors", values)


def test_no_such_notebook():
    with pytest.raises(NewsbookError, match="Choices: 00_start_here"):
        check_parameters("2_actors", {})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("top_n=5", 5),
        ("actor_types=person, group", ["person", "group"]),
        ('actor_types=["person"]', ["person"]),
        ("actor_types=", []),
    ],
)
def test_command_line_values_take_their_type(text, value):
    assert list(parse_assignments([text], ["02_actors"]).values()) == [value]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("top_n", "NAME=VALUE"),
        ("topn=5", "Unknown parameter: 'topn'. Did you mean 'top_n'"),
        ("top_n=five", "whole number: 'five'"),
        ("actor_types=[person]", "list of texts"),
        ("article=x.txt", "argument ARTICLE"),
        ("model=x", "--model"),
        ("figure_kinds=count", "Unknown parameter"),
    ],
)
def test_command_line_mistakes(text, message):
    with pytest.raises(NewsbookError, match=message):
        parse_assignments([text], ["02_actors"])
