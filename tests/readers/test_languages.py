from __future__ import annotations

import pytest

from analysis.readers import read_text
from analysis.readers.languages import code_of, language_of

# fmt: off
TEXTS = {
    "en": "The boats came back to the bay on Monday, and the harbour master said that nobody was hurt in the storm.",
    "de": "Die Boote kamen am Montag in die Bucht zurück, und der Hafenmeister sagte, dass niemand verletzt wurde.",
    "fr": "Les bateaux sont revenus dans la baie lundi, et le capitaine du port a dit que personne n'a été blessé.",
    "es": "Los barcos volvieron a la bahía el lunes y el capitán del puerto dijo que nadie había sido herido.",
    "pt": "Os barcos voltaram à baía na segunda-feira e o capitão do porto disse que não houve feridos.",
    "nl": "De boten kwamen maandag terug in de baai en de havenmeester zei dat niemand gewond is geraakt in de storm.",
    "ru": "Лодки вернулись в бухту в понедельник, и капитан порта сказал, что никто не пострадал.",
    "ar": "عادت القوارب إلى الخليج في يوم الاثنين وقال مدير الميناء إن كل من كان على متنها بخير",
    "zh": "渔船星期一回到了海湾，港务局长说没有人受伤。",
    "ja": "漁船は月曜日に湾に戻り、港長によると負傷者はいなかった。",
}
# fmt: on


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_is_found(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "Corrin 3, Port Vane 1", "Lena Orr Tom Vane Mara Dahl Ada Brandt Jonas Reid " * 5]
)
def test_what_is_not_clear_is_unknown(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    ("stated", "code"),
    [("en-GB", "en"), ("EN", "en"), ("English", "en"), ("fra", "fr"), ("", ""), ("Corrinian", "Corrinian")],
)
def test_a_stated_language_becomes_its_code(stated: str, code: str) -> None:
    assert code_of(stated) == code


def test_an_article_knows_its_language() -> None:
    assert read_text(TEXTS["en"]).metadata.language == "en"
