import os
import subprocess
import sys

import pytest

from analysis.errors import NewsbookError
from analysis.runs import swap


def content(folder):
    return {p.name: p.read_text() for p in folder.iterdir()}


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_new_folder_takes_the_place_of_the_former(tmp_path, monkeypatch, exchanging):
    if not exchanging:
        monkeypatch.setattr(swap, "_exchange", lambda a, b: False)
    for text in ("first", "second"):
        with swap.staging(tmp_path, "a") as folder:
            (folder / "file").write_text(text)
            swap.move_into_place(folder, tmp_path / "a")
        assert content(tmp_path / "a") == {"file": text}
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_an_error_leaves_the_former_folder_and_nothing_else(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").write_text("former")
    with pytest.raises(RuntimeError), swap.staging(tmp_path, "a") as folder:
        (folder / "file").write_text("half")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert content(tmp_path / "a") == {"file": "former"}


def test_leftovers_of_the_dead_go_and_those_of_the_living_stay(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from analysis.runs.swap import staging\n"
        "with staging(Path(sys.argv[1]), 'a') as folder:\n"
        "    (folder / 'half').write_text('x'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with swap.staging(tmp_path, "b") as living:
        assert [p.name for p in tmp_path.iterdir()] == [living.parent.name]
        swap.clean_leftovers(tmp_path)
        assert living.is_dir()


def test_a_folder_on_its_way_out_comes_back(tmp_path):
    former = tmp_path / f"{swap.OLD}a"
    former.mkdir()
    (former / "file").write_text("former")
    swap.clean_leftovers(tmp_path)
    assert content(tmp_path / "a") == {"file": "former"}


def test_a_room_without_a_lock_is_left_while_it_is_young(tmp_path):
    room = tmp_path / f"{swap.PREFIX}a-x"
    room.mkdir()
    swap.clean_leftovers(tmp_path)
    assert room.is_dir()
    os.utime(room, (0, 0))
    swap.clean_leftovers(tmp_path)
    assert not room.exists()


def test_an_unwritable_folder_is_one_message(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(NewsbookError, match=r"cannot be written.*file.*--out"),
        swap.staging(tmp_path / "file" / "out", "a"),
    ):
        pass
