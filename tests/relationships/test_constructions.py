"""Every construction that carries a relationship: a sentence and all rows that it gives, see ``rows.py``."""

from __future__ import annotations

import pytest

from tests.relationships.rows import lines_of, rows_of

VOICE = [
    ("Kenya accused Somalia of smuggling.", ["Kenya | accuse | Somalia | ACCUSE"]),
    ("Somalia was accused by Kenya of smuggling.", ["Kenya | accuse | Somalia | ACCUSE"]),
    ("Police arrested two journalists in Nairobi.", ["Police | arrest | journalists | COERCE"]),
    ("Two journalists were arrested in Nairobi.", ["- | arrest | journalists | COERCE"]),
    ("The rebels were attacked by Kenyan jets.", ["Kenya | attack | rebels | ASSAULT"]),
]
RELATIVES = [
    (
        "The general who deposed President Musa Keita met French envoys.",
        [
            "general | depose | Musa Keita | COERCE",
            "general | meet | French envoys | CONSULT",
            "Musa Keita | President | - | position",
        ],
    ),
    (
        "President Musa Keita, whom the army had deposed, was flown to Togo.",
        [
            "Musa Keita | President | - | position",
            "army | depose | Musa Keita | COERCE",
            "- | fly | Musa Keita | -",
        ],
    ),
    (
        "France condemned the soldiers that shelled the town.",
        ["France | condemn | soldiers | ACCUSE", "soldiers | shell | [the town] | ASSAULT"],
    ),
]
PARTICIPLES = [
    (
        "Kenya sent a letter accusing Somalia of fraud.",
        ["Kenya | send | [a letter] | -", "Kenya | accuse | Somalia | ACCUSE"],
    ),
    (
        "Troops loyal to the president, backed by Kenya, attacked the rebels.",
        ["Kenya | back | Troops | SUPPORT", "Troops | attack | rebels | ASSAULT"],
    ),
    (
        "Accusing Kenya of bad faith, Somalia recalled its ambassador.",
        ["Somalia | accuse | Kenya | ACCUSE", "Somalia | recall | ambassador | SANCTION"],
    ),
]
INFINITIVES = [
    (
        "Kenya ordered the army to attack the rebels.",
        ["Kenya | order | army | REQUEST", "army | attack | rebels | ASSAULT | demanded"],
    ),
    ("Kenya seems to support the rebels.", ["Kenya | support | rebels | SUPPORT"]),
    (
        "The minister flew to Nairobi to meet the rebels.",
        ["minister | fly | Nairobi | CONSULT", "minister | meet | rebels | CONSULT | intended"],
    ),
    ("Kenya used the summit to criticise Somalia.", ["Kenya | criticise | Somalia | ACCUSE"]),
]
COORDINATION = [
    (
        "The colonel said the bridge had been blown up and accused Peruvian troops.",
        ["colonel | accuse | Peruvian troops | ACCUSE"],
    ),
    (
        "The president says the army will not leave the port and blames Kenya for it.",
        ["president | blame | Kenya | ACCUSE", "army | leave | [the port] | - | not | future"],
    ),
    (
        "The envoy claimed the rebels had rejected the truce and accused the army.",
        ["rebels | reject | [the truce] | REJECT | reported", "rebels | accuse | army | ACCUSE | reported"],
    ),
    (
        "Kenya and Uganda condemned the coup.",
        ["Kenya | condemn | [the coup] | ACCUSE", "Uganda | condemn | [the coup] | ACCUSE"],
    ),
    (
        "Kenya criticised Somalia and praised Uganda.",
        ["Kenya | criticise | Somalia | ACCUSE", "Kenya | praise | Uganda | SUPPORT"],
    ),
    (
        "Kenya criticised Somalia and Ethiopia.",
        ["Kenya | criticise | Somalia | ACCUSE", "Kenya | criticise | Ethiopia | ACCUSE"],
    ),
    (
        "Kenya, Uganda and Rwanda signed a treaty.",
        ["Kenya | sign | Uganda | SUPPORT", "Kenya | sign | Rwanda | SUPPORT"],
    ),
    ("Kenya and Uganda met in Kigali.", ["Kenya | meet | Uganda | CONSULT"]),
]
APPOSITIONS = [
    (
        "Kenya's foreign minister, Alice Wanjiru, met Omar Farah, the Somali president.",
        [
            "Alice Wanjiru | foreign minister | Kenya | position",
            "Alice Wanjiru | meet | Omar Farah | CONSULT",
            "Omar Farah | Somali president | Somalia | position",
        ],
    ),
]
NOUNS = [
    ("The arrest of the journalists by police angered Kenya.", ["police | arrest | journalists | COERCE"]),
    ("Talks between Kenya and Somalia collapsed.", ["Kenya | talk | Somalia | CONSULT"]),
    ("Kenya's attack on Somalia shocked Uganda.", ["Kenya | attack | Somalia | ASSAULT"]),
    ("Kenyan support for Somalia has grown.", ["Kenya | support | Somalia | SUPPORT"]),
    ("The expulsion of Somali diplomats by Kenya followed.", ["Kenya | expulsion | Somali diplomats | SANCTION"]),
    ("Protests against the government erupted in Nairobi.", ["- | protest | government | PROTEST"]),
    ("A Kenyan raid killed four rebels.", ["Kenya | kill | rebels | ASSAULT", "Kenya | raid | - | ASSAULT"]),
]
LIGHT_VERBS = [
    ("Kenya held talks with Somalia.", ["Kenya | hold | Somalia | CONSULT"]),
    ("Kenya imposed sanctions on Somalia.", ["Kenya | impose | Somalia | SANCTION"]),
    ("Kenya gave Somalia its support.", ["Kenya | give | Somalia | SUPPORT"]),
    ("Rebels launched an attack on Kenyan troops.", ["Rebels | launch | Kenyan troops | ASSAULT"]),
    ("Kenya and Somalia resumed talks.", ["Kenya | resume | Somalia | CONSULT"]),
    ("Uganda has offered help.", ["Uganda | offer | [help] | AGREE"]),
    (
        "Kenya launched a mediation effort between Somalia and Ethiopia.",
        ["Kenya | launch | Somalia | CONSULT", "Kenya | launch | Ethiopia | CONSULT"],
    ),
]
REPORTS = [
    ("Kenya said Somalia had attacked the port.", ["Somalia | attack | [the port] | ASSAULT | reported"]),
    ("According to Kenya, Somalia shelled the port.", ["Somalia | shell | [the port] | ASSAULT | reported"]),
    (
        "Somalia denied that Kenya attacked the port.",
        ["Somalia | deny | - | REJECT", "Kenya | attack | [the port] | ASSAULT | reported"],
    ),
    (
        "Somalia denied shelling the port.",
        ["Somalia | deny | - | REJECT", "Somalia | shell | [the port] | ASSAULT | reported"],
    ),
    (
        "Kenya said that Somalia must withdraw its troops.",
        ["Kenya | say | Somalia | REQUEST", "Somalia | withdraw | troops | RETREAT | demanded"],
    ),
]
NEGATION = [
    ("Kenya did not attack Somalia.", ["Kenya | attack | Somalia | ASSAULT | not"]),
    ("Kenya never met the rebels.", ["Kenya | meet | rebels | CONSULT | not"]),
    ("No soldier attacked Somalia.", ["soldier | attack | Somalia | ASSAULT | not"]),
    ("Kenya left without meeting Somalia.", ["Kenya | leave | - | -", "Kenya | meet | Somalia | CONSULT | not"]),
    ("Kenya failed to reach a deal with Somalia.", ["Kenya | reach | Somalia | AGREE | not | hypothetical"]),
    (
        "Kenya refused to meet the rebels.",
        ["Kenya | refuse | rebels | REJECT", "Kenya | meet | rebels | CONSULT | not | hypothetical"],
    ),
]
MODALITY = [
    ("Kenya will meet Somalia on Friday.", ["Kenya | meet | Somalia | CONSULT | future"]),
    ("Kenya plans to meet Somalia.", ["Kenya | meet | Somalia | CONSULT | intended"]),
    (
        "Kenya demanded that Somalia free the pilots.",
        ["Kenya | demand | Somalia | REQUEST", "Somalia | free | pilots | RETREAT | demanded"],
    ),
    ("Kenya could attack Somalia.", ["Kenya | attack | Somalia | ASSAULT | hypothetical"]),
    (
        "If Kenya attacks Somalia, Uganda will help Somalia.",
        ["Kenya | attack | Somalia | ASSAULT | hypothetical", "Uganda | help | Somalia | AID | future"],
    ),
    (
        "Kenya threatened to attack Somalia.",
        ["Kenya | threaten | Somalia | THREATEN", "Kenya | attack | Somalia | ASSAULT | hypothetical"],
    ),
    (
        "Kenya called for the withdrawal of Somali troops.",
        ["Kenya | call | Somali troops | REQUEST", "Somali troops | withdrawal | - | RETREAT | demanded"],
    ),
]
REFUSALS = [
    ("Kenya said it would not accept more refugees.", ["Kenya | not accept | refugees | REJECT | reported"]),
    (
        "Somalia will no longer tolerate raids by Ethiopia.",
        ["Somalia | no longer tolerate | Ethiopia | REJECT", "Ethiopia | raid | - | ASSAULT | future"],
    ),
    ("Kenya has not accepted the plan.", ["Kenya | accept | [the plan] | AGREE | not"]),
]
FIXED_PHRASES = [
    ("The army laid down its arms.", ["army | lay down arms | - | RETREAT"]),
    ("Kenyan troops remained on alert.", ["Kenyan troops | remain on alert | - | MOBILIZE"]),
]
MUTUAL = [
    ("Kenya and Somalia accused each other of spying.", ["Kenya | accuse | Somalia | ACCUSE"]),
    ("Kenya and the rebels shot at one another.", ["Kenya | shoot | rebels | ASSAULT"]),
    ("Kenya and Somalia exchanged prisoners.", ["Kenya | exchange | Somalia | COOPERATE"]),
    ("Kenya shared intelligence with Somalia.", ["Kenya | share | Somalia | COOPERATE"]),
    (
        "Omar Farah shared his knowledge of Somali history.",
        ["Omar Farah | share | [his knowledge of Somali history] | -"],
    ),
    ("Kenya and Somalia traded accusations.", ["Kenya | trade | Somalia | ACCUSE"]),
    ("The presidents of Kenya and Somalia met in Nairobi.", ["Kenya | meet | Somalia | CONSULT"]),
    ("Citizens of Kenya and Somalia met in Nairobi.", ["Citizens | meet | - | CONSULT"]),
    ("Kenyan and Somali troops clashed near Garissa.", ["Kenya | clash | Somalia | ASSAULT"]),
    ("Police clashed with students in Nairobi.", ["Police | clash | students | ASSAULT"]),
    ("Senators clashed with the president.", ["Senators | clash | president | -"]),
]
PLACES_OF_THINGS = [
    ("The minister praised a restaurant in Nairobi.", ["minister | praise | [a restaurant in Nairobi] | SUPPORT"]),
    ("Kenya praised the reforms in Somalia.", ["Kenya | praise | Somalia | SUPPORT"]),
    ("Kenya bombed a market in Garissa.", ["Kenya | bomb | Garissa | ASSAULT"]),
]
SETTLEMENTS = [
    ("Kenya and Somalia reached a settlement.", ["Kenya | reach | Somalia | AGREE"]),
    ("The settlement between Kenya and Somalia held.", ["Kenya | settlement | Somalia | AGREE"]),
    ("Kenya's settlements in Garissa grew.", []),
    ("Kenya approved settlements in Garissa.", ["Kenya | approve | [settlements in Garissa] | -"]),
    ("Kenya set up settlements in Garissa.", ["Kenya | set up | [settlements in Garissa] | -"]),
]
NAMED_WITHIN = [
    ("The Amal militia met Kenyan envoys.", ["Amal militia | meet | Kenyan envoys | CONSULT"]),
    ("Kenya bowed to demands from Somalia.", ["Kenya | bow | Somalia | CONCEDE"]),
    ("Kenya imposed a curfew in Garissa in response to riots.", ["Kenya | impose | Garissa | COERCE"]),
    ("Kenya shelled Garissa province.", ["Kenya | shell | Garissa | ASSAULT"]),
    ("Kenya sold its ferry unit to the investor Fjord Capital.", ["Kenya | sell | Fjord Capital | -"]),
    ("Teachers in Uganda went on strike against Kenya.", ["Teachers | go on strike | Kenya | PROTEST"]),
    (
        "Workers went on strike to press their demands for better pay.",
        [
            "Workers | go on strike | - | PROTEST",
            "Workers | press | [their demands for better pay] | REQUEST | intended",
        ],
    ),
    ("Riots against Kenyan policies continued.", ["- | riot | Kenya | PROTEST"]),
    ("Kenya declared a state of emergency in Garissa.", ["Kenya | declare | Garissa | COERCE"]),
]
STATES = [
    ("Alice Wanjiru is the president of Kenya.", ["Alice Wanjiru | president of Kenya | Kenya | position"]),
    ("Kenya is a member of the African Union.", ["Kenya | be member of | African Union | membership"]),
    ("Kenya joined the African Union in 1963.", ["Kenya | join | African Union | membership"]),
    ("Alice Wanjiru is a member of the Labour Party.", ["Alice Wanjiru | be member of | Labour Party | membership"]),
    ("Omar Farah moved to Paris in 1990.", ["Omar Farah | move | Paris | other"]),
    ("Omar Farah works for Halden Steel.", ["Omar Farah | work | Halden Steel | membership"]),
    (
        "Alice Wanjiru, a spokeswoman for Halden Steel, apologised.",
        ["Alice Wanjiru | spokeswoman | Halden Steel | spokesperson", "Alice Wanjiru | apologise | - | -"],
    ),
    ("Tavria is a province of Ukraine.", ["Tavria | be province of | Ukraine | part_of"]),
    ("Halden Steel is based in Nairobi.", ["Halden Steel | base | Nairobi | located_in"]),
    ("Kenya is a close ally of Uganda.", ["Kenya | be ally of | Uganda | ally"]),
    ("Kenya and Uganda are allies.", ["Kenya | be ally | Uganda | ally"]),
    (
        "Somalia, a rival of Kenya, protested.",
        ["Somalia | rival | Kenya | opponent", "Somalia | protest | - | ACCUSE"],
    ),
    (
        "Musa Keita's wife, Fanta Keita, met Alice Wanjiru.",
        ["Fanta Keita | wife | Musa Keita | family", "Fanta Keita | meet | Alice Wanjiru | CONSULT"],
    ),
    ("Ana Sole is married to Omar Farah.", ["Ana Sole | be married to | Omar Farah | family"]),
    (
        "Omar Farah, the son of Musa Keita, lives in Nairobi.",
        ["Omar Farah | son | Musa Keita | family", "Omar Farah | live | Nairobi | other"],
    ),
    ("Halden Steel owns Varga Mining.", ["Halden Steel | own | Varga Mining | ownership"]),
    ("Varga Mining belongs to Halden Steel.", ["Halden Steel | belong | Varga Mining | ownership"]),
    (
        "Varga Mining, a subsidiary of Halden Steel, closed a pit.",
        ["Halden Steel | subsidiary | Varga Mining | ownership", "Varga Mining | close | [a pit] | -"],
    ),
    (
        "Halden Steel was founded in 1950 by Omar Farah.",
        ["Halden Steel | found | [1950] | other", "Omar Farah | found | Halden Steel | other"],
    ),
]
THINGS_OF_SOMEBODY = [
    ("Rebels ambushed a truck of the Red Cross.", ["Rebels | ambush | Red Cross | ASSAULT"]),
    ("Gunmen attacked a market in Mombasa.", ["Gunmen | attack | [a market] | ASSAULT"]),
    (
        "The kidnappers killed a foreman, Emre Polat.",
        ["kidnappers | kill | Emre Polat | ASSAULT", "Emre Polat | foreman | - | position"],
    ),
    ("They used rubber bullets against the students.", ["[They] | use | students | ASSAULT"]),
    ("They began picketing the company's garage.", ["[They] | picket | company | PROTEST"]),
    ("Villagers and herders clashed in Mombasa.", ["Villagers | clash | herders | ASSAULT"]),
    ("Ministers clashed in Mombasa.", ["Ministers | clash | Mombasa | -"]),
    ("Gunmen murdered his brother.", ["Gunmen | murder | brother | ASSAULT"]),
    ("Kenya donated ten pumps to Somalia.", ["Kenya | donate | Somalia | AID"]),
    ("Kenya donated blood.", ["Kenya | donate | [blood] | -"]),
    ("The group demanded money from the hospital.", ["group | demand | [the hospital] | REQUEST"]),
    ("Kenya froze the assets of Somali officials.", ["Kenya | freeze | Somalia | SANCTION"]),
]
OTHER_SENSES = [
    ("Peru vowed to respond in kind.", ["Peru | vow | - | THREATEN", "Peru | respond | - | - | intended"]),
    ("Peru vowed to build homes.", ["Peru | vow | - | AGREE", "Peru | build | [homes] | - | intended"]),
    ("The nurses' union announced a strike.", ["nurses' union | announce | - | PROTEST"]),
    ("Kenya launched a strike on the camp.", ["Kenya | launch | [the camp] | ASSAULT"]),
    ("The governor beat Ana Reyes in the election.", ["governor | beat | Ana Reyes | -"]),
    ("Soldiers beat Ana Reyes in the street.", ["Soldiers | beat | Ana Reyes | ASSAULT"]),
    ("Police put the crowd at 9,000.", []),
    ("The UN observer mission urged calm.", ["UN observer mission | urge | [calm] | REQUEST"]),
    ("Sweden closed its embassy in Somalia.", ["Sweden | close | Somalia | SANCTION"]),
    ("Sweden closed the Somali embassy.", ["Sweden | close | Somali embassy | COERCE"]),
    ("Kenya protested against the closure.", ["Kenya | protest | [the closure] | ACCUSE"]),
    ("Students protested against the closure.", ["Students | protest | [the closure] | PROTEST"]),
]
NOT_YET = [
    ("Members of the union voted to strike.", ["union | strike | - | PROTEST | intended"]),
    (
        "Norway barred seven people from entering Kenya.",
        ["Norway | bar | people | COERCE", "people | enter | Kenya | - | hypothetical"],
    ),
    (
        "The mayor urged Kenya to talk instead of blaming Somalia.",
        ["mayor | urge | Kenya | REQUEST", "Kenya | blame | Somalia | ACCUSE | hypothetical"],
    ),
    ("The army must remove the roadblocks.", ["army | remove | [the roadblocks] | - | demanded"]),
    (
        "Police questioned two men who are suspected of burning a store.",
        [
            "Police | question | men | ACCUSE",
            "- | suspect | men | ACCUSE",
            "men | burn | [a store] | PROTEST | reported",
        ],
    ),
]
BEARERS = [
    ("The fighters belonged to the Amal militia.", ["fighters | belong | Amal militia | membership"]),
    ("Kenya moved two battalions to Garissa.", ["Kenya | move | Garissa | MOBILIZE"]),
    ("Alice Wanjiru moved to Nairobi.", ["Alice Wanjiru | move | Nairobi | other"]),
    (
        "Miriam Otieno, a Kenyan nurse, won.",
        ["Miriam Otieno | win | - | -", "Miriam Otieno | Kenyan nurse | - | position"],
    ),
]
LESS_COMMON_VERBS = [
    ("Kenya disputed the claims of Somalia.", ["Kenya | dispute | Somalia | REJECT"]),
    ("Police nabbed four rebels.", ["Police | nab | rebels | COERCE"]),
    ("Rebels butchered 20 villagers.", ["Rebels | butcher | villagers | ASSAULT"]),
    ("The minister assailed Kenya.", ["minister | assail | Kenya | ACCUSE"]),
]
OF_WHOM = [
    (
        "Kenyan police are investigating crimes committed by Somali troops.",
        ["Kenyan police | investigate | Somali troops | ACCUSE", "Somali troops | commit | [crimes] | -"],
    ),
    (
        "Teachers in Kenya stopped work over a bill signed by President Musa Keita.",
        [
            "Teachers | stop work | Musa Keita | PROTEST",
            "Musa Keita | sign | [a bill] | -",
            "Musa Keita | President | - | position",
        ],
    ),
    (
        "Kenyan demonstrators rioted after a rally calling for the removal of President Musa Keita.",
        [
            "Kenyan demonstrators | riot | Musa Keita | PROTEST",
            "Kenyan demonstrators | call | Musa Keita | REQUEST",
            "- | removal | Musa Keita | COERCE | demanded",
            "Musa Keita | President | - | position",
        ],
    ),
    (
        "Miners in Kenya held a rally in protest of the Ugandan government's refusal to pay.",
        ["Miners | hold | Uganda | PROTEST", "Uganda | refusal | - | REJECT", "Uganda | pay | - | - | not"],
    ),
    (
        "The bishop called for sanctions against Uganda.",
        ["bishop | call | Uganda | REQUEST", "- | sanction | Uganda | SANCTION | demanded"],
    ),
    (
        "Uganda ordered the newspaper La Prensa to close.",
        ["Uganda | order | La Prensa | REQUEST", "La Prensa | close | - | - | demanded"],
    ),
    ("Somali pirates released a Greek tanker.", ["Somali pirates | release | Greece | RETREAT"]),
]
BY_WHOM = [
    ("A missionary was arrested in Uganda.", ["Uganda | arrest | missionary | COERCE"]),
    ("A missionary was arrested in Uganda by rebels.", ["rebels | arrest | missionary | COERCE"]),
    ("Farmers were deported from Uganda.", ["Uganda | deport | Farmers | COERCE"]),
    ("A journalist was killed by a bomb in Uganda.", ["[a bomb] | kill | journalist | ASSAULT"]),
    (
        "The UN sent monitors to Uganda to investigate the killings.",
        ["UN | send | Uganda | -", "UN | investigate | [the killings] | ACCUSE | intended"],
    ),
    ("Kenyan doctors handed over 70 kg of medicine to Uganda.", ["Kenyan doctors | hand over | Uganda | AID"]),
]
ARRIVALS = [
    ("Kenyan troops arrived in Uganda.", ["Kenyan troops | arrive | Uganda | MOBILIZE"]),
    ("Kenyan peacekeepers arrived in Uganda.", ["Kenyan peacekeepers | arrive | Uganda | AID"]),
    ("Kenyan envoys arrived in Uganda.", ["Kenyan envoys | arrive | Uganda | CONSULT"]),
]
UNCODED = [
    (
        "Halden Steel beat Varga Mining in the cup final and the striker scored a goal.",
        ["Halden Steel | beat | Varga Mining | -"],
    ),
    ("Floods killed 12 people in Kenya.", []),
    ("Omar Farah committed a crime.", ["Omar Farah | commit | [a crime] | -"]),
]
ALL = [
    *VOICE, *RELATIVES, *PARTICIPLES, *INFINITIVES, *COORDINATION, *APPOSITIONS, *NOUNS, *LIGHT_VERBS, *REPORTS,
    *NEGATION, *MODALITY, *REFUSALS, *FIXED_PHRASES, *MUTUAL,
    *PLACES_OF_THINGS, *SETTLEMENTS, *NAMED_WITHIN, *STATES,
    *THINGS_OF_SOMEBODY, *OTHER_SENSES, *NOT_YET, *BEARERS, *OF_WHOM, *BY_WHOM, *ARRIVALS,
    *LESS_COMMON_VERBS, *UNCODED,
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_rows_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(lines_of(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        ("Teachers in Uganda went on strike.", "go on strike", "went on strike"),
        ("Kenya won't negotiate with Somalia.", "not negotiate", "won't negotiate"),
        ("Kenya will no longer recognise Somalia.", "no longer recognise", "will no longer recognise"),
        ("Kenya refused to accept the plan.", "refuse", "refused"),
        ("Kenya ruled out talks with Somalia.", "rule out", "ruled out"),
    ],
)
def test_the_predicate_is_what_its_evidence_says(text: str, predicate: str, words: str) -> None:
    rows, _ = rows_of(text)
    assert {row.predicate: text[row.predicate_start : row.predicate_end] for row in rows}[predicate] == words


@pytest.mark.parametrize("bound", ["At least", "Up to", "As many as", "No fewer than", "Nearly"])
def test_an_argument_keeps_the_bound_of_its_number(bound: str) -> None:
    rows, names = rows_of(f"{bound} 83 strikers were arrested by police.")
    assert [(row.target_text, names[row.target_id]) for row in rows] == [(f"{bound} 83 strikers", "strikers")]
