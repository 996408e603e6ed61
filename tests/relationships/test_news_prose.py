"""Constructions of news prose that once lost their event: a sentence and all rows that it gives, see ``rows.py``."""

from __future__ import annotations

import pytest

from tests.relationships.rows import lines_of

SUFFERED = [  # what the subject suffers
    ("Kenyan troops came under attack from rebels near Garissa.", ["- | attack | Kenyan troops | ASSAULT"]),
    ("Kenya faces sanctions from Norway.", ["Norway | sanction | Kenya | SANCTION"]),
    ("Kenya drew criticism from Uganda over the bill.", ["Uganda | criticism | Kenya | ACCUSE"]),
    ("Omar Farah remains under house arrest.", ["- | house arrest | Omar Farah | COERCE"]),
    ("Uganda won support from Norway.", ["Norway | support | Uganda | SUPPORT"]),
    (
        "Kenya brought the siege of Garissa to an end.",
        ["Kenya | bring | [the siege of Garissa] | -", "- | siege | Garissa | COERCE"],
    ),
]
OWN_THINGS = [  # one's own thing is no party, the event stands
    ("Norway withdrew its contingent in May.", ["Norway | withdraw | [its contingent] | RETREAT"]),
    (
        "Kenya promised to reopen its inquiry.",
        [
            "Kenya | promise | - | AGREE",
            "Kenya | reopen | [its inquiry] | - | intended",
            "Kenya | inquiry | - | ACCUSE | intended",
        ],
    ),
    ("Soldiers searched their home.", ["Soldiers | search | [their home] | COERCE"]),
    (
        "Norway threatened to launch an offensive in its war with Kenya.",
        [
            "Norway | threaten | Kenya | THREATEN",
            "Norway | launch | Kenya | ASSAULT | hypothetical",
            "Norway | war | Kenya | ASSAULT | hypothetical",
        ],
    ),
]
BESIDE = [  # what only stands beside a clause or follows it
    (
        "Uganda blamed Norway; Norway rejected it.",
        ["Uganda | blame | Norway | ACCUSE", "Norway | reject | [it] | REJECT"],
    ),
    ("Kenya called on Norway to leave.", ["Kenya | call | Norway | REQUEST", "Norway | leave | - | - | demanded"]),
    (
        "Omar Farah cut short a visit to Kenya.",
        ["Omar Farah | cut | [a visit to Kenya] | -", "- | visit | Kenya | CONSULT"],
    ),
    (
        "Reporters asked Omar Farah whether he would resign.",
        ["Reporters | ask | Omar Farah | -", "Omar Farah | resign | - | RETREAT | hypothetical"],
    ),
    ("Omar Farah admitted defeat.", ["Omar Farah | admit | - | CONCEDE"]),
]
FAR_ARGUMENTS = [  # an argument that stands elsewhere
    (
        "Kenya, with which Norway severed ties in May, recalled its ambassador.",
        ["Norway | sever | Kenya | SANCTION", "Kenya | recall | ambassador | SANCTION"],
    ),
    ("A ceremony boycotted by Kenya began in Oslo.", ["Kenya | boycott | [A ceremony] | SANCTION"]),
    (
        "The army stormed a camp that it had besieged for weeks.",
        ["army | storm | [a camp] | ASSAULT", "army | besiege | [a camp] | COERCE"],
    ),
    ("A Kenyan court found Omar Farah guilty of fraud.", ["Kenyan court | find | Omar Farah | COERCE"]),
    ("Omar Farah denounced what he called the minister's lies.", ["Omar Farah | denounce | minister | ACCUSE"]),
    (
        "Omar Farah was arrested and tortured by police.",
        ["police | arrest | Omar Farah | COERCE", "police | torture | Omar Farah | ASSAULT"],
    ),
    ("Uganda helped to free the hostages.", ["Uganda | free | hostages | RETREAT"]),
    (
        "The union rejected the offer as too low and urged Kenya to mediate.",
        [
            "union | reject | [the offer] | REJECT",
            "union | urge | Kenya | REQUEST",
            "Kenya | mediate | - | CONSULT | demanded",
        ],
    ),
    ("In Oslo the panel concluded that Kenya had paid the rebels.", ["Kenya | pay | rebels | - | reported"]),
]
COUNTED = [  # people as a number or an adjective
    ("Police killed 22 in Nairobi.", ["Police | kill | [22] | ASSAULT"]),
    ("Six of the hostages were freed by rebels.", ["rebels | free | hostages | RETREAT"]),
    ("Omar Farah visited the wounded.", ["Omar Farah | visit | [the wounded] | CONSULT"]),
]
HEADLINES = [  # participles without a verb
    ("Omar Farah sentenced to ten years in prison", ["- | sentence | Omar Farah | COERCE"]),
    ("Rebels killed in raid on Kenya", ["- | kill | Rebels | ASSAULT", "- | raid | Kenya | ASSAULT"]),
]
ASKED = [  # what is called for
    (
        "Norway called for the ministers to be freed.",
        ["Norway | call | ministers | REQUEST", "- | free | ministers | RETREAT | demanded"],
    ),
    (
        "Norway demanded that the minister be dismissed.",
        ["Norway | demand | minister | REQUEST", "- | dismiss | minister | - | demanded"],
    ),
    (
        "Norway recommended that Kenya withdraw from Uganda.",
        ["Norway | recommend | Kenya | REQUEST", "Kenya | withdraw | Uganda | RETREAT | demanded"],
    ),
]
NESTED = [  # what is said of a deed
    (
        "Norway stopped funding the Kenyan army.",
        ["Norway | stop | Kenyan army | SANCTION", "Norway | fund | Kenyan army | AID | not | hypothetical"],
    ),
    (
        "Inspectors concluded that the army had committed atrocities.",
        ["Inspectors | conclude | army | ACCUSE", "army | commit | - | ASSAULT | reported"],
    ),
    (
        "The army said the attackers would be punished.",
        ["army | say | attackers | THREATEN", "- | punish | attackers | COERCE | future"],
    ),
    (
        "Kenya warned Somalia against sending troops.",
        ["Kenya | warn | Somalia | THREATEN", "Somalia | send | troops | MOBILIZE | hypothetical"],
    ),
    (
        "Police barred journalists from entering the court.",
        ["Police | bar | journalists | COERCE", "journalists | enter | court | - | hypothetical"],
    ),
    (
        "Omar Farah promised that no schools would be shut down.",
        ["Omar Farah | promise | schools | AGREE", "- | shut down | schools | COERCE | not | hypothetical"],
    ),
]
SENSES = [  # one word, several acts
    ("Norway hit Kenya with sanctions.", ["Norway | hit | Kenya | SANCTION"]),
    ("The rebels' capture of the town angered Kenya.", ["rebels | capture | [the town] | ASSAULT"]),
    ("The capture of the general by rebels angered Kenya.", ["rebels | capture | [the general] | COERCE"]),
    ("Kenya lodged a protest with Somalia.", ["Kenya | lodge | Somalia | ACCUSE"]),
    ("Residents held a protest in Nairobi.", ["Residents | hold | Nairobi | PROTEST"]),
    ("The minister spoke to reporters in Nairobi.", ["minister | speak | reporters | -"]),
    ("The minister spoke with Somali envoys.", ["minister | speak | Somali envoys | CONSULT"]),
    ("Delegates walked out.", ["Delegates | walk out | - | -"]),
    ("Somali rebels hacked two farmers to death.", ["Somali rebels | hack | farmers | ASSAULT"]),
    (
        "Norway expressed alarm at the arrest of Omar Farah by Kenya.",
        ["Norway | express | Kenya | ACCUSE", "Kenya | arrest | Omar Farah | COERCE"],
    ),
    ("Norway sent a message of solidarity to Kenya.", ["Norway | send | Kenya | SUPPORT"]),
    (
        "Kenya and Uganda promised reforms.",
        ["Kenya | promise | [reforms] | AGREE", "Uganda | promise | [reforms] | AGREE"],
    ),
    ("Kenya honoured the treaty.", ["Kenya | honour | [the treaty] | -"]),
    ("Police fired tear gas to disperse the protesters.", ["Police | fire | protesters | ASSAULT"]),
    ("Uganda will never resign.", ["Uganda | not resign | - | REJECT"]),
]
LESS_COMMON = [  # verbs and nouns of the news that had no sense
    ("Thousands of students took part in a march against Kenya.", ["students | take | Kenya | PROTEST"]),
    ("Kenyan troops patrolled the streets of Nairobi.", ["Kenyan troops | patrol | Nairobi | MOBILIZE"]),
    ("Prosecutors put Omar Farah on trial.", ["Prosecutors | put | Omar Farah | ACCUSE"]),
    ("Omar Farah was acquitted.", ["- | acquit | Omar Farah | CONCEDE"]),
    ("Norway put pressure on Kenya.", ["Norway | put | Kenya | REQUEST"]),
    ("The opposition contested the result.", ["opposition | contest | [the result] | REJECT"]),
    ("Rebels shot down a Kenyan helicopter.", ["Rebels | shoot down | Kenya | ASSAULT"]),
    ("Soldiers cleared students from the square.", ["Soldiers | clear | students | COERCE"]),
    ("Workers cleared debris from the road.", ["Workers | clear | [debris] | -"]),
    ("Storms destroyed two bridges in Kenya.", []),
    ("Kenya took in 3,000 refugees from Somalia.", ["Kenya | take in | refugees | AID"]),
    ("The union filed a complaint with the court.", ["union | file | - | ACCUSE"]),
]
ALL = [*SUFFERED, *OWN_THINGS, *BESIDE, *FAR_ARGUMENTS, *COUNTED, *HEADLINES, *ASKED, *NESTED, *SENSES, *LESS_COMMON]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_rows_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(lines_of(text)) == sorted(expected)
